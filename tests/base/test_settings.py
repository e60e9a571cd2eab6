from pathlib import Path

import pytest

from app.base.errors import BadInputError
from app.base.settings import read_settings


def test_nothing_set_means_a_file_in_data() -> None:
    settings = read_settings({})
    assert settings.database_url == f"sqlite:///{Path('data') / 'whence.db'}"
    assert settings.token is None
    assert settings.desk == "starter"


def test_an_empty_variable_is_an_unset_one() -> None:
    assert read_settings({"WHENCE_TOKEN": "", "DATABASE_URL": ""}) == read_settings({})


@pytest.mark.parametrize("name", ["WHENCE_DESK", "DATABASE_URL"])
def test_a_value_without_meaning_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadInputError, match=name):
        read_settings({name: "nonsense"})
