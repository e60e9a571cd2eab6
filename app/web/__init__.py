"""Room: web. Shows answers as pages and takes in what a reader hands over.

In: requests. Out: pages, fragments, files. Imports: pipeline, export, query, domain, base; no SQL.
"""
