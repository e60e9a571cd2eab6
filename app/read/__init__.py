"""Room: read. Turns bytes into an article: its own text without furniture, and what it says of itself.

In: `domain.article.Input`. Out: `domain.article.ReadArticle`. Imports: domain, base.
"""
