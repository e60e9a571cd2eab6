"""What every command that answers from the database can be asked."""

import inspect

import pytest

from app.cli.commands import PLACES, load
from app.cli.showing import Shown

ANSWERING = {
    name: callback
    for name in PLACES
    if (callback := load(name).callback) is not None
    and any(p.default is Shown.TABLE for p in inspect.signature(callback).parameters.values())
}


@pytest.mark.parametrize("name", sorted(ANSWERING.keys() - {"read", "extract"}))
def test_a_command_that_answers_can_be_asked_for_the_past(name: str) -> None:
    options = inspect.signature(ANSWERING[name]).parameters
    assert {"as_of", "as_of_"} & options.keys()


def test_the_commands_of_the_ledgers_are_there() -> None:
    assert {"losses", "carry", "missing", "due", "contradictions", "compare"} <= ANSWERING.keys()
