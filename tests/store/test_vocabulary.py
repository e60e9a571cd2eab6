"""What is known by name: the desk's records, and the outlets whose pages are held."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from app.store.rows import insert_rows
from app.store.session import transaction
from app.store.tables import Article, Outlet
from app.store.vocabulary import load_outlets


def test_an_outlet_is_known_by_its_page_and_not_by_being_proposed(engine: Engine) -> None:
    with transaction(engine) as session:
        with_page, _ = insert_rows(
            session,
            Outlet,
            [
                {"slug": "tavria-echo", "name": "Tavria Echo", "kind": "unknown"},
                {"slug": "fjord-echo", "name": "Fjord Echo", "kind": "unknown"},
            ],
        )
        insert_rows(
            session,
            Article,
            [
                {
                    "slug": "crews",
                    "outlet_id": with_page,
                    "page": "a.txt",
                    "added_at": datetime(2026, 5, 4, tzinfo=UTC),
                }
            ],
        )
        assert [outlet.name for outlet in load_outlets(session)] == ["Tavria Echo"]
