"""``whence grade``: a person's grade of a claim, an outlet or an actor, signed."""

from typing import Annotated

import typer

from app.cli.database import database
from app.grading import grade_actor, grade_claim, grade_outlet

grading = typer.Typer(
    no_args_is_help=True,
    help="Grade a claim, an outlet or an actor (Admiralty system, NATO AJP-2.1); only people do.",
)

_Slug = Annotated[str, typer.Argument(help="Its id, as the files and addresses have it.")]
_Credibility = Annotated[
    str,
    typer.Argument(
        metavar="1-6",
        help="1 confirmed by independent sources, 2 probably true, 3 possibly true, 4 doubtful, "
        "5 improbable, 6 truth cannot be judged.",
    ),
]
_Reliability = Annotated[
    str,
    typer.Argument(
        metavar="A-F",
        help="A completely, B usually, C fairly, D not usually reliable, E unreliable, "
        "F reliability cannot be judged.",
    ),
]
_By = Annotated[str, typer.Option("--by", help="Who signs: a name.")]
_Reason = Annotated[str, typer.Option("--reason", help="Why: 10 to 1,000 characters.")]


@grading.command()
def claim(slug: _Slug, code: _Credibility, by: _By, reason: _Reason) -> None:
    """Grade how credible the claim SLUG is; 1 is refused below two sure origins.

    Example: whence grade claim joint-patrols-begin 2 --by "A. Reader" --reason "Two papers agree."
    """
    with database() as engine:
        typer.echo(grade_claim(engine, slug, code, by=by, reason=reason))


@grading.command()
def outlet(slug: _Slug, code: _Reliability, by: _By, reason: _Reason) -> None:
    """Grade how reliable the outlet SLUG is.

    Example: whence grade outlet harbour-post B --by "A. Reader" --reason "It names its sources."
    """
    with database() as engine:
        typer.echo(grade_outlet(engine, slug, code, by=by, reason=reason))


@grading.command()
def actor(slug: _Slug, code: _Reliability, by: _By, reason: _Reason) -> None:
    """Grade how reliable the actor SLUG is as a source.

    Example: whence grade actor navy-staff F --by "A. Reader" --reason "It spoke only once."
    """
    with database() as engine:
        typer.echo(grade_actor(engine, slug, code, by=by, reason=reason))
