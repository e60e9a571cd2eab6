"""Pages that come in a ZIP, a WARC or a table of addresses."""

import gzip
import io
import os
import signal
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from app.base.errors import BadInputError
from app.collect import zips
from app.collect.inputs import MAX_PAGE, FailedInput
from app.collect.sources import count_inputs, find_inputs
from app.collect.url_lists import count_rows
from app.collect.zips import sweep, unpacked
from app.domain.article import Input, Told
from tests.collect.test_sources import NoNetwork


def found_in(path: Path) -> list[Input | FailedInput]:
    return list(find_inputs(str(path), fetcher=NoNetwork()))


def pages(path: Path) -> list[tuple[str, bytes]]:
    found = found_in(path)
    assert not [f for f in found if isinstance(f, FailedInput)]
    return [(f.name, f.content) for f in found if isinstance(f, Input)]


def reason(path: Path) -> str:
    (found,) = found_in(path)
    assert isinstance(found, FailedInput)
    return found.reason


def a_zip(folder: Path, **files: bytes) -> Path:
    path = folder / "pages.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def say_nothing(*_: object) -> None:
    """Find nothing wrong."""


class TestZip:
    def test_gives_its_pages_in_the_order_of_their_names(self, tmp_path: Path):
        path = a_zip(tmp_path, **{"b.html": b"B", "in/a.txt": b"A", "logo.png": b"P"})
        assert pages(path) == [("b.html", b"B"), ("in/a.txt", b"A")]

    def test_is_read_by_its_manifest_where_there_is_one(self, tmp_path: Path):
        line = b'{"path": "b.html", "title": "Drill"}\n'
        path = a_zip(tmp_path, **{"manifest.jsonl": line, "b.html": b"B", "other.html": b"O"})
        (page,) = found_in(path)
        assert isinstance(page, Input)
        assert (page.name, page.content, page.told) == ("b.html", b"B", Told(title="Drill"))

    @pytest.mark.parametrize(
        "name", ["../out.html", "/etc/page.html", "a/../../b.html", "C:/x.html"]
    )
    def test_with_a_path_that_leads_out_is_refused_whole(self, tmp_path: Path, name: str):
        path = a_zip(tmp_path, **{"good.html": b"G", name: b"B"})
        assert "nothing was taken" in reason(path)

    def test_with_a_link_is_refused_whole(self, tmp_path: Path):
        path = tmp_path / "pages.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("good.html", b"G")
            link = zipfile.ZipInfo("link.html")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, "/etc/passwd")
        assert "holds the link" in reason(path)

    def test_that_unpacks_to_far_more_than_it_is_large_is_refused_whole(self, tmp_path: Path):
        path = a_zip(tmp_path, **{f"{n}.html": bytes(1_000_000) for n in range(40)})
        assert "far more than its size lets expect" in reason(path)

    def test_that_says_less_than_it_holds_is_stopped_by_what_it_holds(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        path = a_zip(tmp_path, **{"a.html": b"A" * 5000, "b.html": b"B" * 5000})
        monkeypatch.setattr(zips, "MAX_TOTAL", 10_000)
        with unpacked(path) as folder:
            assert len(list(folder.iterdir())) == 2
        monkeypatch.setattr(zips, "_check", say_nothing)  # what a lying entry would pass
        monkeypatch.setattr(zips, "MAX_TOTAL", 9_999)
        with pytest.raises(BadInputError, match="over 2 GB"), unpacked(path):
            pass

    def test_leaves_nothing_behind(self, tmp_path: Path):
        with unpacked(a_zip(tmp_path, **{"a.html": b"A"})) as folder:
            assert folder.exists()
        assert not folder.exists()

    def test_of_a_killed_process_is_swept_and_that_of_a_living_one_stays(self, tmp_path: Path):
        path, place = a_zip(tmp_path, **{"a.html": b"A"}), tmp_path / "data" / "unpacked"
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            with unpacked(path, place=place):
                os.write(theirs, b"x")
                os.kill(os.getpid(), signal.SIGKILL)
        assert os.read(ours, 1) == b"x"
        os.waitpid(child, 0)
        (left,) = place.iterdir()
        with unpacked(path, place=place) as living:
            assert left.exists()  # it is young: its process may be about to lock it
            assert sweep(place, older_s=0) == 1
            assert list(place.iterdir()) == [living]
            assert (living / "a.html").read_bytes() == b"A"
        assert list(place.iterdir()) == []
        assert sweep(tmp_path / "nowhere") == 0

    @pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"no archive at all", b""])
    def test_that_is_damaged_says_so(self, tmp_path: Path, content: bytes):
        path = tmp_path / "pages.zip"
        path.write_bytes(content)
        assert "damaged or no ZIP" in reason(path)

    def test_in_which_a_page_is_damaged_is_refused(self, tmp_path: Path):
        path = a_zip(tmp_path, **{"a.html": bytes(range(256)) * 20})
        whole = bytearray(path.read_bytes())
        whole[60] ^= 0xFF
        path.write_bytes(whole)
        assert isinstance(found_in(path)[0], FailedInput)


def record(
    writer: Any,
    address: str,
    content: bytes,
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    record_type: str = "response",
) -> None:
    headers = StatusAndHeaders(
        status, [("Content-Type", kind), ("ETag", '"1"')], protocol="HTTP/1.1"
    )
    told = {"WARC-Date": "2025-06-12T10:15:00Z"}
    if record_type == "response":
        made = writer.create_warc_record(
            address,
            record_type,
            payload=io.BytesIO(content),
            length=len(content),
            http_headers=headers,
            warc_headers_dict=told,
        )
    else:
        made = writer.create_warc_record(
            address,
            record_type,
            payload=io.BytesIO(content),
            length=len(content),
            warc_content_type=kind,
            warc_headers_dict=told,
        )
    writer.write_record(made)


class TestWarc:
    @pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
    def test_gives_each_answer_with_its_address_and_moment(
        self, tmp_path: Path, name: str, packed: bool
    ):
        path = tmp_path / name
        with path.open("wb") as file:
            writer = WARCWriter(file, gzip=packed)
            record(writer, "https://a.example/1", b"<p>One</p>")
            record(writer, "https://a.example/r", b"", status="301 Moved")
            record(writer, "https://a.example/logo", b"PNG", kind="image/png")
            record(writer, "https://a.example/2", b"Two", kind="text/plain", record_type="resource")
        first, second = found_in(path)
        assert isinstance(first, Input)
        assert (first.name, first.content) == ("https://a.example/1", b"<p>One</p>")
        assert first.final_url == "https://a.example/1"
        assert first.retrieved_at is not None
        assert first.retrieved_at.isoformat() == "2025-06-12T10:15:00+00:00"
        assert dict(first.headers) == {"content-type": "text/html; charset=utf-8", "etag": '"1"'}
        assert isinstance(second, Input)
        assert second.content == b"Two"

    def test_that_breaks_off_gives_what_stood_before(self, tmp_path: Path):
        path = tmp_path / "a.warc.gz"
        with path.open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            record(writer, "https://a.example/1", b"<p>One</p>")
            record(writer, "https://a.example/2", bytes(range(256)) * 100)
        path.write_bytes(path.read_bytes()[:-200] + b"\x00" * 10)
        found = found_in(path)
        assert isinstance(found[0], Input)
        assert isinstance(found[-1], FailedInput)

    def test_leaves_out_a_page_that_is_too_large(self, tmp_path: Path):
        path = tmp_path / "a.warc"
        with path.open("wb") as file:
            record(WARCWriter(file, gzip=False), "https://a.example/1", b"x" * (MAX_PAGE + 1))
        assert "over 5 MB" in reason(path)

    def test_without_a_page_says_so(self, tmp_path: Path):
        path = tmp_path / "a.warc"
        path.write_bytes(b"")
        assert "holds no page" in reason(path) or "damaged" in reason(path)

    def test_lies_in_a_folder_among_pages(self, tmp_path: Path):
        with (tmp_path / "b.warc").open("wb") as file:
            record(WARCWriter(file, gzip=False), "https://a.example/1", b"<p>One</p>")
        (tmp_path / "a.html").write_bytes(b"A")
        assert [name for name, _ in pages(tmp_path)] == ["a.html", "https://a.example/1"]


class TestTableOfAddresses:
    def test_names_pages_with_what_is_known_of_them(self, tmp_path: Path):
        path = tmp_path / "list.csv"
        path.write_text(
            "\ufeffURL,Title,note,published\r\nhttps://a.example/1,Drill,x,2025-06\r\n\r\n"
            "https://a.example/2,,,\r\n",
            encoding="utf-8",
        )
        first, second = found_in(path)
        assert isinstance(first, Input)
        assert first.told == Told(url="https://a.example/1", title="Drill", published="2025-06")
        assert isinstance(second, Input)
        assert second.told == Told(url="https://a.example/2")
        assert count_inputs(str(path)) == 2

    @pytest.mark.parametrize("mark", [";", "\t"])
    def test_may_be_parted_otherwise(self, tmp_path: Path, mark: str):
        path = tmp_path / "list.csv"
        path.write_text(f"title{mark}url\nDrill{mark}https://a.example/1\n", encoding="utf-8")
        assert [name for name, _ in pages(path)] == ["https://a.example/1"]

    def test_says_what_is_wrong_with_a_row_and_goes_on(self, tmp_path: Path):
        path = tmp_path / "list.csv"
        path.write_text("url,published\n,2025\nhttps://a.example/1,soon\nhttps://a.example/2,\n")
        empty, undated, good = found_in(path)
        assert isinstance(empty, FailedInput)
        assert empty.reason == "list.csv line 2 names no page: give “url”."
        assert isinstance(undated, FailedInput)
        assert "“soon”, which is not a date" in undated.reason
        assert isinstance(good, Input)

    def test_without_a_column_of_addresses_says_what_to_write(self, tmp_path: Path):
        path = tmp_path / "list.csv"
        path.write_text("name\nAda Marsh\n")
        assert "has no column “url”" in reason(path)

    @pytest.mark.parametrize(
        "words",
        [
            "Headline,Web address\n“Ships”,https://a.example/1\n",
            "title;Link\nA drill, they say;https://a.example/1\n",
            "sep=;\nURL;Date\nhttps://a.example/1;2026-03\n",
            'link,title\nhttps://a.example/1,"Ships, ""planes"""\n',
            "https://a.example/1\n",
            "A drill,https://a.example/1\n",
        ],
    )
    @pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
    def test_is_read_as_programs_save_it(self, tmp_path: Path, words: str, coding: str):
        path = tmp_path / "list.csv"
        path.write_text(words, encoding=coding)
        assert [name for name, _ in pages(path)] == ["https://a.example/1"]
        assert count_rows(path) in (1, 2), "a first line of Excel's own may be counted"

    def test_tells_the_day_and_the_outlet_whatever_their_columns_are_called(self, tmp_path: Path):
        path = tmp_path / "list.csv"
        path.write_text("Publisher,Publication_Date,Link\nTide,2026-03-02,https://a.example/1\n")
        (found,) = found_in(path)
        assert isinstance(found, Input)
        assert (found.told.outlet, found.told.published) == ("Tide", "2026-03-02")

    def test_of_text_with_only_addresses_is_a_list_and_other_text_is_a_page(self, tmp_path: Path):
        path = tmp_path / "list.txt"
        path.write_text("https://a.example/1\r\n\r\nhttps://a.example/2")
        assert [name for name, _ in pages(path)] == ["https://a.example/1", "https://a.example/2"]
        assert count_rows(path) == 2
        path.write_text("See https://a.example/1\n")
        assert [name for name, _ in pages(path)] == [str(path)]

    def test_that_is_no_text_says_so(self, tmp_path: Path):
        path = tmp_path / "list.csv"
        path.write_bytes(b"url\n\xff\xfe\xfa\n")
        assert "is no UTF-8 table" in reason(path)


def test_what_a_browser_saved_beside_a_page_is_no_page(tmp_path: Path):
    (tmp_path / "drill.html").write_bytes(b"A")
    (tmp_path / "drill_files").mkdir()
    (tmp_path / "drill_files" / "frame.html").write_bytes(b"advertisement")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "page.html").write_bytes(b"B")
    assert [name for name, _ in pages(tmp_path)] == ["drill.html", "other_files/page.html"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            gzip.compress(
                b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 2
            ),
            "gunzip",
        ),
        (b"hello\n", "or no WARC"),
    ],
    ids=["gzipped in one piece", "no archive"],
)
def test_an_archive_that_cannot_be_read_says_what_to_do_in_one_line(
    tmp_path: Path, content: bytes, said: str
):
    path = tmp_path / "pages.warc"
    path.write_bytes(content)
    told = reason(path)
    assert said in told
    assert "\n" not in told
