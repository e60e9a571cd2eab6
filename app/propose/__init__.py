"""Room: propose. Asks a language model what it finds in an article; believes only verbatim words.

In: `domain.article.ReadArticle`, the operator's `ModelSettings`. Out: `domain.proposed.Proposals`.
Imports: domain, base. Off unless the operator names an address; the only one it speaks to.
"""
