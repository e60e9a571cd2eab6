"""What a wording and a text are looked up by, so that linking need not see everything held.

Only words: which records are chosen by them is the business of the store.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from app.domain.chain import LinkClaim, LinkMention
from app.link.numbers import numbers_of
from app.link.wording import content_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.link.vectors import Matrix

RULES = 3  # to be counted up when other terms find a record, or ledgers are made otherwise
TABLES = 6  # ways to cut the space of vectors into buckets
BITS = 12  # cuts of each way
FLIPPED = 3  # a vector this near a cut is looked for on its other side too, so many cuts
SEED = 7
FEW, MANY = 64, 400  # shingles of a text
WORDINGS = 30  # of a claim, the first different ones, are looked at
NEAREST = 6  # claims are compared with a mention, of those looked up
CLOSEST = 4  # wordings of such a claim, beside its statement
UNKNOWN = 0.5  # counts as the cosine of a claim whose vectors are not held
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


def coarse(rows: Sequence["Matrix"]) -> bytes:
    """Return vectors of length 1 in one byte a number, good enough to tell which are near."""
    import numpy as np  # noqa: PLC0415 - see vectors

    return (np.array(rows) * 127).round().astype(np.int8).tobytes() if rows else b""


def choose_near(
    shares: Mapping[str, Mapping[int, float]],
    rows: Mapping[str, "Matrix"],
    held: Mapping[int, tuple[Sequence[int], bytes]],
) -> dict[int, set[int] | None]:
    """Return the claims worth comparing with some mention, and which of their wordings.

    ``shares``: for each mention the claims looked up, and what share of its words each has (0–1).
    ``rows``: the mentions' vectors. ``held``: what each wording of a claim is (0: the statement)
    and their ``coarse`` vectors; None instead of wordings where these are not held.
    """
    import numpy as np  # noqa: PLC0415 - see vectors

    asked = sorted({claim for found in shares.values() for claim in found})
    known = [claim for claim in asked if claim in held]
    sizes = [len(held[claim][0]) for claim in known]
    ends = np.cumsum(sizes).tolist()
    place = {c: slice(end - n, end) for c, n, end in zip(known, sizes, ends, strict=True)}
    packed = np.frombuffer(b"".join(held[claim][1] for claim in known), dtype=np.int8)
    chosen: dict[int, set[int] | None] = {}
    for key, found in shares.items():
        cosines = packed.reshape(sum(sizes), -1) @ rows[key] / 127 if known else packed
        worth = {
            claim: share + (float(cosines[place[claim]].max()) if claim in place else UNKNOWN)
            for claim, share in found.items()
        }
        for claim in sorted(worth, key=lambda c: (-worth[c], c))[:NEAREST]:
            if claim not in place:
                chosen[claim] = None
                continue
            order = np.argsort(-cosines[place[claim]], kind="stable")[:CLOSEST].tolist()
            wordings = chosen.setdefault(claim, set())
            if wordings is not None:
                wordings |= {held[claim][0][n] for n in order} - {0}
    return chosen


def coarse_wordings(
    claim: LinkClaim, mentions: Iterable[LinkMention], vectors: Mapping[str, "Matrix"]
) -> tuple[list[str], bytes]:
    """Return the keys of a claim's first different wordings, its own for the statement, and their
    ``coarse`` vectors; nothing at all unless the vectors of all but the statement are at hand."""
    first: dict[str, str] = {}
    if claim.statement in vectors:
        first[claim.statement] = claim.key
    for mention in mentions:
        if len(first) <= WORDINGS:
            first.setdefault(mention.content, mention.key)
    if any(said not in vectors for said in first):
        return [], b""
    return list(first.values()), coarse([vectors[said] for said in first])


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
