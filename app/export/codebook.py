"""What every column of every file means, for the page of downloads and for a file of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.export.files import FILES


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """One column as the codebook tells it. ``codes`` () means any value of the type."""

    name: str
    type: str
    meaning: str
    codes: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file as the codebook tells it."""

    name: str
    about: str
    columns: tuple[ColumnEntry, ...]


CODEBOOK: Mapping[str, FileEntry] = {
    kind.name: FileEntry(
        name=f"{kind.name}.csv",
        about=kind.about,
        columns=tuple(
            ColumnEntry(
                column.name,
                column.type,
                column.meaning,
                column.codes,
                column.empty or "Never empty.",
            )
            for column in kind.columns
        ),
    )
    for kind in FILES.values()
}
"""All files by name; its columns are the header of the file, in order."""
