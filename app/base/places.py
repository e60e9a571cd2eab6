"""Where the shipped files lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

from app.base.errors import WhenceError

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


def desk_folder() -> Path:
    """Return the folder of the starter desk's JSON Lines files."""
    return _APP / "desk"
