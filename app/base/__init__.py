"""Room: base. What every room may use: clock, errors, settings, EDTF dates, text folding.

In: nothing. Out: small functions without a subject. Imports: only the standard library and `edtf`.
"""
