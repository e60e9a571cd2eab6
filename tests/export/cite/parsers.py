"""Reads citations back with the parsers that reference managers are built on.

They carry no types, so they are imported by name.
"""

import json
import warnings
from importlib import import_module
from typing import Any

_bibtexparser: Any = import_module("bibtexparser")
_latex: Any = import_module("pylatexenc.latex2text")
_rispy: Any = import_module("rispy")
_citeproc: Any = import_module("citeproc")
_citeproc_json: Any = import_module("citeproc.source.json")

_AS_IT_IS = ("date", "url", "urldate")
_UNKNOWN = {r"\textbraceleft{}": r"\{", r"\textbraceright{}": r"\}"}
"""What LaTeX knows and the reader does not."""


def read_bibtex(text: str) -> dict[str, str]:
    """Return the fields of the one record there is, as TeX would set them."""
    library = _bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.blocks) == 1, library.blocks
    (entry,) = library.entries
    plain = _latex.LatexNodes2Text(math_mode="verbatim", keep_comments=True)

    def set_by_tex(text: str) -> str:
        for written, meant in _UNKNOWN.items():
            text = text.replace(written, meant)
        return str(plain.latex_to_text(text)).replace("ˆ", "^")

    fields = {str(f.key): str(f.value) for f in entry.fields}
    said = {k: v if k in _AS_IT_IS else set_by_tex(v) for k, v in fields.items()}
    return said | {"entry type": str(entry.entry_type)}


def read_ris(text: str) -> dict[str, Any]:
    """Return the fields of the one record there is."""
    (record,) = _rispy.loads(text)
    return record


def set_by_style(csl_json: str) -> str:
    """Return the one entry of a bibliography in a style that the processor brings along."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about fields that it does not know
        source = _citeproc_json.CiteProcJSON(json.loads(csl_json))
        style = _citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = _citeproc.CitationStylesBibliography(style, source)
        key = json.loads(csl_json)[0]["id"]
        bibliography.register(_citeproc.Citation([_citeproc.CitationItem(key)]))
        (said,) = (str(item) for item in bibliography.bibliography())
    return said
