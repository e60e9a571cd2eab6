"""Room: export. Writes answers as files: CSV, JSON.

In: rows of query. Out: streamed lines with frozen headers. Imports: query, domain, base; no SQL.
"""
