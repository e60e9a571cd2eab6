"""Names and claims of any length, in any script: no page is wider than a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.store.session import make_engine
from tests.web.big_claims import CLAIM
from tests.web.long_names import load_long_names
from tests.web.serving import served

pytestmark = pytest.mark.browser

LISTS = ("/", "/claims", "/articles", "/actors", "/topics", "/outlets", "/responses", "/carry")
RECORDS = (
    f"/claims/{CLAIM}",
    f"/claims/{CLAIM}?embed=1",
    f"/claims/{CLAIM}/cite",
    "/articles/1",
    "/actors/harbour-office",
    "/topics/ships",
    *(f"/outlets/outlet-{at}" for at in range(6)),
    "/compare?a=2&b=5",
    "/search?q=dredgers",
    "/search?q=dredgers&kind=mention",
    "/?topic=ships&outlet=outlet-4&actor=harbour-office",
)


@pytest.fixture(scope="module")
def long_site(sqlite_template: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long")
    (folder / "long.db").write_bytes(sqlite_template)
    engine = make_engine(f"sqlite:///{folder / 'long.db'}")
    load_long_names(engine, Path(folder / "desk"))
    with served(engine) as address:
        yield address
    engine.dispose()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", [*LISTS, *RECORDS])
def test_no_name_is_too_long_for_a_telephone(long_site: str, page: Page, address: str) -> None:
    page.goto(long_site + address)
    assert page.get_by_role("heading", level=1).count() == 1
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
