"""The table of commands says what the commands say, and loads no more than is asked for."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest
import typer
from typer.main import get_command_name
from typer.testing import CliRunner

import app.cli
from app.cli import whence
from app.cli.commands import PLACES, Place, load
from app.cli.overview import OVERVIEW

WORKS = "app.extract app.linking fastapi httpx lxml numpy onnxruntime spacy trafilatura xlsxwriter"
STORES = "app.store sqlalchemy sqlmodel pydantic"
LOADS = f"""
import sys
from app.cli import whence
try:
    whence(["--help"])
except SystemExit:
    pass
print("early:", *(sys.modules.keys() & set({(WORKS + " " + STORES).split()})))
from app.cli.commands import load
for name in "ready chain claims outlets compare cite grade".split():
    load(name)
print("late:", *(sys.modules.keys() & set({WORKS.split()})))
"""


@pytest.mark.parametrize("name", sorted(PLACES))
def test_the_overview_says_of_a_command_what_it_says_of_itself(name: str) -> None:
    [line] = [lines[name] for lines in OVERVIEW.values() if name in lines]
    told = (load(name).help or "").split("\n\n")[0]
    assert " ".join(told.split()) == line


@pytest.mark.parametrize("module", [found.name for found in iter_modules(app.cli.__path__)])
def test_every_command_that_a_module_makes_is_in_the_overview(module: str) -> None:
    for name, made in vars(import_module(f"app.cli.{module}")).items():
        if isinstance(made, typer.Typer) and made is not whence:
            calls = [(c.name, c.callback) for c in made.registered_commands if c.callback]
            assert calls
            here = [(name, call) for name, call in calls if call.__module__ == f"app.cli.{module}"]
            names = {own or get_command_name(call.__name__) for own, call in here}
            listed = {word for word, place in PLACES.items() if place == Place(module, name)}
            assert len(listed) == 1 if made.info.help else listed == names


def test_the_overview_lists_all_commands_in_its_order() -> None:
    told = CliRunner().invoke(whence, ["--help"], env={"COLUMNS": "200"}).stdout
    names = [name for lines in OVERVIEW.values() for name in lines]
    words = [line.strip("│ ").split(" ")[0] for line in told.splitlines()]
    assert [word for word in words if word in PLACES] == names


@pytest.mark.parametrize("name", sorted(PLACES))
def test_the_help_of_a_command_is_its_own(name: str) -> None:
    told = CliRunner().invoke(whence, [name, "--help"], env={"COLUMNS": "200"})
    assert told.exit_code == 0
    options = [word for param in load(name).params for word in param.opts if word[:2] == "--"]
    assert [word for word in options if word not in told.stdout] == []
    assert f" {name} " in told.stdout.partition("Usage:")[2].splitlines()[0]


def test_a_command_that_only_shows_does_not_load_what_reads_and_links() -> None:
    told = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True)
    lines = told.stdout.splitlines()
    assert [line for line in lines if line.startswith(("early:", "late:"))] == ["early:", "late:"]
