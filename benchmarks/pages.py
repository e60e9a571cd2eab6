"""What a first visit to each page costs in a real browser, as a table.

Usage: python benchmarks/pages.py [ADDRESS ...]   (needs a program named chromium)

Each page of the starter desk is opened in a new context, so nothing is cached. kB: what came over
the wire, headers included. others: requests to other hosts. shift: cumulative layout shift. LCP:
milliseconds to the largest contentful paint on loopback, with the processor slowed four times, the
best of five; the first line is a page of one word without a style, which is what this machine and
its browser take for nothing. what: the largest thing that is painted.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
TIMES = 5
BARE = "/healthz"
LINE = {"offline": False, "latency": 100, "downloadThroughput": 187_500, "uploadThroughput": 93_750}
"""A telephone on the move: 100 ms away, 1.5 Mbit/s down; a page comes in by pieces."""

_WATCH = """
window.seen = {lcp: 0, shift: 0, what: ""};
const largest = entry => { window.seen.lcp = entry.startTime;
    const node = entry.element; window.seen.what = node ? node.tagName.toLowerCase() + " " +
        node.textContent.trim().slice(0, 30) : ""; };
new PerformanceObserver(l => l.getEntries().forEach(largest))
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) window.seen.shift += e.value; })
    .observe({type: "layout-shift", buffered: true});
"""
_SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit: bytes over the wire, requests, those to other hosts, and what was seen."""

    bytes: int
    requests: int
    others: tuple[str, ...]
    shift: float
    lcp: float
    what: str


def visit(
    browser: Browser,
    site: str,
    address: str,
    *,
    slower: int = 1,
    slow_line: bool = False,
    width: int = 1440,
) -> Visit:
    """Open one page as a reader who never was here; ``slower``: times the processor is slowed."""
    context = browser.new_context(viewport={"width": width, "height": 1000})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    asked: list[str] = []
    sizes: list[float] = []

    def ask(event: dict[str, Any]) -> None:
        asked.append(str(event["request"]["url"]))

    def come(event: dict[str, Any]) -> None:
        sizes.append(float(event["encodedDataLength"]))

    wire.on("Network.requestWillBeSent", ask)
    wire.on("Network.loadingFinished", come)
    _tell(wire, "Network.enable")
    if slower > 1:
        _tell(wire, "Emulation.setCPUThrottlingRate", {"rate": slower})
    if slow_line:
        _tell(wire, "Network.emulateNetworkConditions", LINE)
    page.add_init_script(_WATCH)
    page.goto(site + address, wait_until="load")
    page.evaluate(_SETTLED)
    seen = page.evaluate("window.seen")
    context.close()
    others = tuple(url for url in asked if not url.startswith(site))
    shift, lcp, what = float(seen["shift"]), float(seen["lcp"]), str(seen["what"])
    return Visit(round(sum(sizes)), len(asked), others, shift, lcp, what)


def _tell(wire: CDPSession, method: str, given: dict[str, Any] | None = None) -> None:
    wire.send(method, given)  # pyright: ignore[reportUnknownMemberType]


def main(addresses: list[str]) -> None:
    """Print one line for each page."""
    sys.path.insert(0, str(ROOT))
    # ruff: noqa: PLC0415 - the project is found from here on
    from tests.web.addresses import PAGES
    from tests.web.serving import desk_in_browser

    with desk_in_browser() as (browser, site):
        print(f"{'kB':>6} {'requests':>8} {'others':>6} {'shift':>6} {'LCP ms':>6}  page; what")
        for address in (BARE, *(addresses or PAGES)):
            visit(browser, site, address)  # the server's first answer is not the page's cost
            times = [visit(browser, site, address, slower=SLOWER) for _ in range(TIMES)]
            seen = min(times, key=lambda one: one.lcp or 1e9)
            shift = max(one.shift for one in times)
            print(
                f"{seen.bytes / 1000:6.1f} {seen.requests:8} {len(seen.others):6} "
                f"{shift:6.3f} {seen.lcp:6.0f}  {address}; {seen.what}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
