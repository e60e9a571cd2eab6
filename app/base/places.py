"""Where the shipped files lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

from app.base.errors import WhenceError

MEASURED = {
    "stories": "tests/gold/stories/floors.json",
    "sentences": "tests/gold/floors.json",
    "pairs": "tests/gold/link_floors.json",
}
"""The figures of the project's own gold by their names in a wheel, with where they are kept."""

_APP = Path(__file__).resolve().parents[1]


def share(name: str) -> Path:
    """Return the folder ``name``: 'templates', 'static' or 'migrations'.

    Raises:
        WhenceError: it lies in neither place; the installation is not complete.
    """
    for folder in (_APP / "_share" / name, _APP.parent / name):
        if folder.is_dir():
            return folder
    raise WhenceError(f"The folder {name} of the program is missing; install Whence again.")


def measured_file(name: str) -> Path:
    """Return one of the files of ``MEASURED``.

    Raises:
        WhenceError: it lies in neither place; the installation is not complete.
    """
    for path in (_APP / "_share" / "measured" / f"{name}.json", _APP.parent / MEASURED[name]):
        if path.is_file():
            return path
    raise WhenceError(f"The figures {name} of the program are missing; install Whence again.")


def desk_folder() -> Path:
    """Return the folder of the starter desk's JSON Lines files."""
    return _APP / "desk"
