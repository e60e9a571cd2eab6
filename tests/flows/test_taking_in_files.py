"""Files of every kind go in by one command; what is no article does not."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from app.cli import whence
from app.domain.taken import TakenState
from app.store.session import reading
from app.store.tables import Article, Capture, Mention
from tests.flows.test_from_pages_to_findings import take_in
from tests.read.factories import html_page, paragraphs
from tests.read.pdf_pages import Put, a_pdf, set_below

SAID = (
    "Russia will train 300 Chinese naval engineers at a yard near Saint Petersburg, the Russian",
    "defence ministry said on Tuesday. The course begins in May and lasts eight weeks.",
)


def a_letter() -> bytes:
    mail = EmailMessage()
    mail["From"] = "Harbor Courier <desk@news.harbor-courier.example>"
    mail["Subject"] = "Course for naval engineers"
    mail["Date"] = "Tue, 10 Jun 2025 18:05:00 +0300"
    mail["Message-ID"] = "<1@harbor-courier.example>"
    mail.set_content(" ".join(SAID))
    return mail.as_bytes()


def an_archive() -> bytes:
    file = io.BytesIO()
    page = html_page(f"<h1>Naval engineers to be trained</h1>{paragraphs(' '.join(SAID))}").encode()
    writer: Any = WARCWriter(file, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://quayside.example/engineers",
            "response",
            payload=io.BytesIO(page),
            length=len(page),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2025-06-12T10:15:00Z"},
        )
    )
    return file.getvalue()


def a_zip(folder: Path) -> Path:
    path = folder / "pages.zip"
    report = a_pdf([Put("Engineers at the yard", 0, size=18), *set_below(*SAID, down=3)])
    wall = html_page("<h1>Page not found</h1><p>Try the front page.</p>")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a-report.pdf", report)
        archive.writestr("b-letter.eml", a_letter())
        archive.writestr("c-gone.html", wall)
        archive.writestr("d-archive.warc.gz", an_archive())
    return path


def test_a_zip_of_files_of_every_kind_becomes_articles_with_claims(
    engine: Engine, tmp_path: Path
) -> None:
    report = take_in(engine, tmp_path / "captures", a_zip(tmp_path))
    assert [(page.name, page.state) for page in report.pages] == [
        ("a-report.pdf", TakenState.NEW),
        ("b-letter.eml", TakenState.NEW),
        ("c-gone.html", TakenState.FAILED),
        ("https://quayside.example/engineers", TakenState.NEW),
    ]
    assert report.failed[0][1].startswith("c-gone.html says that its page was not found")
    with reading(engine) as connection:
        said = connection.execute(
            select(col(Article.title), col(Article.published), col(Article.published_basis))
            .where(col(Article.page).is_not(None))
            .order_by(col(Article.id))
        ).all()
        telling = connection.scalars(select(col(Mention.article_id)).distinct()).all()
        captured = connection.scalars(
            select(col(Capture.captured_at)).order_by(col(Capture.id))
        ).all()
    assert [tuple(row) for row in said] == [
        ("Engineers at the yard", None, None),
        ("Course for naval engineers", "2025-06-10", "mail"),
        ("Naval engineers to be trained", None, None),
    ]
    assert len(telling) == 3, "each text states the claim"
    assert len(captured) == 3, "what is no article leaves no capture"


def test_the_same_files_twice_change_nothing(engine: Engine, tmp_path: Path) -> None:
    path = a_zip(tmp_path)
    take_in(engine, tmp_path / "captures", path)
    again = take_in(engine, tmp_path / "captures", path)
    assert again.count(TakenState.UNCHANGED) == 3
    assert again.count(TakenState.NEW) == 0


def ask_for(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands read this database and the captures in ``folder``."""
    url = engine.url.set(drivername=engine.dialect.name)
    monkeypatch.setenv("WHENCE_DATA", str(folder))
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))


def test_what_is_held_can_be_written_as_an_archive_and_taken_in_again(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for(engine, tmp_path, monkeypatch)
    take_in(engine, tmp_path / "captures", a_zip(tmp_path))
    written = tmp_path / "held.warc.gz"
    assert CliRunner().invoke(whence, ["warc", "-o", str(written)]).exit_code == 0
    again = take_in(engine, tmp_path / "captures", written)
    assert again.count(TakenState.UNCHANGED) == 3
    assert len(again.pages) == 3


def test_a_capture_that_is_lost_is_named_and_the_rest_is_written(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for(engine, tmp_path, monkeypatch)
    take_in(engine, tmp_path / "captures", a_zip(tmp_path))
    next(path for path in (tmp_path / "captures").rglob("*") if path.is_file()).unlink()
    done = CliRunner().invoke(whence, ["warc", "-o", str(tmp_path / "held.warc.gz")])
    assert done.exit_code == 1
    assert "is held here" in done.stderr, done
    assert "captures: 2 rows" in done.stderr
