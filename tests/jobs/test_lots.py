import io
from pathlib import Path

import pytest

from app.base.errors import BadInputError, NotHeldError
from app.jobs.lots import keep_lot, lot_folder


class Failing(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(28, "No space left on device", str(size))


def test_files_are_kept_by_their_names_and_none_takes_the_place_of_another(tmp_path: Path):
    given = [("a.html", io.BytesIO(b"1")), ("a.html", io.BytesIO(b"2")), ("b", io.BytesIO(b"3"))]
    name, names = keep_lot(tmp_path, given)
    assert names == ["a.html", "a-2.html", "b"]
    folder = lot_folder(tmp_path, name)
    assert [(folder / name).read_bytes() for name in names] == [b"1", b"2", b"3"]


def test_a_full_disk_leaves_nothing_of_a_lot(tmp_path: Path):
    with pytest.raises(BadInputError, match="No space left"):
        keep_lot(tmp_path, [("a.html", io.BytesIO(b"1")), ("b.html", Failing())])
    assert list((tmp_path / "lots").iterdir()) == []


@pytest.mark.parametrize("name", ["0" * 32, "..", "../data", ""])
def test_a_lot_that_is_not_there_is_said(tmp_path: Path, name: str):
    with pytest.raises(NotHeldError, match="hand it in again"):
        lot_folder(tmp_path, name)
