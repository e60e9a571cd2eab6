"""The invented records of tests/query, for the files made of them."""

from tests.query.conftest import held, held_engine

__all__ = ["held", "held_engine"]
