"""Room: collect. Brings bytes: a URL, pasted text, a file, a folder, a manifest.

In: what a person named. Out: `domain.article.Input`, one a page. Imports: domain, base.
"""
