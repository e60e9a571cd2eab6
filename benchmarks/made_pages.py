"""Made-up pages for the benchmarks: stories told by several outlets, with everything around them.

Every page is made from its number alone, so that any part of a lot can be made again, in any order
and without keeping the others. About a third is within the desk's scope; there are first reports,
retellings, reprints, denials, other subjects, and pages in Russian, German, Chinese and French.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from app.domain.article import Input

TOLD_BY = 5  # pages of one story, one after the other

_SOUNDS = "ar bel cor dun el fen gar hol is kar lun mor nel or pel ran sol tir um vel wen yor".split()
_KINDS = ("Courier", "Herald", "Post", "Observer", "Gazette", "Dispatch", "Ledger", "Monitor")
_FIRST = "Anna Boris Clara Dmitri Elena Felix Greta Hao Ines Jun Karl Lena Mei Nils Olga Pavel".split()
_ROLES = (
    *("baker", "gardener", "teacher", "bus driver", "economist", "nurse", "carpenter"),
    *("librarian", "shopkeeper", "professor of music", "goalkeeper"),
)
_VOICES = (
    *("Ukraine's military intelligence", "the Russian Defence Ministry", "the Pentagon", "NATO"),
    *("the Chinese Foreign Ministry", "a European diplomat", "two Western officials"),
    *("a source in Ukraine's Foreign Intelligence Service", "the U.S. State Department"),
)
_DENIERS = (
    *("the Chinese Foreign Ministry", "the Kremlin", "the Russian Defence Ministry"),
    *("China's Defence Ministry", "a spokesman for the Russian embassy in Beijing"),
)
_THINGS = (
    *("drone engines", "machine tools", "optical sights", "night-vision cameras", "gunpowder"),
    *("armoured vehicles", "satellite images", "artillery shells", "microchips", "patrol boats"),
    *("radar parts", "fibre-optic cable", "engine blades", "explosives", "rifle scopes"),
)
_PEOPLE = ("soldiers", "pilots", "officers", "engineers", "sappers", "drone operators", "cadets")
_PLACES = (
    *("Chita", "Vladivostok", "Harbin", "Rostov", "Khabarovsk", "Shenyang", "Kazan", "Dalian"),
    *("Nanjing", "Omsk", "Tianjin", "Murmansk", "Qingdao", "Samara", "Chongqing", "Ulan-Ude"),
)
_SUBJECTS = (
    *("the tram line", "the fish market", "the school roof", "the football ground", "the library"),
    *("the water tower", "the bridge toll", "the bakery", "the theatre", "the hospital wing"),
)
_ACTS = (
    *("was repaired after a long dispute about the bill", "will close for part of the winter"),
    *("drew more visitors than in any year before", "is to move to the old station"),
    *("needs a new heating system that nobody wants to pay for", "won a prize for its design"),
    *("was sold to a family from the next valley", "will be open on two evenings more"),
    *("cost a third more than the council had set aside", "has a waiting list of four months"),
)
_ASIDES = (
    *("which surprised even those who had followed the talks from the beginning",),
    *("although the figures were not published with the statement",),
    *("as several people who were present remembered afterwards",),
    *("while the talks about the budget went on in the room next door",),
    *("because the contract had been signed before the new rules came into force",),
    *("after a meeting that lasted longer than anybody had planned",),
    *("in a move that local businesses had asked for since the spring",),
)
_OPENINGS = (
    *("For years", "Since the autumn", "In the past months", "For once"),
    *("On a cold morning", "At the end of the week", "Until recently", "All winter"),
)
_NOTES = (
    *("the road to {place} has been closed to heavy traffic", "prices in {place} have hardly moved"),
    *("the council of {place} met {n} times without a decision",),
    *("{n} families in {place} had written to the administration",),
    *("a firm from {place} offered to do the work for {n} thousand",),
    *("the newspaper of {place} printed {n} letters on the matter",),
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet."""

    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the pages of one story tell: ``about`` the desk's field or not."""

    number: int
    about: bool
    claims: tuple[str, ...]
    voice: str
    denier: str
    day: date


def make_outlets(number: int = 80) -> tuple[Outlet, ...]:
    """Return so many outlets, always the same."""
    dice = random.Random(5)
    found: dict[str, Outlet] = {}
    while len(found) < number:
        place = "".join(dice.sample(_SOUNDS, 2)).capitalize()
        kind = dice.choice(_KINDS)
        domain = f"{place}-{kind}.example".lower()
        found[domain] = Outlet(f"{place} {kind}", domain)
    return tuple(found.values())


OUTLETS = make_outlets()


def make_story(number: int) -> Story:
    """Return the story of this number."""
    dice = random.Random(f"story {number}")
    claims = tuple(_claim(dice) for _ in range(dice.randint(2, 4)))
    day = date(2023, 1, 1) + timedelta(days=number * 7 % 1100)
    about = number % 3 == 0
    return Story(number, about, claims, dice.choice(_VOICES), dice.choice(_DENIERS), day)


def make_page(number: int) -> Input:
    """Return the page of this number: the first of a story's pages reports it, others follow."""
    dice = random.Random(f"page {number}")
    story, place = make_story(number // TOLD_BY), number % TOLD_BY
    outlets = random.Random(f"outlets {story.number}").sample(OUTLETS, TOLD_BY)
    outlet, first = outlets[place], outlets[0]
    day = story.day + timedelta(days=place)
    language = "en"
    if place == 4 and story.number % 5 == 1:
        language = ("ru", "de", "zh", "fr")[story.number // 5 % 4]
    address = f"https://www.{outlet.domain}/{day:%Y/%m}/story-{number}"
    if language != "en":
        title, text = _foreign(dice, language, story)
    elif place == 2 and story.number % 2 == 0:
        title, text = _report(random.Random(f"page {number - 2}"), story, first, None)
        text = [*text, f"This article first appeared in {first.name}."]
    else:
        title, text = _report(dice, story, outlet, first if place else None)
    page = _html(dice, language, outlet, title, text, day, address)
    return Input(
        name=f"story-{number}.html",
        content=page.encode(),
        media_type="text/html; charset=utf-8",
        final_url=address,
    )


def make_pages(number: int, *, start: int = 0) -> Iterator[Input]:
    """Yield so many pages, one at a time."""
    return (make_page(n) for n in range(start, start + number))


def _claim(dice: random.Random) -> str:
    number, place = dice.choice((12, 40, 85, 130, 300, 600, 1200)) + dice.randint(0, 9), _PLACES
    side = dice.choice((("China", "Russia"), ("Russia", "China")))
    return dice.choice(
        (
            f"{side[0]} will train about {number} {side[1]}n {dice.choice(_PEOPLE)} near "
            f"{dice.choice(place)}".replace("Chinan", "Chinese"),
            f"{side[0]} delivered {number} tonnes of {dice.choice(_THINGS)} to {side[1]} by way of "
            f"{dice.choice(place)}",
            f"a company from {dice.choice(place)} sold {dice.choice(_THINGS)} worth {number} "
            f"million dollars to the {side[1]}n army".replace("Chinan", "Chinese"),
            f"Russian and Chinese {dice.choice(_PEOPLE)} held a joint exercise near "
            f"{dice.choice(place)} with {number} vehicles",
        )
    )


def _person(dice: random.Random) -> str:
    name = "".join(dice.sample(_SOUNDS, 2)).capitalize()
    return f"{dice.choice(_FIRST)} {name}"


def _filler(dice: random.Random, *, speaks: float = 0.3) -> str:
    """Return a sentence on anything else; ``speaks``: how often somebody says it."""
    place, number = _town(dice), dice.randint(3, 90)
    subject = dice.choice(_SUBJECTS)
    if dice.random() >= speaks:
        note = dice.choice(_NOTES).format(place=place, n=number)
        opened = f"{dice.choice(_OPENINGS)}, {note}, {dice.choice(_ASIDES)}."
        noted = f"In {place} {subject} {dice.choice(_ACTS)}, {dice.choice(_ASIDES)}."
        return dice.choice((opened, noted, f"{note[0].upper()}{note[1:]}."))
    if dice.random() < 0.5:
        return (
            f"“{subject.capitalize()} {dice.choice(_ACTS)},” said {_person(dice)}, "
            f"{_a(dice.choice(_ROLES))} from {place}."
        )
    role = _a(dice.choice(_ROLES))
    return f"{_person(dice)}, {role}, said that {subject} in {place} {dice.choice(_ACTS)}."


def _town(dice: random.Random) -> str:
    return "".join(dice.sample(_SOUNDS, 2)).capitalize()


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _report(
    dice: random.Random, story: Story, outlet: Outlet, first: Outlet | None
) -> tuple[str, list[str]]:
    """Return a title and paragraphs; ``first`` is the outlet that a retelling has it from."""
    if not story.about:
        subject = dice.choice(_SUBJECTS)
        head = f"{subject.capitalize()} {dice.choice(_ACTS)}"
        return head, [_paragraph(dice) for _ in range(dice.randint(5, 11))]
    told: list[str] = []
    for n, claim in enumerate(story.claims):
        if first is None:
            told.append(f"{claim[0].upper()}{claim[1:]}, {story.voice} told {outlet.name}.")
        elif n == 0:
            told.append(f"{claim[0].upper()}{claim[1:]}, {first.name} reported, citing {story.voice}.")
        else:
            told.append(f"According to {first.name}, {claim}.")
    if dice.random() < 0.6:
        told.append(f"{story.denier[0].upper()}{story.denier[1:]} denied that {story.claims[0]}.")
    if dice.random() < 0.3:
        told.append(f"{outlet.name} has contacted {story.denier} for comment.")
    text: list[str] = []
    for sentence in told:
        text.append(f"{sentence} {_filler(dice, speaks=0)}")
        text.append(_paragraph(dice, speaks=0.1))
    head = story.claims[0]
    return f"{head[0].upper()}{head[1:]}", text


def _paragraph(dice: random.Random, *, speaks: float = 0.3) -> str:
    return " ".join(_filler(dice, speaks=speaks) for _ in range(dice.randint(2, 4)))


def _foreign(dice: random.Random, language: str, story: Story) -> tuple[str, list[str]]:
    number, place = dice.randint(10, 900), dice.choice(_PLACES)
    said = {
        "ru": (
            f"Китай и Россия провели учения с участием {number} военных",
            f"Министерство обороны России сообщило, что в учениях приняли участие {number} военных.",
            "Погода весь день была ясной, и жители города вышли на набережную.",
        ),
        "de": (
            f"China und Russland üben mit {number} Soldaten",
            f"Das russische Verteidigungsministerium teilte mit, dass {number} Soldaten aus China bei "
            f"{place} üben.",
            "Der Markt war an diesem Tag wie immer gut besucht, und es regnete erst am Abend.",
        ),
        "zh": (
            f"中俄举行联合演习，{number}人参加",
            f"俄罗斯国防部表示，约{number}名中国军人参加了联合演习。",
            "当天天气晴朗，许多居民到河边散步，市场里也很热闹。",
        ),
        "fr": (
            f"La Chine et la Russie s'entraînent avec {number} soldats",
            f"Le ministère russe de la Défense a annoncé que {number} soldats chinois s'entraînent.",
            "Le marché était très fréquenté ce jour-là, et la pluie n'est venue que le soir.",
        ),
    }[language]
    return said[0], [said[1], *(said[2] for _ in range(3 + story.number % 5))]


def _html(  # noqa: PLR0917 - one for each part of the page
    dice: random.Random,
    language: str,
    outlet: Outlet,
    title: str,
    text: Sequence[str],
    day: date,
    address: str,
) -> str:
    """Return the page with what stands around an article: menus, adverts, related, comments."""
    links = "".join(f'<li><a href="/{n}">{escape(_filler(dice)[:40])}</a></li>' for n in range(12))
    related = "".join(
        f'<li><a href="/r/{n}">{escape(make_story(dice.randrange(4000)).claims[0])}</a></li>'
        for n in range(6)
    )
    comments = "".join(
        f'<div class="comment"><b>{_person(dice)}</b><p>{escape(_filler(dice))}</p></div>'
        for _ in range(dice.randrange(4))
    )
    paragraphs = "\n".join(f"<p>{escape(part)}</p>" for part in text)
    about = f'{{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"{day}"}}'
    script = "window.q=window.q||[];" * dice.randrange(20, 200)
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<title>{escape(title)} | {outlet.name}</title><link rel="canonical" href="{address}">
<meta property="og:site_name" content="{outlet.name}">
<meta property="article:published_time" content="{day}T08:00:00Z">
<script type="application/ld+json">{about}</script><script>{script}</script></head>
<body><header><a href="/">{outlet.name}</a><nav><ul>{links}</ul></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept</button></div>
<main><article><h1>{escape(title)}</h1><p class="byline">By {_person(dice)}</p>
<time datetime="{day}">{day:%d %B %Y}</time>
{paragraphs}
<div class="newsletter">Sign up for our newsletter.</div></article>
<aside class="related"><h2>Read also</h2><ul>{related}</ul></aside>
<section class="comments"><h2>Comments</h2>{comments}</section></main>
<footer><p>© {outlet.name}. All rights reserved.</p><ul>{links}</ul></footer></body></html>"""
