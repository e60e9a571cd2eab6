"""The write side in one place: what ``pipeline`` calls inside its transaction, in this order.

``save_article`` → ``save_findings`` → ``find_texts``, ``find_claims`` → ``load_near`` →
``load_vectors`` → (link decides) → ``save_vectors`` → ``save_links`` → ``load_claims`` →
``save_terms`` → ``save_chains`` → ``drop_empty_claims`` → ``refresh_claims`` → ``refresh_search``.
"""

from app.store.articles import Captured, SavedArticle, is_held, save_article
from app.store.chains import ClaimChain, save_chain, save_chains
from app.store.findings import SavedFindings, save_findings
from app.store.link_in import LinkInputs, load_link_inputs, without_joins
from app.store.links import SavedLinks, drop_empty_claims, save_links
from app.store.refresh import refresh_articles, refresh_claims
from app.store.runs import end_run, start_run
from app.store.searching import refresh_search
from app.store.vectors import load_vectors, save_vectors
from app.store.vocabulary import load_vocabulary

__all__ = [
    "Captured",
    "ClaimChain",
    "LinkInputs",
    "SavedArticle",
    "SavedFindings",
    "SavedLinks",
    "drop_empty_claims",
    "end_run",
    "is_held",
    "load_link_inputs",
    "load_vectors",
    "load_vocabulary",
    "refresh_articles",
    "refresh_claims",
    "refresh_search",
    "save_article",
    "save_chain",
    "save_chains",
    "save_findings",
    "save_links",
    "save_vectors",
    "start_run",
    "without_joins",
]
