"""Jobs to try the runner on: pages invented here, kinds of which each step is known."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Engine

from app.domain.jobs import Ask, Begun, Done, JobKind
from app.jobs.work import Kind, Step, Tools, Work

TEXT = (
    "<!doctype html><html lang='en'><head><title>{title}</title></head><body><article>"
    "<h1>{title}</h1><p>The harbour office of Port Ansel said on Tuesday that ferry number "
    "{number} will be out of service for {number} weeks, because its rudder is to be replaced. "
    "A clerk told the Harbour Post that nobody had complained so far about the change.</p>"
    "<p>The ferry carried {number} thousand people last year, the office said in a statement "
    "on its own page, and two smaller boats are to take its place for the time being.</p>"
    "</article></body></html>"
)


def a_page(number: int) -> bytes:
    """Return a page of its own for each number."""
    return TEXT.format(title=f"Ferry {number} stays in port", number=number).encode()


def some_tools(engine: Engine, folder: Path, *, stop: Callable[[], bool] | None = None) -> Tools:
    """Return tools that read in this process."""
    tools = Tools(engine, folder, folder / "captures")
    return tools if stop is None else Tools(engine, folder, folder / "captures", stop=stop)


def an_ask(title: str = "three pages", key: str | None = None) -> Ask:
    """Return the smallest thing to ask for."""
    return Ask(JobKind.TAKE_IN, title, "web", key=key)


def counting(names: list[str], act: Callable[[str], Done]) -> Mapping[JobKind, Kind]:
    """Return kinds of which each step does ``act`` on one of ``names``."""

    def steps() -> Iterator[Step]:
        for name in names:
            yield Step(name, lambda name=name: act(name))

    def work(_begun: Begun, _tools: Tools) -> Work:
        return Work(steps, len(names))

    return {JobKind.TAKE_IN: work}
