import pytest

from app.domain.words import Relation
from app.query.findings import upstream_of

_LEANS, _COPIES = (str(Relation.REPORTS), "Daily North"), (str(Relation.REPRINTS), "Daily North")


@pytest.mark.parametrize(
    ("above", "nearest", "quote", "expected"),
    [
        (None, "Coast Wire", "Crews came, Coast Wire said.", "Coast Wire"),
        (_LEANS, "Coast Wire", "Crews came, Coast Wire said.", "Coast Wire"),
        (_LEANS, None, "Crews came.", "Daily North"),
        (_LEANS, None, "Crews came, a sailor told us.", None),
        (_LEANS, None, "Crews came, a sailor told Own Paper.", None),
        (_COPIES, "Coast Wire", "Crews came, Coast Wire said.", "Daily North"),
        (None, None, "Crews came.", None),
    ],
    ids=["named", "named and leaning", "leaning", "told us", "told the page", "copy", "own"],
)
def test_a_mention_is_one_hop_from_the_outlet_it_names_unless_the_text_is_a_copy(
    above: tuple[str, str] | None, nearest: str | None, quote: str, expected: str | None
) -> None:
    assert upstream_of(above, nearest, quote=quote, own="Own Paper") == expected
