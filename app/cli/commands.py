"""Every command of `whence`: where it is made, and the line the overview has for it.

A command's own module is loaded when the command is asked for, and no other: most of what reads
and links pages takes seconds to load, and a command that shows a chain needs none of it.
"""

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from app.cli.overview import OVERVIEW


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is made: the name of a Typer, and of its module below ``app.cli``."""

    module: str
    typer: str


PLACES = MappingProxyType(
    {name: Place(*place.split(":")) for place, commands in OVERVIEW.items() for name in commands}
)


def load(name: str) -> TyperCommand | TyperGroup:
    """Return the command ``name`` as its module makes it; a group of commands is one, too.

    Raises:
        KeyError: there is no such command.
    """
    place = PLACES[name]
    made: typer.Typer = getattr(import_module(f"app.cli.{place.module}"), place.typer)
    command = get_command(made)
    if isinstance(command, TyperGroup) and not made.info.help:
        command = command.commands[name]
    return cast("TyperCommand | TyperGroup", command)


class Later(TyperCommand):
    """Stands for a command in the overview, and loads it when it is asked for."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the arguments as the command itself does."""
        return load(self.name or "").make_context(*args, **more)
