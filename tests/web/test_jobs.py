"""/jobs: what is done in the background is shown, decided about, and told while it goes on."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine

from app.domain.jobs import Ask, Done, Hold, JobKind, JobState
from app.query.jobs import load_job
from app.store import jobs as store
from app.store.session import reading
from app.web.watch import Watch
from tests.jobs.factories import a_page
from tests.kept import load_vocabulary
from tests.web.job_desk import OWN, a_zip, add_jobs, open_desk


def state_of(engine: Engine, number: int) -> JobState:
    with reading(engine) as connection:
        return load_job(connection, number).state


def test_the_list_shows_state_progress_and_outcome(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        assert "Nothing was done in the background yet" in client.get("/jobs").text
        add_jobs(engine)
        page = client.get("/jobs").text
        assert re.findall(r'<a class="title" href="/jobs/(\d)"', page) == ["4", "3", "2", "1"]
        assert "12 of 40" in page
        assert "3 items: 1 new, 2 failed." in page
        only = client.get("/jobs?state=running").text
        assert "40 addresses" in only
        assert "ferries.zip" not in only
        assert "No job is failed" in client.get("/jobs?state=failed").text
        assert client.get("/jobs?state=asleep").status_code == 422


def test_a_job_says_what_failed_and_what_came_of_the_rest(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        numbers = add_jobs(engine)
        page = client.get(f"/jobs/{numbers[0]}").text
        assert "It is empty: hand in another." in page
        assert "&lt;script&gt;no&lt;/script&gt;" in page
        assert "<script>no" not in page
        assert 'action="/jobs/1/again"' in page
        assert client.get("/jobs/999").status_code == 404
        assert client.get("/jobs/x").status_code == 404


def test_a_person_tries_again_leaves_out_and_cancels(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, jobs):
        first, _, third, _ = add_jobs(engine)
        answer = client.post(f"/jobs/{first}/drop", data={"position": "2"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/jobs/{first}")
        assert "Left out" in client.get(f"/jobs/{first}").text
        client.post(f"/jobs/{first}/again")
        assert state_of(engine, first) is JobState.WAITING
        assert first in jobs.queue.waiting()
        assert client.post(f"/jobs/{first}/again").status_code == 422
        client.post(f"/jobs/{third}/cancel")
        assert state_of(engine, third) is JobState.CANCELLED
        assert client.post("/jobs/999/cancel").status_code == 404


@pytest.mark.parametrize("verb", ["cancel", "again", "drop"])
def test_another_site_decides_nothing(engine: Engine, tmp_path: Path, verb: str) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        third = add_jobs(engine)[2]
        foreign = {**OWN, "origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
        assert client.post(f"/jobs/{third}/{verb}", headers=foreign).status_code == 403
        assert state_of(engine, third) is JobState.WAITING


def test_a_fragment_is_a_part_of_the_page(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        number = add_jobs(engine)[0]
        headers = {"HX-Request": "true", "HX-Target": "job-items"}
        part = client.get(f"/jobs/{number}", headers=headers).text.split("<title>")[0]
        assert part.strip().startswith('<section id="job-items"')
        assert part.strip() in client.get(f"/jobs/{number}").text


def test_a_job_that_is_over_is_told_once_and_the_answer_ends(
    engine: Engine, tmp_path: Path
) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        first = add_jobs(engine)[0]
        answer = client.get(f"/jobs/{first}/events")
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        assert re.findall(r"^event: (\w+)$", answer.text, re.MULTILINE) == ["moved", "ended"]


def test_who_listens_hears_each_move_and_the_end_of_the_server(engine: Engine) -> None:
    number = store.save_job(engine, Ask(JobKind.TAKE_IN, "two pages", "web"))
    ending = Event()
    watch = Watch(engine, ending, look_s=0.01)
    heard: list[int] = []

    async def listen() -> None:
        async for moved in watch.moves(number):
            with reading(engine) as connection:
                heard.append(load_job(connection, number).position)
            assert moved
            if len(heard) == 1:
                hold = Hold(number, "me")
                store.begin_job(engine, hold)
                store.save_done(engine, hold, position=0, name="a", done=Done("new"))
            if heard[-1] == 1:
                ending.set()

    asyncio.run(listen())
    assert (heard[0], heard[-1]) == (0, 1)
    assert watch.is_idle


def test_nobody_who_waits_holds_a_connection(engine: Engine) -> None:
    number = store.save_job(engine, Ask(JobKind.TAKE_IN, "two pages", "web"))
    watch = Watch(engine, Event(), look_s=60)

    async def listen() -> None:
        waiting = [watch.moves(number) for _ in range(12)]  # more than the pool has
        assert all(await asyncio.gather(*(anext(one) for one in waiting)))
        # the one look for all of them may be under way
        assert engine.pool.checkedout() <= 1  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        for one in waiting:
            await one.aclose()
        assert not watch.is_full
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    asyncio.run(listen())


def test_a_zip_becomes_a_job_and_its_pages_are_taken_in(engine: Engine, tmp_path: Path) -> None:
    load_vocabulary(engine)
    with open_desk(engine, tmp_path) as (client, jobs):
        packed = a_zip({"one.html": a_page(1), "two.html": a_page(2), "empty.html": b""})
        answer = client.post("/add", files={"file": ("ferries.zip", packed, "application/zip")})
        assert answer.status_code == 303, answer.text
        where = answer.headers["location"]
        assert re.fullmatch(r"/jobs/\d+", where)
        assert "waiting" in client.get(where).text
        assert client.get("/articles.json").json()["count"] == 0
        assert jobs.run_all() == 1
        page = client.get(where).text
        assert "3 items: 2 new, 1 failed." in page
        assert "Ferry 2 stays in port" in page
        assert client.get("/articles.json").json()["count"] == 2
        client.post(f"{where}/drop")
        jobs.clear()
        assert list((tmp_path / "lots").iterdir()) != []  # as young as it is it stays


def test_several_files_go_in_together_and_one_goes_in_at_once(
    engine: Engine, tmp_path: Path
) -> None:
    load_vocabulary(engine)
    with open_desk(engine, tmp_path) as (client, jobs):
        files = [("file", (f"p{n}.html", a_page(n), "text/html")) for n in (1, 2)]
        assert client.post("/add", files=files).headers["location"] == "/jobs/1"
        assert jobs.run_all() == 1
        one = client.post("/add", files=files[:1])
        assert one.headers["location"].startswith("/articles/")


def test_many_addresses_become_a_job_and_a_wrong_one_is_said(
    engine: Engine, tmp_path: Path
) -> None:
    with open_desk(engine, tmp_path) as (client, jobs):
        typed = "http://127.0.0.1/a\nhttp://10.0.0.1/b\n"
        where = client.post("/add", data={"addresses": typed}).headers["location"]
        jobs.run_all()
        page = client.get(where).text
        assert page.count("only public") == 2
        assert "failed" in page
        wrong = client.post("/add", data={"addresses": "https://a.example/x\nftp://b.example"})
        assert wrong.status_code == 422
        assert "“ftp://b.example” is no address" in wrong.text
        assert "https://a.example/x" in wrong.text  # what was typed is not lost


def test_an_upload_over_the_limit_is_refused_while_it_streams(
    engine: Engine, tmp_path: Path
) -> None:
    with open_desk(engine, tmp_path, max_upload=7 * 1024 * 1024) as (client, _):
        head = (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n'
            b"Content-Type: application/zip\r\n\r\n"
        )

        def endless() -> Iterator[bytes]:
            yield head
            for _ in range(300):
                yield b"\x00" * 65_536

        answer = client.post(
            "/add", content=endless(), headers={"content-type": "multipart/form-data; boundary=x"}
        )
        assert answer.status_code == 413
        assert "7 MB" in answer.text
        assert client.get("/jobs").text.count("Nothing was done") == 1
        assert not (tmp_path / "lots").exists()


def test_the_form_comes_filled_with_what_an_address_says(engine: Engine, tmp_path: Path) -> None:
    with open_desk(engine, tmp_path) as (client, _):
        page = client.get("/add?url=https://a.example/%22x&title=%3Cb%3EFerry").text
        assert 'value="https://a.example/&#34;x"' in page
        assert 'value="&lt;b&gt;Ferry"' in page
