"""Make the pictures of the README from the starter desk: python scripts/pictures.py

Needs a program named chromium. Each picture is a WebP of at most 150 kB in docs/pictures/.
"""

import base64
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "docs" / "pictures"
MOST = 150_000


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as it is seen: its address, the size of the window, and the theme."""

    name: str
    address: str
    width: int = 1440
    height: int = 1000
    theme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("timeline", "/"),
    Picture("claim", "/claims/chinese-troops-600-train-in-russia", theme="dark"),
    Picture("article", "/articles/1"),
    Picture("actor", "/actors/hur", theme="dark"),
    Picture("search", "/search?q=ГУР"),
    Picture("outlet", "/outlets/kyiv-post", width=360, height=780),
)


def take(browser: Browser, site: str, picture: Picture) -> bytes:
    """Return a picture in the best quality that is small enough."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(viewport=size, color_scheme=picture.theme)  # pyright: ignore[reportArgumentType]
    page = context.new_page()
    page.goto(site + picture.address, wait_until="load")
    wire = context.new_cdp_session(page)
    content = b""
    for quality in range(90, 30, -10):
        given = {"format": "webp", "quality": quality}
        taken: Any = wire.send("Page.captureScreenshot", given)  # pyright: ignore[reportUnknownMemberType]
        content = base64.b64decode(taken["data"])
        if len(content) <= MOST:
            break
    context.close()
    return content


def main() -> None:
    """Write every picture and say how large each is."""
    # ruff: noqa: PLC0415 - the project is found from here on
    sys.path.insert(0, str(ROOT))
    from tests.web.serving import desk_in_browser

    PLACE.mkdir(parents=True, exist_ok=True)
    with desk_in_browser() as (browser, site):
        for picture in PICTURES:
            content = take(browser, site, picture)
            (PLACE / f"{picture.name}.webp").write_bytes(content)
            print(f"{picture.name}.webp {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
