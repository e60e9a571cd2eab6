"""Room: read. Turns bytes into an article: its text without furniture, what it says of itself.

In: `domain.article.Input`. Out: `domain.article.ReadArticle`. Imports: domain, base.
"""
