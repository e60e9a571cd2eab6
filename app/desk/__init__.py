"""Room: desk. The starter records of one field of study as JSON Lines, and where they lie.

In: nothing. Out: the folder and the vocabulary read from it. Imports: domain, base.
"""
