"""What was recorded by a moment stays what it was, whatever is written afterwards."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from app import again
from app.base.clock import now
from app.base.moments import Moment, moment_at
from app.deciding import Decision, decide
from app.domain.article import Input, Told
from app.export.files import FILES
from app.pipeline import take_in_one
from app.store.history import NOT_SHOWN
from app.store.moments import load_recorded
from app.store.rows import table_of
from app.store.session import reading
from app.store.tables import Article, Claim, Mention
from tests.kept import load_vocabulary
from tests.web.conftest import open_pages

SHOWN = {n: t for n, t in SQLModel.metadata.tables.items() if n not in NOT_SHOWN}
HOURS = ("morning", "noon", "night")


def page(outlet: int, edition: int) -> Input:
    """One small report; another edition of it tells another number and another denial."""
    number = 200 + 100 * (edition % 3)
    text = (
        f"Cadets at the lake\n\n"
        f"A source in the GUR told the Lantern Post {outlet} in the {HOURS[edition % 3]} that "
        f"Russia will train {number} Chinese military personnel at Lake Base in 2031. "
        f"{'China denied the report.' if edition % 2 else 'Beijing did not comment.'}\n"
    )
    told = Told(
        url=f"https://www.lantern{outlet}.example/cadets",
        outlet=f"Lantern Post {outlet}",
        title="Cadets at the lake",
        published=f"2031-05-0{outlet + 1}",
    )
    return Input(f"p{outlet}.txt", text.encode(), told, "text/plain; charset=utf-8")


def collect(engine: Engine, archive: Path, outlet: int, edition: int) -> None:
    take_in_one(engine, page(outlet, edition), archive=archive)


def say(engine: Engine, archive: Path, which: int, decision: int) -> None:
    del archive
    m = table_of(Mention).c
    with reading(engine) as connection:
        held = list(connection.scalars(select(m.id).where(m.review != "rejected").order_by(m.id)))
    if held:
        decide(engine, held[which % len(held)], list(Decision)[decision % 3])


def relink(engine: Engine, archive: Path, _one: int, _other: int) -> None:
    del archive
    again.relink(engine)


def reextract(engine: Engine, archive: Path, _one: int, _other: int) -> None:
    del archive
    again.reextract(engine)


Write = Callable[[Engine, Path, int, int], None]
WRITES: tuple[Write, ...] = (collect, collect, collect, say, relink, reextract)


def newest(engine: Engine) -> Moment:
    with reading(engine) as connection:
        last = load_recorded(connection).last
    assert last is not None
    return moment_at(last)


def tables(engine: Engine, as_of: Moment | None = None) -> dict[str, list[tuple[Any, ...]]]:
    with reading(engine, as_of=as_of) as connection:
        return {
            name: [tuple(r) for r in connection.execute(select(t).order_by(*t.primary_key))]
            for name, t in SHOWN.items()
        }


def addresses(engine: Engine) -> list[str]:
    """Return pages and files of every kind, of what is held now."""
    with reading(engine) as connection:
        claims = list(connection.scalars(select(table_of(Claim).c.slug).order_by("slug")))
        articles = list(connection.scalars(select(table_of(Article).c.id).order_by("id")))
    return [
        *("/", "/claims", "/articles", "/actors", "/topics", "/outlets", "/responses", "/data"),
        *("/claims?q=%22lake+base%22+-gold&sort=oldest", "/claims?q=cade*"),
        *("/search?q=chin*", "/search.json?q=lake", "/claims.atom", "/responses.atom"),
        *(f"/{name}.csv" for name in FILES),
        *(f"/{name}.json" for name in ("claims", "responses")),
        *(f"/claims/{slug}" for slug in claims[:1]),
        *(f"/claims/{slug}.json" for slug in claims[:1]),
        *(f"/claims/{claims[0]}/{name}" for name in CHAINS if claims),
        *(f"/articles/{number}" for number in articles[:1]),
    ]


TWICE = ("/", "/claims.csv")
CHAINS = ("chain.svg", "chain.json", "chain.prov.json", "chain.graphml", "hops.csv")


def at(address: str, moment: Moment) -> str:
    return f"{address}{'&' if '?' in address else '?'}as_of={moment.text}"


def records(address: str, body: bytes) -> bytes:
    """Return what two answers share that show the same records at and without a moment."""
    if address.endswith((".csv", ".json")) or "/chain." in address:
        return body
    text = re.sub(
        r'<p class="past">.*?</p>\n|<form.*?</form>|<p class="cite">.*?</p>|<title>.*?</title>'
        r'|<section class="tools.*?</section>|<link rel="alternate"[^>]*>|<p class="lead">.*?</p>'
        r"|(?<=</strong>)[^<]*? recorded by [^;.<]*",  # the sentence of a list says its moment
        "",
        body.decode(),
        flags=re.DOTALL,
    )
    text = re.sub(r"\?as_of=[^\"&#<]*&amp;", "?", text)
    text = re.sub(r"(?:\?|&amp;)as_of=[^\"&#<]*", "", text)
    return text.encode()


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],  # each example takes seconds; making it smaller would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(WRITES), st.integers(0, 3), st.integers(0, 5)),
        min_size=2,
        max_size=3,
    )
)
def test_what_was_answered_as_of_a_moment_is_answered_so_ever_after(
    engine: Engine, tmp_path: Path, writes: list[tuple[Write, int, int]]
):
    load_vocabulary(engine)
    collect(engine, tmp_path, 0, 0)
    answers: dict[str, bytes] = {}
    held: list[tuple[Moment, dict[str, list[tuple[Any, ...]]]]] = []
    with open_pages(engine) as client:
        for write, one, other in writes:
            write(engine, tmp_path, one, other)
            moment = newest(engine)
            held.append((moment, tables(engine)))
            asked = moment_at(now())
            for address in addresses(engine):
                present = client.get(address)
                assert present.status_code == 200, address
                for exact in (moment, asked) if address in TWICE else (moment,):
                    answer = client.get(at(address, exact))
                    assert answer.status_code == 200, address
                    assert records(address, answer.content) == records(address, present.content), (
                        address
                    )
                    answers[at(address, exact)] = answer.content
        for address, body in answers.items():
            assert client.get(address).content == body, address
    for moment, rows in held:
        assert tables(engine, moment) == rows


def test_a_command_answers_as_of_a_moment_and_says_which(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from typer.testing import CliRunner

    from app.cli import whence

    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))
    monkeypatch.setenv("WHENCE_DESK", "none")
    url = engine.url.set(drivername=engine.url.get_backend_name())
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    archive = tmp_path / "captures"

    def run(*words: str, code: int = 0) -> tuple[bytes, str]:
        answer = CliRunner().invoke(whence, list(words))
        assert answer.exit_code == code, answer.output
        return answer.stdout_bytes, answer.stderr

    run("claims")
    collect(engine, archive, 0, 0)
    collect(engine, archive, 1, 1)
    moment = newest(engine)
    with reading(engine) as connection:
        slug = str(connection.scalar(select(table_of(Claim).c.slug).limit(1)))
    commands = [
        ("export", "mentions"),
        ("claims", "--format", "csv"),
        ("responses", "--format", "json"),
        ("chain", slug, "--format", "csv"),
        ("explain", "1"),
        ("findings",),
    ]
    then = [run(*words)[0] for words in commands]
    for outlet in (0, 2, 3):
        collect(engine, archive, outlet, 2)
    again.reextract(engine)
    assert run("export", "mentions")[0] != then[0]
    for words, before in zip(commands, then, strict=True):
        out, said = run(*words, "--as-of", moment.text)
        assert out == before, words
        assert f"as of {moment.say()} (--as-of {moment.text})" in said
    _, said = run("claims", "--as-of", now().date().isoformat())
    assert f"(--as-of {now().date().isoformat()}T" in said
    assert "nothing was recorded by then" in run("claims", "--as-of", "2020")[1]
    assert "still to come" in run("claims", "--as-of", "2999", code=2)[1]
    assert "still to come" in run("chain", slug, "--as-of", "2999", code=2)[1]
