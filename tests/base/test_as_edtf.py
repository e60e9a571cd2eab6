import pytest

from app.base.dates import as_edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2031-04-02", "2031-04-02"),
        ("2031-04", "2031-04"),
        ("2031-04-02~", "2031-04-02~"),
        ("../2031-04-02", "../2031-04-02"),
        ("2031-04-02T23:50:00-06:00", "2031-04-02"),
        ("2031-04-02 23:50", "2031-04-02"),
        ("2031-04-02T05:12:09Z", "2031-04-02"),
        ("2031-13-02", None),
        ("0000-01-01", None),
        ("yesterday", None),
        ("2031-04-02T25 o'clock", None),
    ],
)
def test_an_iso_time_becomes_its_day_as_written(written: str, edtf: str | None):
    assert as_edtf(written) == edtf
