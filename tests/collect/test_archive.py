import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import DatabaseStateError, NotHeldError
from app.collect.archive import load_capture, save_capture


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.binary(max_size=2000))
def test_what_was_saved_is_loaded(tmp_path: Path, content: bytes):
    digest = save_capture(tmp_path, content)
    assert digest == hashlib.sha256(content).hexdigest()
    assert load_capture(tmp_path, digest) == content


def test_the_same_bytes_are_kept_once_and_nothing_else_is_left(tmp_path: Path):
    first = save_capture(tmp_path, b"a page")
    assert save_capture(tmp_path, b"a page") == first
    files = [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()]
    assert files == [f"sha256/{first[:2]}/{first[2:]}"]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_capture(tmp_path, b"a page")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("name", ["", "0" * 64, "../../etc/passwd", "A" * 64, "zz"])
def test_an_unknown_name_is_not_held(tmp_path: Path, name: str):
    with pytest.raises(NotHeldError):
        load_capture(tmp_path, name)


def test_a_damaged_capture_is_not_handed_out(tmp_path: Path):
    digest = save_capture(tmp_path, b"a page")
    (tmp_path / "sha256" / digest[:2] / digest[2:]).write_bytes(b"another")
    with pytest.raises(DatabaseStateError, match="damaged"):
        load_capture(tmp_path, digest)
