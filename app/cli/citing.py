"""``whence cite``: a claim as a footnote, in APA or Chicago, or for a reference manager."""

from enum import StrEnum
from typing import Annotated

import typer

from app.base.clock import now
from app.base.errors import BadInputError
from app.base.moments import whole_second
from app.cli.database import database
from app.cli.past import AsOf, find_moment, reading_as_of
from app.export.cite.forms import FORMS
from app.export.cite.way import texts_of
from app.export.cite.work import cite_claim
from app.query.claim import load_claim
from app.store.moments import load_recorded
from app.store.session import reading

citing = typer.Typer()

_HOME = "http://127.0.0.1:8000"


class Style(StrEnum):
    """The forms of a citation."""

    FOOTNOTE = "footnote"
    APA = "apa"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


@citing.command(epilog="Example: whence cite SLUG --format bibtex --address https://whence.example")
def cite(
    claim: Annotated[str, typer.Argument(help="The claim, by the name in its address.")],
    format: Annotated[
        Style, typer.Option("--format", help=f"{', '.join(FORMS)}.")
    ] = Style.FOOTNOTE,
    read: Annotated[
        int | None, typer.Option("--read", help="Number of the article that was read.")
    ] = None,
    address: Annotated[
        str, typer.Option("--address", help="Where readers find this dashboard.")
    ] = _HOME,
    as_of: AsOf = "",
) -> None:
    """Cite a claim: its origin, who handed it on, the text read, and as of when.

    The address shows for ever what is recorded now, or was recorded by --as-of; then no day of
    access is given.
    """
    with database() as engine:
        moment = find_moment(as_of)
        if moment is None:
            with reading(engine) as connection:
                present = load_recorded(connection).present()
            shown = whole_second(present, now=now()) if present else None
        else:
            shown = moment
        with reading_as_of(engine, as_of) as connection:
            page = load_claim(connection, claim)
    held = {i for text in texts_of(page) for i in (text.article_id, *text.copies)}
    if read is not None and read not in held:
        raise BadInputError(f"The claim is not in article {read}; see: whence chain {page.slug}")
    at = f"?as_of={shown.text}" if shown else ""
    work = cite_claim(
        page,
        f"{address.rstrip('/')}/claims/{page.slug}{at}",
        moment=shown,
        accessed=None if moment else now().date(),
        read=read,
    )
    typer.echo(FORMS[format.value].write(work).rstrip("\n"))
