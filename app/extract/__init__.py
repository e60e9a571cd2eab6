"""Room: extract. Finds claims, attributions, actors and responses in one article.

In: `domain.article.ReadArticle` and the desk's `Vocabulary`. Out: `domain.found.Findings`.
Imports: domain, base.
"""
