"""What a newcomer's machine is handed: the lock, the wheel, the compose file, the README."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from app.base.places import MEASURED

ROOT = Path(__file__).parents[1]


def test_the_lock_pins_every_package_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[a-z0-9][^\s=]*==", lock, re.MULTILINE)
    assert len(pins) > 50
    assert "://" not in lock
    for entry in re.split(r"\n(?=[a-z0-9])", lock.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_no_tracked_file_names_a_package_index() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    index = ".".join(("pypi", "org"))  # put together, so that this file does not name it
    files, registry = "python" + "hosted", ".".join(("registry", "npmjs"))
    hosts = re.compile("|".join(map(re.escape, (index, files, registry))))
    named = [
        name
        for name in listed
        if (ROOT / name).is_file() and hosts.search((ROOT / name).read_text(errors="ignore"))
    ]
    assert named == []


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text()
    start = readme.split("## Start")[1].split("```")[1]
    assert re.findall(r"^make \w+", start, re.MULTILINE) == ["make run", "make test"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("whence-*.whl"))


def test_the_wheel_holds_templates_static_files_migrations_and_desk(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "app/_share/templates/base.html" in names
    assert "app/_share/static/app.css" in names
    assert "app/_share/migrations/env.py" in names
    assert any(n.startswith("app/_share/migrations/versions/") for n in names)
    assert "app/desk/claims.jsonl" in names
    for name, kept in MEASURED.items():
        shipped = zipfile.ZipFile(wheel).read(f"app/_share/measured/{name}.json")
        assert shipped == (ROOT / kept).read_bytes()
    assert not any("tests" in n for n in names)


def test_an_image_is_built_with_every_file_that_the_wheel_takes() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    taken = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for path in taken["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]:
        left_out = path.split("/")[0] in ignored
        assert not left_out or f"!{path}" in ignored, path


def test_the_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("WHENCE_", "DATABASE_"))},
        "PYTHONPATH": str(tmp_path / "site"),
        "WHENCE_DATA": str(tmp_path / "data"),
    }
    answer = subprocess.run(
        [sys.executable, "-m", "app", "claims", "--format", "json", "--topic", "training"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert '"chinese-troops-600-train-in-russia"' in answer.stdout
    told = subprocess.run(
        [sys.executable, "-c", "from app.web.measured import load_measured as m; print(m().lots)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.fullmatch(r"\(\d+,.*\)\n", told.stdout), told.stderr


@pytest.mark.skipif(
    shutil.which("docker-compose") is None, reason="docker-compose is not installed"
)
def test_a_compose_parser_accepts_the_compose_file() -> None:
    answer = subprocess.run(
        ["docker-compose", "config"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    for service in ("web:", "worker:", "database:"):
        assert service in answer.stdout
    assert answer.stdout.count("healthcheck:") == 3
