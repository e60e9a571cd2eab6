"""Where the files beside the code lie, in a checkout and in an installed package."""

from pathlib import Path

from app.base.errors import WhenceError

_PACKAGE = Path(__file__).resolve().parents[1]


def share(name: str) -> Path:
    """Return the folder ``templates``, ``static`` or ``migrations``.

    A built package carries them in ``app/_share``, a checkout has them beside ``app``.

    Raises:
        WhenceError: it lies in neither place; the installation is not complete.
    """
    for place in (_PACKAGE / "_share" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise WhenceError(f"The folder {name} of the program is missing; install Whence again.")
