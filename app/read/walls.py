"""Pages that are answered in place of an article: what keeps readers out, and what is gone.

Told by a page's title and structure first; words count only where hardly any others stand. A whole
article with a banner about cookies or a form to log in is an article.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from app.base.errors import BadInputError
from app.base.text import one_line
from app.read.dom import Piece
from app.read.metadata import Metadata
from app.read.tree import Element

LITTLE = 700  # characters of body: less is no article where a page looks like one that keeps out
TEASER = 1200  # of a text of which only the beginning is shown
BANNER = 1800  # of a page that asks for consent: its purposes are long


class Wall(StrEnum):
    """What stands in place of the article."""

    BLOCKED = "blocked"
    CONSENT = "consent"
    PAYWALL = "paywall"
    GONE = "gone"
    SCRIPTS = "scripts"


_SAID = {
    Wall.BLOCKED: "is a page that keeps robots out, not the article: open it in a browser, save it "
    "and give the file, or paste its text",
    Wall.CONSENT: "is a page that asks for consent, not the article: open it in a browser, save it "
    "and give the file, or paste its text",
    Wall.PAYWALL: "shows only the beginning of an article that is for subscribers: save it where "
    "you may read it and give the file, or paste its text",
    Wall.GONE: "says that its page was not found: check the address, or look for it in a web "
    "archive",
    Wall.SCRIPTS: "is empty without its scripts: open it in a browser, save it and give the file, "
    "or paste its text",
}


class WallError(BadInputError):
    """A page was read and is no article; ``wall`` says what it is."""

    def __init__(self, name: str, wall: Wall) -> None:
        super().__init__(f"{name} {_SAID[wall]}.")
        self.wall = wall


def wall_in(reason: str) -> Wall | None:
    """Return the wall that the sentence of a ``WallError`` tells of, None for another sentence.

    The sentence is what comes back from a reader in a process of its own.
    """
    return next((wall for wall, said in _SAID.items() if reason.endswith(f" {said}.")), None)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_PAGE = (
    r"(?:the |this |that )?(?:requested )?(?:page|article)"
    r"(?: (?:that )?you (?:requested|are looking for|were looking for))?"
)
_GONE = _any(
    r"(?:error )?404(?: error)?",
    rf"{_PAGE} (?:is |was )?(?:not|cannot be|could(?: not|n['’]t) be|can['’]t be) "
    r"(?:found|available)",
    rf"{_PAGE} (?:does(?: not|n['’]t) exist|no longer exists?|is no longer available)",
    rf"{_PAGE} (?:has been|was) (?:re)?moved",
    r"not found",
    r"(?:страница|статья|материал|документ) не (?:найден[ао]?|существует)",
    r"(?:сторінк[ау]|статтю|матеріал) не (?:знайдено|існує)",
    r"(?:сторінка|стаття) не (?:знайдена|існує)",
    r"(?:(?:die )?seite|(?:der )?artikel) (?:wurde )?nicht gefunden",
    r"página não (?:foi )?encontrada",
    r"(?:页面|網頁|网页|頁面|文章)(?:不存在|未找到|找不到|无法找到)",
    r"找不到(?:页面|網頁|网页|頁面|该页|该网页)",
)
_BLOCKED = _any(
    r"just a moment",
    r"attention required",
    r"access (?:to this page has been )?denied",
    r"are you (?:a )?(?:robot|human)",
    r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"(?:security|bot|human) (?:check|verification)",
    r"checking your browser",
    r"ddos-guard",
    r"pardon our interruption",
    r"request (?:blocked|rejected)",
    r"you have been blocked",
    r"403 forbidden",
    r"доступ (?:ограничен|запрещ[её]н|заборонено|обмежено)",
    r"(?:вы|ви) (?:не )?робот",
    r"подтвердите,? что (?:вы|запросы)",
    r"zugriff verweigert",
    r"acesso negado",
    r"(?:访问|安全|人机)验证",
    r"访问被拒绝",
)
_CHALLENGE = _any(
    r"cf[-_]?chl",
    r"cf-challenge",
    r"challenge-(?:platform|form|running)",
    r"(?:h|g-re|re|px-|smart)captcha",
    r"h-captcha",
    r"captcha-delivery",
    r"datadome",
    r"ddos-guard",
    r"incapsula",
    r"geetest",
)
_CONSENT_TITLE = _any(
    r"before you continue",
    r"(?:we value )?your (?:privacy|data)(?: choices?| matters?)?",
    r"privacy (?:settings|choices)",
    r"cookie (?:consent|settings|preferences)",
    r"consent",
    r"zustimmung",
    r"einwilligung",
    r"datenschutzeinstellungen",
    r"согласие",
    r"файлы cookie",
    r"згода",
)
_CONSENT = _any(
    r"\bcookies?\b",
    r"\bconsent\b",
    r"our partners",
    r"personal(?:i[sz]ed)? (?:data|ads|content)",
    r"personalisierte|personenbezogene",
    r"legitimate interest",
    r"zustimm",
    r"einwillig",
    r"datenschutz",
    r"персональн\w+ дан",
    r"файл\w* cookie",
)
_SUBSCRIBE = _any(
    r"subscribe (?:now |today )?to (?:continue|read|keep|unlock|access)",
    r"(?:continue|keep|go on) reading (?:with|by|this)",
    r"to (?:read|continue reading|see) (?:the|this) (?:full|rest|whole|entire|complete)",
    r"already a (?:subscriber|member)",
    r"(?:for )?subscribers only",
    r"this (?:article|content|story) is (?:for|available (?:only )?to|exclusive)",
    r"you(?:['’]ve| have) (?:reached|used|read) (?:your|all|the)",
    r"(?:unlock|register to (?:read|continue)) this (?:article|story)",
    r"jetzt weiterlesen",
    r"weiterlesen mit",
    r"nur für abonnenten",
    r"mit (?:einem )?abo\b",
    r"только (?:для|по) подпис",
    r"оформите подписку",
    r"доступ(?:но|ен) (?:только )?(?:по|для) подпис",
    r"лише для передплатників",
    r"оформіть передплату",
    r"(?:exclusivo )?para assinantes",
    r"订阅后(?:阅读|继续)",
    r"成为会员",
    r"仅限订阅",
)
_SCRIPTS = _any(
    r"(?:enable|turn on|activate|requires?|needs?|without) .{0,30}javascript",
    r"javascript .{0,40}(?:is (?:required|disabled)|enable|aktivier|отключ|вимкнен|required)",
    r"(?:включите|увімкніть|aktivieren sie|启用) ?.{0,30}javascript",
)
_LEAD = re.compile(
    r"^(?:(?:error|ошибка|помилка|fehler|erro|错误)?[\s:–—-]*404(?: error| page)?[\s:.–—-]+)?"
    r"(?:(?:oops|sorry|whoops)\W{1,4})?",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s[|·–—»-]\s|[|·»]")


def find_wall(
    root: Element, pieces: Sequence[Piece], metadata: Metadata, *, body: str
) -> Wall | None:
    """Return what a page is in place of an article; None if it is one.

    ``pieces`` is all its text, ``body`` what was taken for the article's own, without its headline.
    """
    titles = _titles(root)
    if any(_GONE.fullmatch(_LEAD.sub("", title)) for title in titles):
        return Wall.GONE
    size = len(body)
    if size >= BANNER:
        return None
    every = " ".join(piece.text for piece in pieces)
    if size < LITTLE and (
        any(_BLOCKED.match(title) for title in titles)
        or (_BLOCKED.search(every[:TEASER]) and _challenged(root))
    ):
        return Wall.BLOCKED
    if _asks_consent(titles, body or every):
        return Wall.CONSENT
    if _is_teaser(size, metadata.is_free, asks=bool(_SUBSCRIBE.search(every))):
        return Wall.PAYWALL
    if size < LITTLE // 3 and any(_SCRIPTS.search(_words(n)) for n in root.iter("noscript")):
        return Wall.SCRIPTS
    return None


def _is_teaser(size: int, is_free: bool | None, *, asks: bool) -> bool:
    """Tell whether a text is only a beginning: it is short, and its page asks for a subscription.

    A page for subscribers may have been saved by one: a long text is whole whatever it says.
    """
    if is_free is False:
        return size < (TEASER if asks else LITTLE // 2)
    return is_free is None and asks and size < LITTLE


def _titles(root: Element) -> list[str]:
    """Return the parts of the page's title, and its headings, as one line each."""
    found = [part for n in root.iter("title") for part in _SEPARATORS.split(one_line(n.text or ""))]
    found += [one_line(_words(n)) for n in root.iter("h1")]
    return [title.strip(" \u2026.!") for title in found if title.strip()]


def _words(element: Element) -> str:
    return " ".join(
        part
        for n in element.iter()
        for part in (n.text if isinstance(n.tag, str) else "", n.tail)
        if part
    )


def _challenged(root: Element) -> bool:
    """Tell whether the page carries a test that only a person in a browser passes."""
    for element in root.iter("script", "div", "form", "iframe", "input", "meta"):
        marks = (element.get(name) for name in ("src", "id", "class", "action", "name"))
        if any(mark and _CHALLENGE.search(mark) for mark in marks):
            return True
    return False


def _asks_consent(titles: Sequence[str], body: str) -> bool:
    """Tell whether most of what a page says is about consent to cookies and the like."""
    sentences = [s for s in re.split(r"(?<=[.!?。])\s|\n", body) if len(s) > 15]
    if not sentences:
        return any(_CONSENT_TITLE.match(title) for title in titles)
    about = sum(bool(_CONSENT.search(sentence)) for sentence in sentences)
    titled = any(_CONSENT_TITLE.match(title) for title in titles)
    return about / len(sentences) >= (0.3 if titled else 0.6) and about >= (1 if titled else 2)
