"""``whence decide``: a person's word about one mention."""

from typing import Annotated

import typer

from app.cli.database import database
from app.deciding import Decision, decide

deciding = typer.Typer()

_Mention = Annotated[int, typer.Argument(help="Its number, as `whence export mentions` lists it.")]
_Said = Annotated[
    Decision,
    typer.Argument(
        metavar="accept|apart|reject",
        help="accept: it is this claim; apart: it is another claim; reject: it is no claim at all.",
    ),
]


@deciding.command("decide")
def decide_mention(mention: _Mention, decision: _Said) -> None:
    """Say of a mention whether it is the claim it was joined to; no machine changes it back.

    Example: whence decide 412 apart
    """
    with database() as engine:
        typer.echo(decide(engine, mention, decision))
