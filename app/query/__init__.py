"""Room: query. Answers questions: one filter gives page, count, facets and file.

In: a filter. Out: frozen cards and rows. Imports: store (tables, dialect), domain, base. Read-only.
"""
