import pytest

from app.base.errors import WhenceError
from app.base.places import share


def test_the_migrations_are_found():
    assert (share("migrations") / "env.py").is_file()


def test_a_folder_that_is_missing_is_said_in_one_sentence():
    with pytest.raises(WhenceError, match="folder nowhere of the program is missing"):
        share("nowhere")
