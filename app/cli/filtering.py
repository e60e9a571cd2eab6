"""The filter of the pages as options of a command: the same names, the same meaning."""

import functools
import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer

from app.base.errors import BadFilterError
from app.query.filters import DATES, REACH, REVIEWS, SCOPES, SORTS, STATES, read_filter

_Many = list[str]
_ORDERS = (
    f"{', '.join(s for s in SORTS if s != REACH)}; {REACH}: fewest origins, then most articles."
)
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "q": (str, typer.Option("--q", help='Words, "exact phrase", -not, OR, begin*, topic: actor:')),
    "topic": (_Many, typer.Option("--topic", help="Topic or one it is part of; repeatable.")),
    "actor": (_Many, typer.Option("--actor", help="Actor or one within it; repeatable.")),
    "outlet": (_Many, typer.Option("--outlet", help="Outlet that mentions it; repeatable.")),
    "response": (_Many, typer.Option("--response", help="Act, or none; repeatable.")),
    "language": (_Many, typer.Option("--language", help="Language of a text: uk; repeatable.")),
    "from": (str, typer.Option("--from", help="First day: 2025, 2025-06 or 2025-06-25.")),
    "to": (str, typer.Option("--to", help="Last day.")),
    "date": (str, typer.Option("--date", help=f"Which date is meant: {', '.join(DATES)}.")),
    "sort": (str, typer.Option("--sort", help=_ORDERS)),
    "review": (str, typer.Option("--review", help=f"{', '.join(REVIEWS)}.")),
    "origins_max": (str, typer.Option("--origins-max", help="At most so many origins.")),
    "story": (str, typer.Option("--story", help="Claims of one story.")),
    "claim": (str, typer.Option("--claim", help="One claim, by the name in its address.")),
    "scope": (str, typer.Option("--scope", help=f"Of responses: {', '.join(SCOPES)}.")),
    "state": (
        str,
        typer.Option("--state", help=f"Of due dates and missing answers: {', '.join(STATES)}."),
    ),
    "as_of": (str, typer.Option("--as-of", help="What was recorded by then: a day or a time.")),
}


def with_filter(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` the options of a filter; it gets them as its first argument, ``wanted``.

    A value that means nothing is one line on standard error and exit code 2.
    """

    @functools.wraps(command)
    def run(**given: Any) -> None:
        pairs: list[tuple[str, str]] = []
        for name in _OPTIONS:
            value: str | list[str] = given.pop(f"{name}_")
            values = [value] if isinstance(value, str) else value
            pairs.extend((name, item) for item in values)
        try:
            command(read_filter(pairs), **given)
        except BadFilterError as error:
            refuse(str(error))

    own = list(inspect.signature(command).parameters.values())[1:]
    filters = [
        inspect.Parameter(
            f"{name}_",
            inspect.Parameter.KEYWORD_ONLY,
            default=[] if kind is _Many else "",
            annotation=Annotated[kind, option],
        )
        for name, (kind, option) in _OPTIONS.items()
    ]
    kept = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    parameters = [*kept, *filters]
    run.__signature__ = inspect.Signature(parameters)  # pyright: ignore[reportAttributeAccessIssue]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def refuse(sentence: str) -> NoReturn:
    """End the command as wrongly used: one line on standard error, exit code 2."""
    print(f"whence: {sentence}", file=sys.stderr)
    raise typer.Exit(2)
