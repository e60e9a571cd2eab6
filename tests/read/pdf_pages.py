"""A PDF with lines of text where a test wants them, written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

LEADING, LEFT, TOP = 14, 72, 760


@dataclass(frozen=True)
class Put:
    """A line ``down`` lines below the top of its page; ``indent`` and ``size`` in points."""

    words: str
    down: float
    indent: float = 0
    size: int = 11


def a_pdf(*pages: Sequence[Put], info: str = "", encrypt: str = "") -> bytes:
    """Return a PDF with these pages; ``info`` are entries of its information dictionary."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>".encode("latin-1"),
    ]
    kids: list[str] = []
    for page in pages:
        lines = [
            f"BT /F1 {put.size} Tf {LEFT + put.indent} {TOP - put.down * LEADING} Td "
            f"({_escaped(put.words)}) Tj ET"
            for put in page
        ]
        stream = "\n".join(lines).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {encrypt} >>"
    return bytes(out) + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


def set_below(*lines: str, down: float = 0, indent: float = 0) -> list[Put]:
    """Return lines one below the other; the first is indented."""
    return [Put(words, down + n, indent if n == 0 else 0) for n, words in enumerate(lines)]


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
