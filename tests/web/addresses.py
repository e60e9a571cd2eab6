"""Every address that can be read, with an example of each: a new one cannot be forgotten."""

import pkgutil
import re
from collections.abc import Mapping
from importlib import import_module

from fastapi import APIRouter
from fastapi.routing import APIRoute

import app.web
from app.export.files import FILES

CLAIM = "/claims/chinese-troops-600-train-in-russia"

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "/": ("/", "/?q=zzzz", "/?as_of=2020", "/?from=2025-06&date=reported"),
    "/claims": ("/claims", "/claims?topic=training", "/claims?from=yesterday"),
    "/claims/{slug}": (
        CLAIM,
        "/claims/two-chinese-captured-donetsk",
        "/claims/china-supplies-gunpowder-and-artillery",
        "/claims/joint-sea-2025-held",
        "/claims/nobody-said-this",
    ),
    "/articles": ("/articles", "/articles?topic=training"),
    "/articles/{article_id}": ("/articles/1", "/articles/6"),
    "/articles/{article_id}/brought": ("/articles/1/brought", "/articles/6/brought?taken=new"),
    "/articles/{article_id}/read.json": ("/articles/9/read.json",),
    "/articles/{article_id}/text": (),  # only where a setting allows it; see its own tests
    "/articles/{article_id}/captures": ("/articles/1/captures", "/articles/9/captures"),
    "/articles/{article_id}/captures/{number}": (
        "/articles/9/captures/1",
        "/articles/9/captures/2",
        "/articles/1/captures/1",
    ),
    "/articles/{article_id}/cite": ("/articles/1/cite",),
    "/articles/{article_id}/cite.{ending}": ("/articles/1/cite.ris",),
    "/cite": ("/cite?of=/claims%3Ftopic%3Dtraining",),
    "/cite.{ending}": ("/cite.bib?of=/claims%3Ftopic%3Dtraining",),
    "/claims/{slug}/cite": (f"{CLAIM}/cite",),
    "/claims/{slug}/cite.{ending}": (f"{CLAIM}/cite.bib",),
    "/claims/{slug}/chain": (f"{CLAIM}/chain?embed=1",),
    "/claims/{slug}.atom": (f"{CLAIM}.atom",),
    "/claims/{slug}/{name}.xlsx": (f"{CLAIM}/hops.xlsx",),
    "/{name}.xlsx": ("/claims.xlsx",),
    "/data/{name}": ("/data/claims",),
    "/search/suggest": ("/search/suggest?q=chi",),
    "/actors": ("/actors", "/actors?topic=training"),
    "/actors/{slug}": ("/actors/hur", "/actors/china"),
    "/topics": ("/topics",),
    "/topics/{slug}": ("/topics/training",),
    "/outlets": ("/outlets",),
    "/outlets/{slug}": ("/outlets/newsweek", "/outlets/kyiv-post"),
    "/carry": ("/carry", "/carry?topic=training"),
    "/compare": ("/compare", "/compare?a=2&b=6"),
    "/responses": ("/responses", "/responses?scope=other_claim"),
    "/search": ("/search?q=600", "/search?q=ГУР", "/search?q=zzzz"),
    "/add": ("/add",),
    "/bookmarklet": ("/bookmarklet",),
    "/jobs": ("/jobs", "/jobs?state=running", "/jobs?state=interrupted"),
    "/jobs/{job_id}": ("/jobs/1", "/jobs/2", "/jobs/3", "/jobs/4"),
    "/jobs/{job_id}/events": (),  # an answer without an end; see its own tests
    "/feeds": ("/feeds", "/feeds?state=failing"),
    "/feeds/{feed_id}": ("/feeds/1", "/feeds/2", "/feeds/1?state=skipped"),
    "/feeds.csv": ("/feeds.csv",),
    "/feeds.json": ("/feeds.json",),
    "/feeds.opml": ("/feeds.opml",),
    "/feeds/{feed_id}/items.csv": ("/feeds/1/items.csv",),
    "/feeds/{feed_id}/items.json": ("/feeds/1/items.json",),
    "/data": ("/data",),
    "/methodology": ("/methodology",),
    "/corrections": ("/corrections",),
    "/api/docs": ("/api/docs",),
    "/claims/{slug}.json": (f"{CLAIM}.json",),
    "/claims/{slug}/chain.svg": (f"{CLAIM}/chain.svg",),
    "/claims/{slug}/chain.json": (f"{CLAIM}/chain.json",),
    "/claims/{slug}/chain.prov.json": (f"{CLAIM}/chain.prov.json",),
    "/claims/{slug}/chain.graphml": (f"{CLAIM}/chain.graphml",),
    "/claims/{slug}/{name}.csv": (f"{CLAIM}/hops.csv",),
    "/compare.json": ("/compare.json?a=2&b=6",),
    "/compare.csv": ("/compare.csv?a=2&b=6",),
    "/search.json": ("/search.json?q=600",),
    "/{name}.atom": ("/claims.atom", "/responses.atom"),
    "/{name}.csv": tuple(f"/{name}.csv" for name in FILES),
    "/{name}.json": tuple(f"/{name}.json" for name in FILES),
    **{f"/api/{name}": (f"/api/{name}?topic=training",) for name in FILES},
    "/api/search": ("/api/search?q=600",),
    "/healthz": ("/healthz",),
    "/readyz": ("/readyz",),
}
"""Addresses of the starter desk by the path of their route, also of routes that may come."""

NO_PAGES = re.compile(r"\.(\w+|\{\w+\})$|^/api/(?!docs$)|^/(healthz|readyz)$")
"""How the path of a route looks that answers with no whole page."""
NOT_FOUND = ("/claims/nobody-said-this", "/articles/1/captures/1", "/nope")
REFUSED = ("/claims?from=yesterday",)


def readable() -> frozenset[str]:
    """Return the path of every route of the dashboard that answers GET."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(app.web.__path__):
        router = getattr(import_module(f"app.web.{module.name}"), "router", None)
        if isinstance(router, APIRouter):
            routes = [route for route in router.routes if isinstance(route, APIRoute)]
            found |= {route.path for route in routes if "GET" in (route.methods or ())}
    return frozenset(found)


def expected(address: str) -> int:
    """Return the status that an example answers with."""
    return 404 if address in NOT_FOUND else 422 if address in REFUSED else 200


HERE = {path: EXAMPLES[path] for path in sorted(readable() & EXAMPLES.keys())}
ALL = tuple(address for addresses in HERE.values() for address in addresses)
PAGES = (
    *(a for path, addresses in HERE.items() if not NO_PAGES.search(path) for a in addresses),
    "/nope",
)
