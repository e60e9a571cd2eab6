import json
from pathlib import Path

import pytest

from app.desk.vocabulary import load_vocabulary


def test_the_starter_desk_is_read() -> None:
    vocabulary = load_vocabulary()
    assert "hur" in {a.slug for a in vocabulary.actors}
    assert "reuters" in {o.slug for o in vocabulary.outlets}
    assert "training" in {t.slug for t in vocabulary.topics}


def test_every_parent_is_an_actor_of_the_desk() -> None:
    actors = load_vocabulary().actors
    assert {a.parent for a in actors if a.parent} <= {a.slug for a in actors}


def test_a_missing_file_gives_nothing(tmp_path: Path) -> None:
    assert load_vocabulary(tmp_path).actors == ()


def test_a_line_without_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actors.jsonl").write_text(json.dumps({"slug": "x"}), "utf-8")
    with pytest.raises(ValueError, match="name"):
        load_vocabulary(tmp_path)
