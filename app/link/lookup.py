"""What a wording and a text are looked up by, so that linking need not see everything held.

Only words: which records are chosen by them is the business of the store.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from app.domain.chain import LinkClaim, LinkMention
from app.link.numbers import numbers_of
from app.link.wording import content_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.link.vectors import Matrix

RULES = 1  # to be counted up when the same record would be found by other terms
TABLES = 6  # ways to cut the space of vectors into buckets
BITS = 12  # cuts of each way
FLIPPED = 3  # a vector this near a cut is looked for on its other side too, so many cuts
SEED = 7
FEW, MANY = 64, 400  # shingles of a text
SPARSE, DENSE = 8, 4  # one shingle in so many is kept of a long text, of a middling one


def mention_terms(mention: LinkMention) -> frozenset[str]:
    """Return the stems of a mention's words, its numbers (``#600``) and actors (``@slug``)."""
    numbers = numbers_of(mention.quantities, mention.content)
    return _terms(mention.content, (n.value for n in numbers), mention.actors)


def claim_terms(claim: LinkClaim) -> frozenset[str]:
    """Return the like of a claim's statement."""
    quantities = (claim.quantity,) if claim.quantity else ()
    numbers = numbers_of(quantities, claim.statement)
    return _terms(claim.statement, (n.value for n in numbers), claim.actors)


def wordings_of(
    claim: LinkClaim, mentions: Iterable[LinkMention], vectors: Mapping[str, "Matrix"]
) -> Counter[str]:
    """Return how many wordings of a claim have each term; '' counts the wordings.

    ``vectors`` are those of contents; a content without one is in no bucket.
    """
    found = Counter(claim_terms(claim))
    found[""] += 1
    for mention in mentions:
        found.update(mention_terms(mention))
        found[""] += 1
        if mention.content in vectors:
            found.update(vector_buckets(vectors[mention.content]))
    return found


def is_stem(term: str) -> bool:
    """Tell whether a term is a word's stem."""
    return term[:1] not in ("", "#", "@", "~")


def rarities(counts: Mapping[str, int]) -> dict[str, float]:
    """Return how much each stem tells, from the number of wordings that have it.

    ``counts[""]`` is the number of all wordings. '' stands for a word that only one of them has.
    """
    every = max(counts.get("", 0), 1)
    found = {t: math.log(1 + every / n) for t, n in counts.items() if n > 0 and is_stem(t)}
    return found | {"": math.log(1 + every)}


def vector_buckets(vector: "Matrix") -> tuple[str, ...]:
    """Return the buckets a vector lies in, one of each way to cut."""
    bits = (_planes(len(vector)) @ vector > 0).reshape(TABLES, BITS)
    weights = 1 << _places()
    return tuple(f"~{n}.{value:x}" for n, value in enumerate((bits @ weights).tolist()))


def vector_probes(vector: "Matrix") -> tuple[str, ...]:
    """Return the buckets in which vectors near this one lie, its own among them."""
    import numpy as np  # noqa: PLC0415 - see vectors

    heights = (_planes(len(vector)) @ vector).reshape(TABLES, BITS)
    own = ((heights > 0) @ (1 << _places())).tolist()
    nearest = np.argsort(np.abs(heights), axis=1)[:, :FLIPPED].tolist()
    return tuple(
        f"~{n}.{value:x}"
        for n in range(TABLES)
        for value in (own[n], *(own[n] ^ (1 << place) for place in nearest[n]))
    )


def kept_shingles(shingles: frozenset[int]) -> frozenset[int]:
    """Return the shingles under which a text is kept: the shorter it is, the larger a part."""
    every = 1 if len(shingles) < FEW else DENSE if len(shingles) < MANY else SPARSE
    return frozenset(value for value in shingles if value % every == 0)


def _terms(words: str, numbers: Iterable[float | None], actors: Iterable[str]) -> frozenset[str]:
    marks = {f"#{value:g}" for value in numbers if value is not None}
    return content_words(words) | marks | {f"@{actor}" for actor in actors}


@cache
def _places() -> "NDArray[np.int64]":
    import numpy as np  # noqa: PLC0415 - see vectors

    return np.arange(BITS, dtype=np.int64)


@cache
def _planes(dimensions: int) -> "NDArray[np.float32]":
    """Return the cuts: planes through the origin, the same ones at all times."""
    import numpy as np  # noqa: PLC0415 - see vectors

    dice = np.random.default_rng(SEED)
    return dice.standard_normal((TABLES * BITS, dimensions), dtype=np.float32)
