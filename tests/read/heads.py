# ruff: noqa: E501 - lines of markup in scripts that are wide read best whole
"""Pages in the manner of many systems and languages, all invented, with what a person reads.

Written before the rules were looked at: of 28 pages they read 25 titles, 26 days and the authors of
23 rightly then. ``authors`` are people or desks that the page names as its
writers; none is (). ``published`` is the day of first publication, None where the page tells none.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Gold(NamedTuple):
    """What a person reads from a page."""

    title: str
    published: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One page: its name, its head and the top of its body, and what a person reads from it."""

    name: str
    language: str
    head: str
    top: str
    gold: Gold
    url: str = "https://news.example/a"

    @property
    def page(self) -> bytes:
        """The page as bytes."""
        text = "".join(f"<p>{one}</p>" for one in STORIES[self.language])
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">{self.head}'
            f"</head><body><header><nav><a href='/'>☰</a><a href='/1'>1</a></nav></header><main>"
            f"<article>{self.top}<div class='body'>{text}</div></article></main>"
            f"<footer>© 2019–2026</footer></body></html>"
        ).encode()


STORIES = {
    "en": (
        "The lock at the upper canal will stay shut until the autumn because a gate has cracked.",
        "Barges wait below the bridge, and the harbour master has asked the owners to be patient.",
    ),
    "ru": (
        "Верхний шлюз на канале останется закрытым до осени, потому что в воротах нашли трещину.",
        "Баржи стоят ниже моста, а начальник порта просит владельцев набраться терпения.",
    ),
    "uk": (
        "Верхній шлюз на каналі залишиться зачиненим до осені, бо у воротах знайшли тріщину.",
        "Баржі стоять нижче мосту, а начальник порту просить власників зачекати.",
    ),
    "zh": (
        "运河上游的船闸因闸门出现裂缝，将一直关闭到秋天，维修工程预计需要三个月时间才能完成。",
        "驳船在桥下等候，港口负责人请船主们耐心等待，并表示费用由管理处承担，不会向船主收取。",
    ),
    "de": (
        "Die obere Schleuse am Kanal bleibt bis zum Herbst geschlossen, weil ein Tor gerissen ist.",
        "Die Kähne warten unter der Brücke, und der Hafenmeister bittet die Eigner um Geduld.",
    ),
    "fr": (
        "L'écluse amont du canal restera fermée jusqu'à l'automne, car une porte s'est fendue.",
        "Les péniches attendent sous le pont et le capitaine du port demande de la patience.",
    ),
    "es": (
        "La esclusa alta del canal seguirá cerrada hasta el otoño porque se agrietó una compuerta.",
        "Las barcazas esperan bajo el puente y el capitán del puerto pide paciencia a los dueños.",
    ),
    "pt": (
        "A eclusa superior do canal ficará fechada até o outono porque uma comporta rachou.",
        "As barcaças esperam sob a ponte, e o capitão do porto pede paciência aos donos.",
    ),
    "pl": (
        "Górna śluza na kanale pozostanie zamknięta do jesieni, ponieważ pękły jej wrota.",
        "Barki czekają pod mostem, a kapitan portu prosi właścicieli o cierpliwość.",
    ),
    "ja": (
        "運河の上流の水門は、扉にひびが入ったため秋まで閉鎖されると管理事務所が発表した。",
        "はしけは橋の下で待機しており、港長は船主に辛抱してほしいと呼びかけている。",
    ),
    "ko": (
        "운하 상류의 갑문은 문에 금이 가서 가을까지 폐쇄된다고 관리 사무소가 밝혔다.",
        "바지선들은 다리 아래에서 기다리고 있으며 항만장은 선주들에게 인내를 부탁했다.",
    ),
    "ar": (
        "سيبقى الهويس العلوي في القناة مغلقا حتى الخريف لأن إحدى بواباته تصدعت.",
        "تنتظر الزوارق تحت الجسر ويطلب مدير الميناء من أصحابها التحلي بالصبر.",
    ),
}


def ld(written: str) -> str:
    """Return a block of JSON-LD."""
    return f'<script type="application/ld+json">{written}</script>'


HEADS = (
    Head(
        "a blog system with a graph of things",
        "en",
        "<title>Upper lock shut until autumn - Canal Gazette</title>"
        '<meta property="og:title" content="Upper lock shut until autumn - Canal Gazette">'
        '<meta property="article:published_time" content="2025-05-06T09:10:00+00:00">'
        '<meta property="article:modified_time" content="2025-05-09T10:00:00+00:00">'
        '<meta name="author" content="cgadmin">'
        + ld(
            '{"@context":"https://schema.org","@graph":[{"@type":"Article","headline":"Upper lock '
            'shut until autumn","datePublished":"2025-05-06T09:10:00+00:00","author":{"name":"Mary '
            'Oakes","@id":"#p"}},{"@type":"WebSite","name":"Canal Gazette"},{"@type":"Person",'
            '"@id":"#p","name":"Mary Oakes"}]}'
        ),
        "<h1>Upper lock shut until autumn</h1>",
        Gold("Upper lock shut until autumn", "2025-05-06", ("Mary Oakes",)),
    ),
    Head(
        "a large daily with several authors",
        "en",
        "<title>Canal gate cracks, barges wait | The Lock Post</title>"
        + ld(
            '[{"@type":"NewsArticle","headline":"Canal gate cracks, barges wait","datePublished":'
            '"2025-11-30T23:40:00-05:00","dateModified":"2025-12-02T08:00:00-05:00","author":['
            '{"@type":"Person","name":"Ann Reed"},{"@type":"Person","name":"Tom Vale"}]}]'
        ),
        "<h1>Canal gate cracks, barges wait</h1><p class='byline'>By <a href='/ann'>Ann Reed</a> and "
        "<a href='/tom'>Tom Vale</a></p><time datetime='2025-12-02T08:00:00-05:00'>Updated Dec. 2"
        "</time>",
        Gold("Canal gate cracks, barges wait", "2025-11-30", ("Ann Reed", "Tom Vale")),
    ),
    Head(
        "a wire with a dateline and no metadata",
        "en",
        "<title>Lock closed</title>",
        "<h1>Lock closed after gate cracks</h1><div class='meta'>Published 4 June 2024, 10:15 GMT | "
        "By Lee Grant</div>",
        Gold("Lock closed after gate cracks", "2024-06-04", ("Lee Grant",)),
    ),
    Head(
        "a newsletter",
        "en",
        "<title>What the lock keeper saw</title><meta property='og:title' content='What the lock "
        "keeper saw'><meta name='author' content='Ida Moss'>"
        + ld(
            '{"@type":"NewsArticle","headline":"What the lock keeper saw","datePublished":"2026-01-'
            '15T06:00:00.000Z","author":[{"@type":"Person","name":"Ida Moss"}]}'
        ),
        "<h1 class='post-title'>What the lock keeper saw</h1><h3 class='subtitle'>A letter</h3>"
        "<div class='byline'>Ida Moss</div><div>Jan 15, 2026</div>",
        Gold("What the lock keeper saw", "2026-01-15", ("Ida Moss",)),
    ),
    Head(
        "an office with Dublin Core",
        "en",
        "<title>Notice to boaters 14/2025: upper lock</title><meta name='DC.title' content='Notice "
        "to boaters 14/2025: upper lock'><meta name='DC.date.issued' content='2025-03-18'><meta "
        "name='DC.creator' content='Canal Authority'>",
        "<h1>Notice to boaters 14/2025: upper lock</h1>",
        Gold("Notice to boaters 14/2025: upper lock", "2025-03-18", ("Canal Authority",)),
    ),
    Head(
        "a page with microdata",
        "en",
        "<title>Barges wait below bridge :: Riverside Echo</title>",
        "<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>Barges "
        "wait below bridge</h1><span itemprop='author' itemscope><span itemprop='name'>Joan Field"
        "</span></span><meta itemprop='datePublished' content='2024-09-21T07:30'></div>",
        Gold("Barges wait below bridge", "2024-09-21", ("Joan Field",)),
    ),
    Head(
        "an address with a day and nothing else",
        "en",
        "<title>Bridge tolls to stay | Harbour Wire</title>",
        "<h1>Bridge tolls to stay</h1>",
        Gold("Bridge tolls to stay", "2023-02-11", ()),
        "https://wire.example/2023/02/11/bridge-tolls-to-stay",
    ),
    Head(
        "a Russian agency",
        "ru",
        "<title>Шлюз на канале закрыли до осени — Речное агентство</title><meta property='og:title' "
        "content='Шлюз на канале закрыли до осени'><meta itemprop='datePublished' "
        "content='2025-07-01T12:45'>",
        "<div class='date'>12:45, 01.07.2025</div><h1>Шлюз на канале закрыли до осени</h1>",
        Gold("Шлюз на канале закрыли до осени", "2025-07-01", ()),
    ),
    Head(
        "a Russian portal with a written day",
        "ru",
        "<title>Баржи ждут под мостом | Вестник</title>",
        "<h1>Баржи ждут под мостом</h1><span class='news-date'>5 марта 2024, 18:20</span>"
        "<span class='author'>Автор: Пётр Камский</span>",
        Gold("Баржи ждут под мостом", "2024-03-05", ("Пётр Камский",)),
    ),
    Head(
        "a Russian daily with an editor",
        "ru",
        "<title>Трещина в воротах шлюза: что известно - Ведомости реки</title>"
        + ld(
            '{"@type":"NewsArticle","headline":"Трещина в воротах шлюза: что известно",'
            '"datePublished":"2024-12-31T21:30:00+03:00","author":{"@type":"Person","name":"Анна '
            'Волжская"},"editor":"Иван Окский"}'
        ),
        "<h1>Трещина в воротах шлюза: что известно</h1>",
        Gold("Трещина в воротах шлюза: что известно", "2024-12-31", ("Анна Волжская",)),
    ),
    Head(
        "a Ukrainian portal",
        "uk",
        "<title>Шлюз зачинено до осені | Новини каналу</title><meta property='article:published_time'"
        " content='2025-02-28T23:50:00+02:00'>",
        "<h1>Шлюз зачинено до осені</h1><div>Автор: Олена Дніпрова</div>"
        "<div>28 лютого 2025, 23:50</div>",
        Gold("Шлюз зачинено до осені", "2025-02-28", ("Олена Дніпрова",)),
    ),
    Head(
        "a Ukrainian office",
        "uk",
        "<title>Повідомлення для власників барж</title>",
        "<h1>Повідомлення для власників барж</h1><p class='date'>Опубліковано 17 вересня 2024 року</p>",
        Gold("Повідомлення для власників барж", "2024-09-17", ()),
    ),
    Head(
        "a Chinese agency",
        "zh",
        "<title>运河船闸关闭至秋季-河流网</title><meta name='publishdate' content='2025-04-09'>",
        "<h1>运河船闸关闭至秋季</h1><div class='info'>2025-04-09 08:12:33 来源：河流网 作者：李水生</div>",
        Gold("运河船闸关闭至秋季", "2025-04-09", ("李水生",)),
    ),
    Head(
        "a Chinese daily with a written day",
        "zh",
        "<title>驳船在桥下等候_江边日报</title>",
        "<h1>驳船在桥下等候</h1><p class='source'>江边日报 2024年10月3日 15:20</p><p class='editor'>责任编辑："
        "王岸</p>",
        Gold("驳船在桥下等候", "2024-10-03", ()),
    ),
    Head(
        "a German daily",
        "de",
        "<title>Schleuse bleibt bis Herbst zu | Kanalbote</title><meta name='date' "
        "content='2025-08-14T05:00:00+02:00'><meta name='author' content='Jens Ufer'>",
        "<h1><span class='kicker'>Kanal</span> <span>Schleuse bleibt bis Herbst zu</span></h1>"
        "<p>Von Jens Ufer</p><time datetime='2025-08-14'>14.08.2025, 05:00 Uhr</time>",
        Gold("Schleuse bleibt bis Herbst zu", "2025-08-14", ("Jens Ufer",)),
    ),
    Head(
        "a German broadcaster",
        "de",
        "<title>Kähne warten unter der Brücke - Uferfunk</title>",
        "<h1>Kähne warten unter der Brücke</h1><p class='stand'>Stand: 22.01.2026 17:04 Uhr</p>"
        "<p>von Greta Strom und Ole Damm, Uferfunk</p>",
        Gold("Kähne warten unter der Brücke", "2026-01-22", ("Greta Strom", "Ole Damm")),
    ),
    Head(
        "a French daily",
        "fr",
        "<title>L'écluse fermée jusqu'à l'automne - La Gazette du canal</title><meta property="
        "'og:article:published_time' content='2025-06-12T18:30:00+02:00'>",
        "<h1>L'écluse fermée jusqu'à l'automne</h1><p class='meta'>Par Claire Rive. Publié le 12 juin "
        "2025 à 18h30, mis à jour le 13 juin 2025 à 9h02</p>",
        Gold("L'écluse fermée jusqu'à l'automne", "2025-06-12", ("Claire Rive",)),
    ),
    Head(
        "a French radio without metadata",
        "fr",
        "<title>Canal : les péniches attendent</title>",
        "<h1>Canal : les péniches attendent</h1><span>Publié le : 02/10/2024 - 07:45</span>"
        "<span class='auteur'>Texte par : Luc Pont</span>",
        Gold("Canal : les péniches attendent", "2024-10-02", ("Luc Pont",)),
    ),
    Head(
        "a Spanish daily",
        "es",
        "<title>La esclusa seguirá cerrada | El Diario del Canal</title>"
        + ld(
            '{"@type":["NewsArticle","Article"],"headline":"La esclusa seguirá cerrada",'
            '"datePublished":"2025-03-31T00:15:00+02:00","author":[{"@type":"Person","name":"Inés '
            'Ribera"},{"@type":"Organization","name":"Agencias"}]}'
        ),
        "<h1>La esclusa seguirá cerrada</h1>",
        Gold("La esclusa seguirá cerrada", "2025-03-31", ("Inés Ribera", "Agencias")),
    ),
    Head(
        "a Spanish page with a written day",
        "es",
        "<title>Las barcazas esperan</title>",
        "<h1>Las barcazas esperan bajo el puente</h1><p class='firma'>Por Pablo Orilla</p><p "
        "class='fecha'>7 de noviembre de 2024</p>",
        Gold("Las barcazas esperan bajo el puente", "2024-11-07", ("Pablo Orilla",)),
    ),
    Head(
        "a Portuguese portal",
        "pt",
        "<title>Eclusa fica fechada até o outono - Portal da Margem</title>",
        "<h1>Eclusa fica fechada até o outono</h1><div class='assinatura'>Por Rui Cais, Portal da "
        "Margem</div><div class='data'>19/05/2025 10h22 Atualizado 20/05/2025 08h01</div>",
        Gold("Eclusa fica fechada até o outono", "2025-05-19", ("Rui Cais",)),
    ),
    Head(
        "a Polish portal",
        "pl",
        "<title>Śluza zamknięta do jesieni - Kurier Kanału</title><meta name='author' "
        "content='Ewa Brzeg'>",
        "<h1>Śluza zamknięta do jesieni</h1><span class='autor'>Ewa Brzeg</span><span class='data'>"
        "3 lipca 2025, 14:05</span>",
        Gold("Śluza zamknięta do jesieni", "2025-07-03", ("Ewa Brzeg",)),
    ),
    Head(
        "a Japanese daily",
        "ja",
        "<title>運河の水門、秋まで閉鎖：川辺新聞</title>",
        "<h1>運河の水門、秋まで閉鎖</h1><p class='date'>2025年9月8日 11時30分</p><p class='writer'>記者・"
        "川上岸子</p>",
        Gold("運河の水門、秋まで閉鎖", "2025-09-08", ("川上岸子",)),
    ),
    Head(
        "a Korean daily",
        "ko",
        "<title>운하 갑문 가을까지 폐쇄 - 강변일보</title><meta property='og:title' content='운하 갑문 "
        "가을까지 폐쇄'>",
        "<h1>운하 갑문 가을까지 폐쇄</h1><p class='info'>김강변 기자 | 입력 2025.10.21. 오후 3:12 | 수정 "
        "2025.10.22. 오전 9:00</p>",
        Gold("운하 갑문 가을까지 폐쇄", "2025-10-21", ("김강변",)),
    ),
    Head(
        "an Arabic portal",
        "ar",
        "<title>إغلاق الهويس حتى الخريف | بوابة القناة</title><meta property='article:published_time' "
        "content='2025-01-20T20:00:00Z'>",
        "<h1>إغلاق الهويس حتى الخريف</h1><p class='writer'>كتب: سامي الجسر</p>",
        Gold("إغلاق الهويس حتى الخريف", "2025-01-20", ("سامي الجسر",)),
    ),
    Head(
        "an Arabic page with a written day",
        "ar",
        "<title>الزوارق تنتظر تحت الجسر</title>",
        "<h1>الزوارق تنتظر تحت الجسر</h1><span class='date'>15 أبريل 2024</span>",
        Gold("الزوارق تنتظر تحت الجسر", "2024-04-15", ()),
    ),
    Head(
        "an old page without anything",
        "en",
        "<title>Untitled Document</title>",
        "<h2>The lock and its keeper</h2>",
        Gold("The lock and its keeper", None, ()),
    ),
    Head(
        "a page as a telephone gets it",
        "en",
        "<title>Keeper blames frost</title><link rel='canonical' href='https://news.example/frost'>"
        + ld(
            '{"@type":"NewsArticle","mainEntityOfPage":"https://news.example/frost","headline":'
            '"Keeper blames frost","datePublished":"Mon, 03 Feb 2025 10:00:00 GMT","author":"Staff '
            'Reporter"}'
        ),
        "<h1>Keeper blames frost</h1>",
        Gold("Keeper blames frost", "2025-02-03", ("Staff Reporter",)),
    ),
)
