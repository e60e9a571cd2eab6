import json
from pathlib import Path

import pytest

from app.collect.fetch import Fetcher, Known
from app.collect.inputs import MAX_PAGE
from app.collect.sources import FailedInput, count_inputs, find_inputs
from app.domain.article import Input, Told


def a_manifest(folder: Path, *lines: object) -> str:
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path = folder / "manifest.jsonl"
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return str(path)


def names(source: str) -> list[tuple[str, bool]]:
    return [(found.name, isinstance(found, Input)) for found in find_inputs(source)]


def reason(source: str) -> str:
    (found,) = find_inputs(source)
    assert isinstance(found, FailedInput)
    return found.reason


class NoNetwork(Fetcher):
    """A fetcher that answers without leaving the house."""

    def fetch(self, url: str, *, known: Known | None = None) -> Input:
        return Input(name=url, content=b"fetched", media_type="text/html", final_url=url + "#end")


def test_a_file_is_one_page(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_bytes(b"words")
    assert list(find_inputs(str(page))) == [Input(name=str(page), content=b"words")]


def test_a_folder_gives_its_pages_in_the_order_of_their_names(tmp_path: Path):
    for name in ("b.html", "a.txt", "sub/c.md", "sub/d.HTM", "e.png", ".hidden.txt", ".git/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"words")
    assert [n for n, _ in names(str(tmp_path))] == ["a.txt", "b.html", "sub/c.md", "sub/d.HTM"]
    assert count_inputs(str(tmp_path)) == 4


def test_an_empty_folder_says_what_to_put_in_it(tmp_path: Path):
    assert "holds no page" in reason(str(tmp_path))


def test_a_source_that_does_not_exist_is_one_failure(tmp_path: Path):
    assert "does not exist" in reason(str(tmp_path / "none.txt"))
    assert count_inputs(str(tmp_path / "none.txt")) == 1


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", "ftp://post.example/a", "http://127.0.0.1/"]
)
def test_an_address_that_is_not_public_http_is_one_failure(source: str):
    assert "refused" in reason(source)


def test_a_page_over_five_megabytes_is_not_read(tmp_path: Path):
    page = tmp_path / "big.txt"
    with page.open("wb") as file:
        file.truncate(MAX_PAGE + 1)
    assert "over 5 MB" in reason(str(page))


def test_a_manifest_line_tells_what_is_known_of_a_page(tmp_path: Path):
    (tmp_path / "page.html").write_bytes(b"<p>words")
    told = {
        "url": "https://post.example/a",
        "outlet": "Post",
        "title": None,
        "published": "2024-05",
    }
    source = a_manifest(
        tmp_path, {"path": "page.html", **told}, "", {"text": "words", "language": "en"}
    )
    assert list(find_inputs(source)) == [
        Input(
            name="page.html",
            content=b"<p>words",
            told=Told(url="https://post.example/a", outlet="Post", published="2024-05"),
        ),
        Input(
            name="manifest.jsonl line 3",
            content=b"words",
            told=Told(language="en"),
            media_type="text/plain; charset=utf-8",
        ),
    ]
    assert count_inputs(source) == 2


def test_a_manifest_line_with_only_a_url_is_fetched(tmp_path: Path):
    source = a_manifest(tmp_path, {"url": "https://post.example/a", "outlet": "Post"})
    (found,) = find_inputs(source, fetcher=NoNetwork())
    assert isinstance(found, Input)
    assert (found.content, found.told.outlet, found.final_url) == (
        b"fetched",
        "Post",
        "https://post.example/a#end",
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{not json", "line 1 is not JSON"),
        ("[1]", "is not an object"),
        ("[" * 100_000, "is not JSON"),
        ({"path": "none.txt"}, "names none.txt, which does not exist"),
        ({"path": "../secret.txt"}, "outside the manifest's folder"),
        ({"path": "/etc/hostname"}, "outside the manifest's folder"),
        ({"path": "link.txt"}, "outside the manifest's folder"),
        ({"path": "a\x00b"}, "names no file"),
        ({"path": " "}, "names no file"),
        ({"path": "."}, "is not a file"),
        ({"path": "page.txt", "author": "Maja"}, "unknown key “author”"),
        ({"path": "page.txt", "published": "last week"}, "“published” is “last week”"),
        ({"path": "page.txt", "retrieved": "2024-13-01"}, "“retrieved”"),
        ({"path": "page.txt", "title": 7}, "“title” is not a text"),
        ({"path": "page.txt", "text": "words"}, "both"),
        ({"outlet": "Post"}, "names no page"),
        ({"url": "http://10.0.0.1/"}, "refused"),
    ],
)
def test_a_bad_manifest_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: object, says: str):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (folder / "page.txt").write_bytes(b"words")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    bad, good = find_inputs(a_manifest(folder, line, {"path": "page.txt"}))
    assert isinstance(bad, FailedInput)
    assert says in bad.reason
    assert "\n" not in bad.reason
    assert good == Input(name="page.txt", content=b"words")


def test_a_manifest_that_is_not_utf8_or_empty_says_so(tmp_path: Path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "\xff"}\n')
    (tmp_path / "b.jsonl").write_bytes(b"")
    assert "not UTF-8" in reason(str(tmp_path / "a.jsonl"))
    assert "is empty" in reason(str(tmp_path / "b.jsonl"))
