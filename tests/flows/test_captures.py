"""A page fetched again: what it says otherwise is kept, shown, and tells claims only if it must."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col
from starlette.testclient import TestClient

from app.base.clock import now
from app.base.moments import moment_at
from app.base.places import desk_folder
from app.collect.known import Unchanged
from app.domain.article import Input, Told
from app.domain.taken import Taken, TakenState
from app.main import Doors, create_app
from app.pipeline import note_unchanged, take_in_one
from app.query.capture_changes import load_captures
from app.query.rewordings import load_rewordings_of
from app.store.captures import find_held_page
from app.store.desk import load_vocabulary_only
from app.store.moments import load_recorded
from app.store.session import reading, transaction
from app.store.tables_of_captures import ArticleLook

HOME = "http://127.0.0.1:8000"
URL = "https://tide.example/chita"
CLAIM = (
    "Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence ministry"
    " said on Monday."
)
FIRST = f"Pilots at Chita\n\n{CLAIM}\n\nRain fell on the quay all night and nobody minded.\n"
"""A text with one claim and a sentence that is about something else."""


@pytest.fixture
def desk(engine: Engine) -> Engine:
    with transaction(engine) as session:
        load_vocabulary_only(session, desk_folder())
    return engine


def take(engine: Engine, folder: Path, text: str, url: str = URL, **headers: str) -> Taken:
    item = Input(
        "page.txt", text.encode(), Told(url=url, outlet="The Tide"), headers=tuple(headers.items())
    )
    return take_in_one(engine, item, archive=folder)


@pytest.fixture
def reader(desk: Engine) -> Iterator[TestClient]:
    def refuse(*_: object) -> Taken:
        raise AssertionError("nothing is taken in here")

    app = create_app(
        engine=desk,
        doors=Doors(refuse, refuse),
        archives=("https://copies.example/of/{url}",),
    )
    with TestClient(app, base_url=HOME) as client:
        yield client


def page(reader: TestClient, path: str, status: int = 200) -> str:
    answer = reader.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


def test_a_changed_text_is_a_new_capture_with_its_difference(
    desk: Engine, tmp_path: Path, reader: TestClient
):
    take(desk, tmp_path, FIRST)
    take(desk, tmp_path, FIRST.replace("40", "60"))
    with reading(desk) as connection:
        first, second = load_captures(connection, 1)
        assert not first.changes
        (change,) = second.changes
        assert (change.before, change.words_out, change.words_in) == (1, 1, 1)
        (told,) = load_rewordings_of(connection, article_id=1)
        assert told.to_sha256 == second.sha256
    shown = page(reader, "/articles/1/captures/2")
    assert re.search(r"<del>40</del> <ins>60</ins>", shown)
    assert "the quay" not in shown
    assert "Claims this touches" in shown
    assert "No wording of a claim is among what changed" not in shown
    listed = page(reader, "/articles/1/captures")
    assert "1 word taken out, 1 word put in against capture 1" in listed
    assert 'href="/articles/1/captures/2"' in page(reader, "/articles/1")


def test_a_change_beside_all_claims_is_shown_and_is_no_event(
    desk: Engine, tmp_path: Path, reader: TestClient
):
    take(desk, tmp_path, FIRST)
    take(desk, tmp_path, FIRST.replace("Rain", "Snow"))
    with reading(desk) as connection:
        assert load_rewordings_of(connection, article_id=1) == ()
    shown = page(reader, "/articles/1/captures/2")
    assert "No wording of a claim is among what changed" in shown
    assert re.search(r"<del>Rain</del> <ins>Snow</ins>", shown)


def test_a_text_that_goes_back_is_a_change_too(desk: Engine, tmp_path: Path):
    take(desk, tmp_path, FIRST)
    take(desk, tmp_path, FIRST.replace("40", "60"))
    take(desk, tmp_path, FIRST)
    take(desk, tmp_path, FIRST.replace("40", "70"))
    with reading(desk) as connection:
        captures = load_captures(connection, 1)
    changes = [(c.number, change.before) for c in captures for change in c.changes]
    assert sorted(changes) == [(1, 2), (2, 1), (3, 1)]


def test_a_page_as_of_a_moment_shows_no_later_change(
    desk: Engine, tmp_path: Path, reader: TestClient
):
    take(desk, tmp_path, FIRST)
    with reading(desk) as connection:
        last = load_recorded(connection).last
    assert last is not None
    between = moment_at(last)
    take(desk, tmp_path, FIRST.replace("40", "60"))
    with reading(desk, as_of=between) as connection:
        assert [c.changes for c in load_captures(connection, 1)] == [()]
    assert "Capture 2" not in page(reader, f"/articles/1/captures?as_of={between.text}")


def test_script_in_a_changed_text_stays_text(desk: Engine, tmp_path: Path, reader: TestClient):
    take(desk, tmp_path, FIRST)
    take(desk, tmp_path, FIRST.replace("Rain", "<script>alert(1)</script>"))
    assert "<script>alert" not in page(reader, "/articles/1/captures/2")


def test_archives_are_linked_where_an_address_is_known(
    desk: Engine, tmp_path: Path, reader: TestClient
):
    take(desk, tmp_path, FIRST)
    for path in ("/articles/1", "/articles/1/captures"):
        assert f'href="https://copies.example/of/{URL}"' in page(reader, path)


@pytest.mark.parametrize("number", ["0", "2", "x", "９", "99999999999"])
def test_a_capture_that_is_not_there_is_not_found(
    desk: Engine, tmp_path: Path, reader: TestClient, number: str
):
    take(desk, tmp_path, FIRST)
    assert "/articles/1/captures" in page(reader, f"/articles/1/captures/{number}", 404)


def test_a_copy_from_an_archive_is_a_capture_of_the_page_itself(
    desk: Engine, tmp_path: Path, reader: TestClient
):
    copy = f"https://web.archive.example/web/20260301081500/{URL}"
    take(desk, tmp_path, FIRST, copy)
    take(desk, tmp_path, FIRST + "\nA line more.\n")
    with reading(desk) as connection:
        captures = load_captures(connection, 1)
    assert [c.url for c in captures] == [copy, URL]
    shown = page(reader, "/articles/1")
    assert "no later than an archive took its copy" in shown
    assert "until" in shown


def test_what_is_known_of_a_page_lets_the_next_request_ask_for_a_change(
    desk: Engine, tmp_path: Path
):
    take(desk, tmp_path, FIRST, etag='"one"')
    with reading(desk) as connection:
        held = find_held_page(connection, "http://www.tide.example/chita/")
        assert find_held_page(connection, "https://tide.example/other") is None
    assert held is not None
    assert held.headers == {"etag": '"one"'}
    came = note_unchanged(desk, Unchanged(URL, URL, now()), article_id=held.article_id)
    assert came.state is TakenState.UNCHANGED
    with reading(desk) as connection:
        looks = connection.execute(select(col(ArticleLook.outcome))).scalars().all()
        assert looks == ["unchanged"]
        assert len(load_captures(connection, 1)) == 1
