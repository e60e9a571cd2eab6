"""Every form of a citation by name, as pages, files and the terminal share them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.export.cite.records import bibtex, csl_json, ris
from app.export.cite.styles import apa, chicago, footnote
from app.export.cite.work import Work


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``ending`` is that of its file; '' where it is a line of words."""

    name: str
    label: str
    write: Callable[[Work], str]
    ending: str = ""
    media_type: str = "text/plain"


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("footnote", "Footnote", footnote),
        Form("apa", "APA", apa),
        Form("chicago", "Chicago", chicago),
        Form("bibtex", "BibTeX", bibtex, "bib", "application/x-bibtex"),
        Form("ris", "RIS", ris, "ris", "application/x-research-info-systems"),
        Form(
            "csl-json", "CSL-JSON", csl_json, "csl.json", "application/vnd.citationstyles.csl+json"
        ),
    )
}


def all_words(work: Work) -> str:
    """Return the forms in words, each under its name: the text file."""
    words = [form for form in FORMS.values() if not form.ending]
    return "\n".join(f"{form.label}\n{form.write(work)}\n" for form in words)
