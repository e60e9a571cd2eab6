"""Addresses of archives: what they hold, when it was taken, where to look."""

import pytest

from app.base.archives import TEMPLATES, archive_links, archived_at, archived_page, read_templates

PAGE = "https://tide.example/a"


@pytest.mark.parametrize(
    ("url", "at"),
    [
        (f"https://web.archive.example/web/20250115081500/{PAGE}", "2025-01-15T08:15:00Z"),
        (f"https://web.archive.example/web/20250115081500id_/{PAGE}", "2025-01-15T08:15:00Z"),
        (f"https://web.archive.example/web/20250115/{PAGE}", "2025-01-15"),
        (f"https://archive.example/2025.01.15-081500/{PAGE}", "2025-01-15T08:15:00Z"),
        (f"https://archive.example/2025.01.15/{PAGE}", "2025-01-15"),
        (f"https://archive.example/20250115081500/{PAGE}", "2025-01-15T08:15:00Z"),
        (f"https://archive.example/2025.13.45-081500/{PAGE}", None),
        (f"https://archive.example/newest/{PAGE}", None),
        ("https://archive.example/2025.01.15-081500/", None),
        ("https://archive.example/aBcD3", None),
        (PAGE, None),
        (None, None),
    ],
)
def test_an_address_of_a_copy_says_when_it_was_taken(url: str | None, at: str | None):
    assert archived_at(url) == at
    if at is not None and url is not None:
        assert archived_page(url) == PAGE


def test_archives_are_asked_for_the_page_and_not_for_a_copy_of_it():
    copy = f"https://web.archive.example/web/20250115081500/{PAGE}"
    assert archive_links(copy, TEMPLATES) == archive_links(PAGE, TEMPLATES)
    assert archive_links(PAGE, TEMPLATES) == (
        ("web.archive.org", f"https://web.archive.org/web/*/{PAGE}"),
        ("archive.today", f"https://archive.today/{PAGE}"),
    )


def test_an_address_cannot_break_out_of_its_link():
    ((_, address),) = archive_links('https://tide.example/a"><b>#x y', TEMPLATES[:1])
    assert not set(address) & set('"<># ')


@pytest.mark.parametrize(
    ("written", "templates"),
    [
        ("https://a.example/{url}", ("https://a.example/{url}",)),
        (
            "https://a.example/{url}  http://b.example/?u={url}",
            ("https://a.example/{url}", "http://b.example/?u={url}"),
        ),
        ("https://a.example/", None),
        ("javascript:{url}", None),
        ("https://a.example/{url}/{other}", None),
    ],
)
def test_a_setting_names_templates(written: str, templates: tuple[str, ...] | None):
    assert read_templates(written) == templates
