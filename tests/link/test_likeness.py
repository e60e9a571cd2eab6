"""How like two wordings are: what is left out to save time changes nothing."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.link.context import read_context
from app.link.likeness import SURE, Wording, likeness, mention_wording, together
from app.link.vectors import vectors
from tests.link.factories import a_mention, a_text

_PARTS = st.sampled_from(
    (
        *("Russia", "China", "will train", "denied that", "did not train", "delivered", "bought"),
        *("450 signallers", "12 ships", "of the other side", "at its academy", "in July", "drones"),
    )
)
_SENTENCES = st.lists(_PARTS, min_size=3, max_size=9).map(" ".join)


def wordings(first: str, second: str) -> tuple[Wording, Wording]:
    """Return two sentences of two texts as they are compared."""
    mentions = [
        a_mention(key, f"t-{key}", content=content, claim=None)
        for key, content in (("a", first), ("b", second))
    ]
    rows = vectors([first, second])
    made = [
        mention_wording(m, row, outlets=frozenset()) for m, row in zip(mentions, rows, strict=True)
    ]
    return made[0], made[1]


@settings(max_examples=60, deadline=None)
@given(_SENTENCES, _SENTENCES)
def test_what_the_words_alone_decide_is_decided_by_them(first: str, second: str) -> None:
    a, b = wordings(first, second)
    mentions = [a_mention(w.key, w.text or "", content=w.content, claim=None) for w in (a, b)]
    texts = {m.text: a_text(m.text) for m in mentions}
    rows = np.stack([a.vector, b.vector])
    context = read_context(mentions, texts, rows=rows, rarity={}, kept=None)
    alone = likeness(a, b, rarity={})
    found = together(a, b, context)
    if alone.barred or alone.score >= SURE:
        assert found == alone
    else:
        assert not found.barred
    assert found == together(b, a, context)
