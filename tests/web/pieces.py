"""A page that comes in by pieces, each drawn before the next is there: a slow line without a clock.

How a page is cut by a line depends on the machine and its load; here every piece is drawn, so that
a column or a heading that moves when more comes is seen each time, not one time in ten.
"""

from playwright.sync_api import Browser, Page

PIECE = 5_000
"""Characters of a piece: several rows of a table, a part of a paragraph."""

_WATCH = """
window.moved = [];
new PerformanceObserver(seen => { for (const entry of seen.getEntries())
    window.moved.push([entry.value, entry.sources.map(source => source.node)
        .map(node => node && (node.tagName || "") + " " + node.textContent.trim().slice(0, 40))]);
}).observe({type: "layout-shift", buffered: true});
"""
_WRITE = """
async ([text, size]) => {
    const frame = () => new Promise(requestAnimationFrame);
    document.open();
    for (let at = 0; at < text.length; at += size) {
        await frame();
        document.write(text.slice(at, at + size));
    }
    document.close();
    for (let wait = 0; wait < 3; wait++) await frame();
    return window.moved;
}
"""


def open_watched(browser: Browser, width: int) -> Page:
    """Return a page of this width that notes what moves on it, for one visit after the other."""
    page = browser.new_context(viewport={"width": width, "height": 1000}).new_page()
    page.add_init_script(_WATCH)
    return page


def come_by_pieces(page: Page, url: str) -> list[tuple[float, list[str]]]:
    """Let the page at ``url`` come in piece by piece; return how far things moved, and which did.

    ``page`` is one that ``open_watched`` made. Each is the score of a layout shift (0 to 1) with
    the beginnings of what moved; their sum is what a first visit over a slow line may show.
    """
    return write_by_pieces(page, url, page.request.get(url).text())


def write_by_pieces(page: Page, url: str, text: str) -> list[tuple[float, list[str]]]:
    """Do the same with another ``text``, in place of what stands at ``url``."""
    page.goto(url)
    page.evaluate("window.moved.length = 0")
    return [(float(score), who) for score, who in page.evaluate(_WRITE, [text, PIECE])]
