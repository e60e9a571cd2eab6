"""The commands about what texts carry on, and about what outlets say of it."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module

import pytest
from sqlalchemy import Engine, insert
from typer.testing import CliRunner, Result

from app.cli.ledgers import ledgers
from app.query.filters import ClaimFilter
from app.query.outlet_replies import list_replies
from app.store.rows import table_of
from app.store.session import reading, transaction
from app.store.tables import Outlet


def run(*words: str) -> Result:
    return CliRunner().invoke(ledgers, list(words))


@pytest.mark.usefixtures("on_held_records")
class TestOnHeldRecords:
    def test_carry_is_shown_as_a_table_with_its_number(self) -> None:
        result = run("carry", "--outlet", "daily-nine")
        assert result.exit_code == 0
        assert "dropped" in result.stdout
        assert result.stderr == "carry: 1 row\n"

    @pytest.mark.parametrize("command", ["carry", "outlets"])
    def test_the_rows_come_as_json_and_csv(self, command: str) -> None:
        found = json.loads(run(command, "--format", "json").stdout)
        assert found["count"] == len(found["items"]) > 0
        lines = run(command, "--format", "csv").stdout.strip().split("\n")
        assert len(lines) - 1 == found["count"]

    @pytest.mark.parametrize("command", ["carry", "outlets", "reply"])
    def test_the_help_has_an_example(self, command: str) -> None:
        assert f"Example: whence {command}" in run(command, "--help").stdout


def test_a_reply_is_recorded_from_the_terminal(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def database() -> Generator[Engine]:
        yield engine

    monkeypatch.setattr(import_module("app.cli.ledgers"), "database", database)
    with transaction(engine) as session:
        row = {"slug": "bay-post", "name": "Bay Post", "kind": "newspaper"}
        session.execute(insert(table_of(Outlet)), row)
    result = run("reply", "Bay Post", "--words", "We did.", "--by", "Jo", "--on", "2025-08-03")
    assert result.exit_code == 0
    assert result.stdout.startswith("The reply of Bay Post is recorded")
    with reading(engine) as connection:
        (reply,) = list_replies(connection, ClaimFilter()).items
    assert (reply.words, reply.signed_by, reply.said_on) == ("We did.", "Jo", "2025-08-03")
    assert run("reply", "Bay Post", "--words", "We did.").exit_code == 2
