"""Nothing needs a script: what htmx does, a link or a form does as well."""

import re

import pytest
from starlette.testclient import TestClient

ADDRESSES = (
    "/",
    "/?topic=training",
    "/claims",
    "/claims/chinese-troops-600-train-in-russia",
    "/claims/china-supplies-gunpowder-and-artillery",
    "/articles",
    "/articles/1",
    "/actors",
    "/actors/hur",
    "/topics",
    "/topics/training",
    "/outlets",
    "/outlets/newsweek",
    "/responses",
    "/carry",
    "/compare",
    "/compare?a=2&b=6",
    "/search",
    "/search?q=drones",
    "/search?q=drones&kind=mention",
    "/search?q=drnoes",
    "/search/suggest?q=zelen",
    "/add",
    "/data",
    "/methodology",
    "/corrections",
    "/api/docs",
    "/nope",
)


def attribute(tag: str, name: str) -> str | None:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found[1] if found else None


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_script_fetches_a_link_or_form_leads_to(filled: TestClient, address: str) -> None:
    text = filled.get(address).text
    for tag in re.findall(r"<[a-z][^>]*\shx-get=[^>]*>", text):
        if tag.startswith("<form"):
            assert attribute(tag, "action") == attribute(tag, "hx-get"), tag
        else:
            assert tag.startswith("<a "), tag
            page, _, _ = (attribute(tag, "href") or "").partition("#")  # with a place on it
            assert page == attribute(tag, "hx-get"), tag


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_form_can_be_sent_and_no_button_waits_for_a_script(
    filled: TestClient, address: str
) -> None:
    text = filled.get(address).text
    for form in re.findall(r"<form\b.*?</form>", text, re.DOTALL):
        assert re.search(r'<button(?![^>]*type="button")', form), form[:200]
    for button in re.findall(r'<button\b[^>]*type="button"[^>]*>', text):
        assert re.search(r"\shidden\b", button), button
    assert not re.search(r"<a(?![^>]*\shref=)[\s>]", text)
