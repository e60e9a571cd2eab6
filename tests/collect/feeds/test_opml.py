import pytest

from app.base.errors import BadInputError
from app.collect.feeds.opml import ListedFeed, parse_opml

LIST = """<?xml version="1.0" encoding="utf-8"?><opml version="1.0"><head><title>Mine</title></head>
<body><outline text="Ports"><outline type="rss" text="Harbour &amp; Bay" title="Harbour"
xmlUrl="https://harbour.example/rss?a=1&amp;b=2" htmlUrl="https://harbour.example/"/>
<outline TEXT="Bay" xmlURL=" https://bay.example/atom "/></outline>
<outline text="Again" xmlUrl="https://bay.example/atom"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="A folder"/></body></opml>"""


def test_the_feeds_of_a_list_are_found_in_all_its_folders():
    feeds, wrong = parse_opml(LIST.encode(), name="list.opml")
    assert feeds == (
        ListedFeed("https://harbour.example/rss?a=1&b=2", "Harbour", "https://harbour.example/"),
        ListedFeed("https://bay.example/atom", "Bay", None),
    )
    assert wrong == ("javascript:alert(1)",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<rss/>", "no OPML"),
        (b"<opml><body>", "no OPML that can be read"),
        (b"words", "no OPML"),
        (b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>', "entities"),
        (b"<opml>" + b"<outline>" * 5_000, "over 200 deep"),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, says: str):
    with pytest.raises(BadInputError, match=says):
        parse_opml(content, name="list.opml")
