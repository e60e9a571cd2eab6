"""The page that says which test shows each row names only tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "intake-under-bad-input.md"
NAMED = re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_a_row_is_shown_by_a_test_that_is_there(path: str, name: str):
    assert re.search(rf"^\s*def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_row_names_its_test():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    heads = [line for line in rows if line.endswith("| test |")]
    assert len(rows) - len(heads) == len(NAMED) > 30
