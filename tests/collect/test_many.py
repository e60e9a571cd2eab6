"""Many addresses: side by side over hosts, one by one on each, no failure stops the rest."""

from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import FetchError
from app.base.urls import domain_of
from app.collect.fetch import Fetcher, Known
from app.collect.many import fetch_many, in_turns
from app.domain.article import Input


class Told(Fetcher):
    """A client that answers by the name of the page."""

    def fetch(self, url: str, *, known: Known | None = None) -> Input:
        if url.endswith("/bad"):
            raise FetchError(f"{url} is bad.")
        if url.endswith("/broken"):
            raise RuntimeError("a fault of ours")
        return Input(url, b"words")


def test_each_address_comes_back_with_its_page_or_its_failure():
    urls = [f"https://{host}.example/{page}" for host in "abc" for page in ("x", "bad", "broken")]
    came = dict(fetch_many(urls, Told(), threads=3))
    assert set(came) == set(urls)
    for url, what in came.items():
        assert isinstance(what, Input if url.endswith("/x") else FetchError)
        assert isinstance(what, Input) or "\n" not in str(what)


def test_whoever_stops_asking_leaves_the_rest_alone():
    urls = [f"https://a.example/{n}" for n in range(1000)]
    brought = fetch_many(urls, Told(), threads=2)
    next(brought)
    brought.close()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), unique=True, max_size=30))
def test_turns_keep_every_address_and_the_order_of_each_host(pages: list[tuple[str, int]]):
    urls = [f"https://{host}.example/{n}" for host, n in pages]
    turned = in_turns(urls)
    assert sorted(turned) == sorted(urls)
    for host in "abc":
        own = f"{host}.example"
        assert [u for u in turned if domain_of(u) == own] == [
            u for u in urls if domain_of(u) == own
        ]


def test_a_host_with_many_pages_does_not_come_all_at_once():
    urls = [f"https://a.example/{n}" for n in range(4)] + [
        f"https://b.example/{n}" for n in range(4)
    ]
    hosts = [domain_of(url)[0] for url in in_turns(urls)]
    assert hosts == ["a", "b"] * 4
