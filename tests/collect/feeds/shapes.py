"""Feeds of many shapes, all invented, with what has to be read from each."""

import gzip
from dataclasses import dataclass
from datetime import timedelta

HERE = "https://news.harbour.example/feeds/main"
ITEM = "https://news.harbour.example/story/1"


@dataclass(frozen=True)
class Shape:
    """``items``: address and title. ``dates``: EDTF of each. Left out is not looked at."""

    content: bytes
    kind: str
    items: tuple[tuple[str, str], ...]
    dates: tuple[str | None, ...] | None = None
    summaries: tuple[str, ...] | None = None
    title: str | None = None
    site: str | None = None
    told: timedelta | None = None
    unusable: int = 0
    media_type: str | None = None


def rss(inside: str, *, head: str = "", more: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"{more}><channel>'
        f"<title>Harbour Post</title><link>https://news.harbour.example/</link>{head}{inside}"
        "</channel></rss>"
    ).encode()


def item(title: str = "One", link: str = ITEM, more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


SY = ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = f'{SITEMAP} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

NEWS_SITEMAP = (
    f"<urlset {NEWS}><url><loc>{ITEM}</loc><news:news><news:publication><news:name>Harbour Post"
    "</news:name><news:language>en</news:language></news:publication><news:publication_date>"
    "2026-03-02T23:30:00-05:00</news:publication_date><news:title>Ships &amp; crews</news:title>"
    "<news:keywords>navy, patrol</news:keywords></news:news></url></urlset>"
).encode()

SHAPES: dict[str, Shape] = {
    "rss 2.0": Shape(
        rss(item(more="<pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate>")),
        "rss",
        ((ITEM, "One"),),
        dates=("2026-03-02",),
        title="Harbour Post",
        site="https://news.harbour.example/",
    ),
    "rss 0.91 with its known document type": Shape(
        b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        b'"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
        b"<title>Old</title>" + item().encode() + b"</channel></rss>",
        "rss",
        ((ITEM, "One"),),
    ),
    "rss 0.92 without titles": Shape(
        b'<rss version="0.92"><channel><title>T</title><item><description>Boats came in.'
        b"</description><link>https://news.harbour.example/story/1</link></item></channel></rss>",
        "rss",
        ((ITEM, "Boats came in."),),
    ),
    "rdf, items beside the channel": Shape(
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"{DC} '
        'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://news.harbour.example/">'
        "<title>Harbour</title><link>https://news.harbour.example/</link></channel>"
        f'<item rdf:about="{ITEM}"><title>One</title><link>{ITEM}</link>'
        "<dc:date>2026-03-02T07:00:00+08:00</dc:date></item></rdf:RDF>".encode(),
        "rdf",
        ((ITEM, "One"),),
        dates=("2026-03-02",),
        title="Harbour",
    ),
    "atom 1.0 with bases, relative links and another link first": Shape(
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.harbour.example/a/">'
        b'<title type="html">Har&lt;i&gt;bour&lt;/i&gt;</title><link rel="self" href="feed"/>'
        b'<link href="/"/><entry xml:base="b/"><id>tag:harbour,1</id><title>One</title>'
        b'<link rel="edit" href="edit/1"/><link href="story/1"/>'
        b"<updated>2026-03-09T00:00:00Z</updated><published>2026-03-02T23:00:00-05:00</published>"
        b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two <b>boats</b>.</p>'
        b"</div></content></entry></feed>",
        "atom",
        (("https://news.harbour.example/a/b/story/1", "One"),),
        dates=("2026-03-02",),
        title="Harbour",
        site="https://news.harbour.example/",
    ),
    "atom without a date of publication": Shape(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><id>1</id>'
        b'<title>One</title><link href="/story/1"/></entry></feed>',
        "atom",
        ((ITEM, "One"),),
        dates=(None,),
    ),
    "atom 0.3": Shape(
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>H</title><entry>'
        b'<title>One</title><link rel="alternate" type="text/html" href="/story/1"/>'
        b"<issued>2026-03-02T07:00:00Z</issued></entry></feed>",
        "atom",
        ((ITEM, "One"),),
        dates=("2026-03-02",),
    ),
    "json feed 1.0": Shape(
        b'{"version": "https://jsonfeed.org/version/1", "title": "H", "items": [{"id": "1", '
        b'"url": "/story/1", "title": "One", "content_html": "<p>Two &amp; three</p>", '
        b'"date_published": "2026-03-02T23:30:00-05:00"}, {"id": "https://news.harbour.example/2",'
        b' "content_text": "Boats came in."}]}',
        "json",
        ((ITEM, "One"), ("https://news.harbour.example/2", "Boats came in.")),
        dates=("2026-03-02", None),
        summaries=("Two & three", "Boats came in."),
    ),
    "json feed 1.1 with wrong types": Shape(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": 7, "home_page_url": "/", '
        b'"items": [{"id": 5, "external_url": "https://other.example/a", "title": ["x"], '
        b'"summary": "S", "date_published": 12}, {"id": null}, "x", null]}',
        "json",
        (("https://other.example/a", "S"),),
        dates=(None,),
        unusable=3,
        site="https://news.harbour.example/",
    ),
    "a byte order mark and white space before json": Shape(
        b'\xef\xbb\xbf \n{"items": [{"id": "1", "url": "/story/1", "title": "One"}]}',
        "json",
        ((ITEM, "One"),),
    ),
    "cdata with html, entities twice": Shape(
        rss(
            item(
                "<![CDATA[<b>Ships</b> &amp; crews]]>",
                more="<description><![CDATA[<p>A<br>B</p><script>x()</script>]]></description>",
            )
        ),
        "rss",
        ((ITEM, "Ships & crews"),),
        summaries=("A B",),
    ),
    "content:encoded and no description": Shape(
        rss(
            item(more="<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"),
            more=' xmlns:content="http://purl.org/rss/1.0/modules/content/"',
        ),
        "rss",
        ((ITEM, "One"),),
        summaries=("All of it.",),
    ),
    "relative links with a base on the channel": Shape(
        b'<rss version="2.0"><channel xml:base="https://news.harbour.example/in/"><title>H</title>'
        + item(link="story/1").encode()
        + b"</channel></rss>",
        "rss",
        (("https://news.harbour.example/in/story/1", "One"),),
    ),
    "relative links without a base": Shape(rss(item(link="/story/1")), "rss", ((ITEM, "One"),)),
    "no link but a permanent guid": Shape(
        rss(f"<item><title>One</title><guid>{ITEM}</guid></item>"), "rss", ((ITEM, "One"),)
    ),
    "no guid, no dates": Shape(rss(item()), "rss", ((ITEM, "One"),), dates=(None,)),
    "the same guid on all items": Shape(
        rss("".join(item(str(n), f"/s/{n}", "<guid>x</guid>") for n in range(3))),
        "rss",
        tuple((f"https://news.harbour.example/s/{n}", str(n)) for n in range(3)),
    ),
    "the same address twice, once with tracking": Shape(
        rss(item() + item("Two", f"{ITEM}?utm_source=rss#top")), "rss", ((ITEM, "One"),)
    ),
    "an enclosure and no page": Shape(
        rss(
            '<item><title>Talk</title><enclosure url="/a.mp3" type="audio/mpeg" length="1"/></item>'
            + item()
        ),
        "rss",
        ((ITEM, "One"),),
        unusable=1,
    ),
    "addresses that are no pages": Shape(
        rss(
            item(link="javascript:alert(1)")
            + item(link="file:///etc/passwd")
            + item(link="https://a:b@harbour.example/")
            + item(link="mailto:a@harbour.example")
            + item(link="http://[::1")
            + item()
        ),
        "rss",
        ((ITEM, "One"),),
        unusable=5,
    ),
    "dates in years 0 and 9999": Shape(
        rss(
            item(link="/0", more="<pubDate>Mon, 01 Jan 0000 00:00:00 GMT</pubDate>")
            + item(link="/9", more="<pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate>")
            + item(link="/x", more="<pubDate>next week</pubDate>")
            + item(link="/d", more="<dc:date>2026-13-45</dc:date>")
            + item(link="/y", more="<pubDate>2 Mar 2026</pubDate>"),
            more=DC,
        ),
        "rss",
        tuple((f"https://news.harbour.example/{n}", "One") for n in "09xdy"),
        dates=(None, None, None, None, "2026-03-02"),
    ),
    "time to live": Shape(
        rss(item(), head="<ttl>90</ttl>"), "rss", ((ITEM, "One"),), told=timedelta(minutes=90)
    ),
    "period and frequency": Shape(
        rss(
            item(),
            head="<sy:updatePeriod>daily</sy:updatePeriod>"
            "<sy:updateFrequency>4</sy:updateFrequency>",
            more=SY,
        ),
        "rss",
        ((ITEM, "One"),),
        told=timedelta(hours=6),
    ),
    "a time to live that is none": Shape(
        rss(item(), head="<ttl>-5</ttl>"), "rss", ((ITEM, "One"),), told=None
    ),
    "broken off in the second item": Shape(
        rss(item() + item("Two", "/story/2"))[:-60], "rss", ((ITEM, "One"),), unusable=1
    ),
    "bare ampersands and unknown entities": Shape(
        rss(item("Ships & crews &nbsp; in port")), "rss", ((ITEM, "Ships & crews in port"),)
    ),
    "declared utf-8, written in windows-1251": Shape(
        '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Порт'
        f"</title>{item('Учения в порту')}</channel></rss>".encode("cp1251"),
        "rss",
        ((ITEM, "Учения в порту"),),
        title="Порт",
    ),
    "declared latin-1, written in utf-8": Shape(
        f'<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel>{item("演习")}'
        "</channel></rss>".encode(),
        "rss",
        ((ITEM, "演习"),),
    ),
    "the alphabet only in the header": Shape(
        f"<rss version='2.0'><channel>{item('Übung')}</channel></rss>".encode("latin-1"),
        "rss",
        ((ITEM, "Übung"),),
        media_type="application/rss+xml; charset=iso-8859-1",
    ),
    "utf-16 with a mark": Shape(
        f'<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel>{item("演习")}'
        "</channel></rss>".encode("utf-16"),
        "rss",
        ((ITEM, "演习"),),
    ),
    "marks that turn the direction of text": Shape(
        rss(item("safe\u202etxt.exe\u0000")), "rss", ((ITEM, "safetxt.exe"),)
    ),
    "news sitemap": Shape(
        NEWS_SITEMAP,
        "sitemap",
        ((ITEM, "Ships & crews"),),
        dates=("2026-03-02",),
        summaries=("navy, patrol",),
    ),
    "gzip sitemap": Shape(gzip.compress(NEWS_SITEMAP), "sitemap", ((ITEM, "Ships & crews"),)),
    "plain sitemap, the newest first, titles from addresses": Shape(
        f"<urlset {SITEMAP}><url><loc>https://h.example/2026/03/old-boats-return.html</loc>"
        "<lastmod>2026-01-01</lastmod></url><url><loc>https://h.example/new-boats-1234</loc>"
        "<lastmod>2026-02-01T00:00:00Z</lastmod></url><url><loc>relative only</loc></url>"
        "</urlset>".encode(),
        "sitemap",
        (
            ("https://h.example/new-boats-1234", "New Boats"),
            ("https://h.example/2026/03/old-boats-return.html", "Old Boats Return"),
        ),
        dates=(None, None),
        unusable=1,
    ),
    "sitemap that breaks off": Shape(NEWS_SITEMAP[:-15], "sitemap", ((ITEM, "Ships & crews"),)),
    "index of sitemaps": Shape(
        f"<sitemapindex {SITEMAP}><sitemap><loc>/a.xml.gz</loc><lastmod>2026-03-01</lastmod>"
        "</sitemap></sitemapindex>".encode(),
        "sitemap_index",
        (),
    ),
    "a feed without items": Shape(rss(""), "rss", ()),
}
