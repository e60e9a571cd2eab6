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


def test_whole_texts_are_shown_to_nobody_unless_that_is_switched_on() -> None:
    assert read_settings({}).full_text is False
    assert read_settings({"WHENCE_FULL_TEXT": "0"}).full_text is False
    assert read_settings({"WHENCE_FULL_TEXT": "1"}).full_text is True


@pytest.mark.parametrize(
    "name",
    [
        "WHENCE_DESK",
        "DATABASE_URL",
        "WHENCE_FULL_TEXT",
        "WHENCE_JOBS",
        "WHENCE_JOB_THREADS",
        "WHENCE_UPLOAD_MB",
    ],
)
def test_a_value_without_meaning_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadInputError, match=name):
        read_settings({name: "nonsense"})


def test_no_model_is_asked_unless_one_is_named() -> None:
    assert read_settings({}).model is None


def test_a_model_is_named_by_its_base_or_its_full_address() -> None:
    for url in ("http://10.0.0.7:8080/v1", "http://10.0.0.7:8080/v1/chat/completions"):
        model = read_settings({"WHENCE_LLM_URL": url, "WHENCE_LLM_MODEL": "dock-7b"}).model
        assert model is not None
        assert model.url == "http://10.0.0.7:8080/v1/chat/completions"


def test_the_key_of_a_model_is_not_shown() -> None:
    env = {"WHENCE_LLM_URL": "http://h/v1", "WHENCE_LLM_MODEL": "m", "WHENCE_LLM_KEY": "sesame"}
    assert "sesame" not in repr(read_settings(env))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WHENCE_LLM_MODEL", ""),
        ("WHENCE_LLM_URL", "file:///etc/passwd"),
        ("WHENCE_LLM_SECONDS", "soon"),
        ("WHENCE_LLM_CALLS", "-1"),
        ("WHENCE_LLM_TOKENS", "nan"),
    ],
)
def test_a_model_that_cannot_be_asked_is_refused_by_the_variable(name: str, value: str) -> None:
    env = {"WHENCE_LLM_URL": "http://h/v1", "WHENCE_LLM_MODEL": "m", name: value}
    with pytest.raises(BadInputError, match=name):
        read_settings(env)


def test_the_server_works_on_jobs_itself_unless_workers_do() -> None:
    assert read_settings({}).jobs_here is True
    assert read_settings({"WHENCE_JOBS": "apart"}).jobs_here is False
    assert read_settings({"WHENCE_JOB_THREADS": "4"}).job_threads == 4


def test_how_much_may_be_handed_in_is_set_in_megabytes() -> None:
    assert read_settings({}).max_upload == 64 * 1024 * 1024
    assert read_settings({"WHENCE_UPLOAD_MB": "500"}).max_upload == 500 * 1024 * 1024
