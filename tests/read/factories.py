"""The smallest valid inputs; every page here is invented."""

from app.domain.article import Input, ReadArticle, Told
from app.domain.words import BlockKind
from app.read.article import read_article

STORY = (
    "Norland and Vestria will hold a joint landing drill near Port Aster in May, "
    "the Norland defence ministry said on Tuesday.",
    "About 400 marines from both countries take part, according to a Vestrian officer "
    "who asked not to be named.",
    "“We train together because we may have to act together,” Admiral Ines Korvald told "
    "reporters in Port Aster.",
    "Vestria’s foreign ministry did not answer questions about the drill by Wednesday evening.",
)


def a_page(text: str | bytes, *, told: Told | None = None, media_type: str | None = None) -> Input:
    content = text.encode() if isinstance(text, str) else text
    return Input(name="page", content=content, told=told or Told(), media_type=media_type)


def read(text: str | bytes, **told: str) -> ReadArticle:
    return read_article(a_page(text, told=Told(**told)))


def of_kind(article: ReadArticle, *kinds: BlockKind) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks if not kinds or b.kind in kinds]


def body_of(article: ReadArticle) -> str:
    return "\n".join(of_kind(article))


def html_page(body: str, *, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or STORY)
