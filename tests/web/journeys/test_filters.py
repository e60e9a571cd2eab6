"""Filters: the address is the state, with back and forward, with a script and without one."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from sqlalchemy import Engine

from tests.web.conftest import open_pages

pytestmark = pytest.mark.browser
COUNTED = "#claim-list .bar-line strong"


def ticked(page: Page) -> set[str]:
    return set(page.locator("#filter input:checked").evaluate_all("l => l.map(i => i.id)"))


def shown(page: Page) -> tuple[str, list[str]]:
    """Return the count and the claims in the list."""
    links = page.locator("#claim-list table.claims a.title")
    hrefs: list[str] = links.evaluate_all("l => l.map(a => new URL(a.href).pathname)")
    return page.locator(COUNTED).first.inner_text(), hrefs


def test_back_and_forward_bring_list_form_and_address_together(site: str, page: Page) -> None:
    page.goto(f"{site}/claims")
    states = [(page.url, shown(page), ticked(page))]
    for name in ("topic-training", "response-denial"):
        page.locator(f"#{name}").check()
        page.wait_for_url(f"**{name.replace('-', '=')}**")
        page.wait_for_function(
            "before => document.querySelector('#claim-list .bar-line strong').innerText !== before",
            arg=states[-1][1][0],
        )
        states.append((page.url, shown(page), ticked(page)))
    for way, order in ((page.go_back, (1, 0)), (page.go_forward, (1, 2))):
        for step in order:
            way()
            page.wait_for_url(states[step][0])
            page.wait_for_function(
                "now => document.querySelector('#claim-list .bar-line strong').innerText === now",
                arg=states[step][1][0],
            )
            assert (page.url, shown(page), ticked(page)) == states[step]


def test_with_and_without_a_script_the_same_is_shown(site: str, page: Page, plain: Page) -> None:
    page.goto(f"{site}/claims")
    plain.goto(f"{site}/claims")
    for own in (page, plain):
        own.locator("#topic-training").check()
    plain.get_by_role("button", name="Apply").click()
    plain.wait_for_url("**topic=training**")
    page.wait_for_url("**topic=training**")
    page.locator(".chips", has_text="training").wait_for()
    assert shown(page) == shown(plain)
    assert ticked(page) == ticked(plain)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "topic": st.sampled_from(["training", "nobody-s"]),
            "response": st.sampled_from(["denial", "none"]),
            "sort": st.sampled_from(["oldest", "origins"]),
            "from": st.sampled_from(["2024", "2025-06"]),
            "q": st.sampled_from(["drones", "600"]),
        },
    )
)
def test_what_htmx_is_given_is_the_part_of_the_whole_page(
    desk_engine: Engine, asked: dict[str, str]
) -> None:
    address = f"/claims?{urlencode(asked)}"
    with open_pages(desk_engine) as client:
        whole = client.get(address)
        headers = {"HX-Request": "true", "HX-Target": "claim-page"}
        part = client.get(address, headers=headers)
    assert part.status_code == whole.status_code
    if part.status_code == 200:
        assert part.text.partition("<title>")[0].strip() in whole.text
