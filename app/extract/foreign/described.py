# ruff: noqa: E501 -- patterns are read whole
"""Source phrases outside English turned into steps, by what was named before them."""

import re
from dataclasses import dataclass, replace

from app.domain.found import FoundActor, Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract.described import Descriptions
from app.extract.foreign.ahead import named_next
from app.extract.foreign.chinese_words import DEFINITE
from app.extract.foreign.nouns import DOCUMENT, INSTITUTION, ROLE, STATEMENT
from app.extract.foreign.sources import (
    Reading,
    from_genitive,
    from_locative,
    given_name,
    in_nominative,
    read_source,
)
from app.extract.gazetteer import Name
from app.extract.institutions import sides
from app.extract.naming import plain, slug_of

_PRONOUN = re.compile(
    r"(?:он|она|его|её|ее|ему|ей|ним|ней|він|вона|його|її|йому|їй|er|sie|ihr|ihm|ele|ela|dele|dela|политик|чиновник|генерал|министр|політик|посадовець|міністр|他|她|其)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:они|их|им|ними|вони|їх|їхн\w+|ними|ihnen|eles|elas|他们)$", re.IGNORECASE)
_GENITIVE_CUE = re.compile(
    r"(?:слов|словами|данны|даними|информаци|інформаціє|мнени|сообщени|повідомленн|ссылк|посиланн|сведени|оценк|верси|утвержден|заявлени)",
    re.IGNORECASE,
)
_GENITIVE_HEAD = re.compile(
    r"^(?:представителя|главы|министра|президента|посла|генерала|советника|пресс-секретаря|директора|заместителя|представника|очільника|міністра|речника|радника|заступника|керівника)\b",
    re.IGNORECASE,
)
# One of those heard before, or nothing but a noun that says what somebody is: no new source.
_ANAPHORIC = re.compile(
    r"(?:од(?:ин|на|ного|ному|ной|ним) (?:из|зі|із|з) |эт(?:от|а|и|им|их|ому) |ц(?:ей|я|і|им|их|ому) |тот же |той же |те же |ті ж |"
    r"eine[rn]? der |der |die |den |diese[rn]? |derselbe |um d[oa]s |uma d[oa]s |[oa]s? |ess[ea]s? |o mesmo |os mesmos )?"
    r"(?:mesm[oa]s? |antig[oa]s? |dois |zwei |двух |двох )?[^\W\d_]+(?: (?:издани|газет|агентств|журнал|видання|агенці)\w*| der (?:Zeitung|Agentur)| d[oa] (?:jornal|agência))?$"
    r"|(?:官员|消息人士|知情人士|人士|员工|外交官)们?$",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"пиш|напис|переда|schreib|schrieb|melde|bericht|escrev|notici|报道|报导", re.IGNORECASE
)
_DATA = re.compile(
    r"данн|информац|сведени|оценк|інформаці|оцінк|повідомлен|сообщени|dados", re.IGNORECASE
)
_SPOKESMAN = re.compile(
    r"представител|пресс-секретар|спикер|речни|представни|sprecher|porta-voz|发言人", re.IGNORECASE
)
_OFFICIALS = re.compile(
    r"чиновни|должностн|официальн\w+ лиц|посадов|урядов|beamt|offiziell|regierungsvertret|funcionári|autoridades|官员",
    re.IGNORECASE,
)
_MEDIA = re.compile(  # many papers at once, none of them named
    r"(?<!\w)(?:СМИ|ЗМІ|медиа|медіа|\w*[mM]edien\w*|meios de comunicação|imprensa|mídia)(?!\w)|(?<!该)媒体$",
)
_ISSUED = re.compile(
    rf"(?:(?:официальн|офіційн)\w+ )?(?:{STATEMENT})(?!\w)\s*(?:d[aoe]s?\s|der\s|des\s)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"публикаци|публікац|материал|матеріал|стать|статт|Artikel|artigo|notícia|reportagem",
    re.IGNORECASE,
)
_LATIN_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ&][\w’'.-]*)*")
_CLAUSE = re.compile(  # what a source is or has done, behind it
    r",?\s(?:котор\w+|попросивш\w+|пожелавш\w+|знаком\w+ с|доданим|прикладенн\w+|оприлюднен\w+|опубликованн\w+|полученн\w+|отриман\w+|citad[oa]s?|obtid[oa]s?|consultad[oa]s?|"
    r"a (?:que|quem)|ao qual|à qual|aos quais|às quais|que)\s"
    r"|,\s(?:як(?:ий|а|і|ого|их|им)|що|der|die|das|dem|den|deren|dessen)\s",
)
_SHORTEST = 4  # letters of a source before such a clause
_CAPITAL = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ]"
_BODY = re.compile(
    rf"(?<!\w)(?:(?i:{INSTITUTION})\s+(?:[«„“\"](?P<title>[^»”“\"]{{2,60}})[»”“\"]|(?P<latin>[A-Z][\w.-]+(?: [A-Z][\w.-]+)*)(?=$|[\s,]))"
    rf"|(?=[А-ЯЁІЇЄҐ])(?i:{INSTITUTION})(?:\s(?!им\.)[\w-]+){{1,4}}|(?i:{INSTITUTION})(?:\s{_CAPITAL}[\w-]+)(?:\s[\w-]+){{0,2}})"
)
_BODY_ZH = re.compile(  # "a clerk of the ministry's press office"
    r"(?P<body>[\u3400-\u9fff]{1,10}?(?:部|局|委员会|公司|集团|使馆|研究所|署|研究院|学院))(?!门|长|分)(?=[\u3400-\u9fff])"
)
_ADJECTIVES = re.compile(r"(?:[А-ЯЁІЇЄҐа-яёіїєґ-]{3,}(?:ого|его|ої|ой|ей)\s)+$")
_OF_BODY = re.compile(rf"(?i:{DOCUMENT})\s+(?P<body>(?i:{INSTITUTION})(?:\s.+)?)$")
_SIDE = re.compile(r"[\u3400-\u9fff]方")
_SURNAME = re.compile(r"[А-ЯІЇЄҐA-ZÀ-Þ][\w’'-]{2,}$")
_TITLE_CASE = re.compile(
    r"[А-ЯЁІЇЄҐ][а-яёіїєґ-]{3,}(?:ом|ому|ой|ій)(?: [а-яёіїєґ-]+(?:ом|ому|ой|ій))? [\w-]+[еі]"
)
_OF_NAME = re.compile(
    r"[А-ЯЁІЇЄҐ][а-яёіїєґ-]{3,}(?:ого|его|ої|ой)(?: [а-яёіїєґ-]+(?:ого|его|ої|ой))? [а-яёіїєґ-]+[аяуию]"
)
_PUBLIC = re.compile(
    r"ведомств|министерств|відомств|міністерств|[mM]inisterium|Behörde|ministério", re.IGNORECASE
)
"""Words for a body of a state: one that is known, not the firm or place named last."""
_PRESS = re.compile(
    r"(?:журналистам |репорт[её]рам |журналістам )?(?:в |во |у )?(?:управлени\w+ )?(?:пресс-?служб\w+(?: и информации)?|пресс-центр\w*|пресслужб\w*|пресцентр\w*|медиацентр\w*)\s+(?=[A-ZА-ЯЁІЇЄҐ«])",
)
_ARTICLE_NAME = re.compile(r"(?:[AOao]s?|[Dd](?:ie|er|as|em|en)|Já [ao])\s(?=[A-ZÀ-Þ][\w-]*$)")
_IN = re.compile(r"(?:^|\s)(?:в|во|у|на)\s\Z", re.IGNORECASE)
_CITING = 14  # letters before a source in which "citing" stands
_BARE = 14  # letters; "the report" without a word on whose
_BARE_ZH = 4  # characters of the same in Chinese
_CASE = 3  # letters of a name's word that its case endings change
_NOUN_STEM = 5  # letters of a noun that its case endings leave alone
_STEM = 4  # letters of a surname that its case endings leave alone


_HOUSE = re.compile(r"[а-яё-]{4,}(?:[еи])(?:$|\s[А-ЯЁІЇЄҐ])")
_AGAIN_ZH = re.compile(
    r"(?:该|这[名位]?|上述|另[一]?[名位]?)?(?:名|位)?(?:官员|消息人士|知情人士|人士|员工|外交官)们?"
)


def _points_back(words: str) -> bool:
    """Tell whether a description only means somebody heard before: "the official", "this one"."""
    if re.match(r"[\u3400-\u9fff]", words):
        return _AGAIN_ZH.fullmatch(words) is not None
    return _ANAPHORIC.match(words) is not None


def _inflected_alike(one: str, other: str) -> bool:
    """Tell whether two names are the same words but for their case endings."""
    left, right = (re.findall(r"[^\W_]+", name.lower()) for name in (one, other))
    return len(left) == len(right) > 0 and all(
        a[: max(_STEM, min(len(a), len(b)) - _CASE + 1)]
        == b[: max(_STEM, min(len(a), len(b)) - _CASE + 1)]
        for a, b in zip(left, right, strict=True)
    )


@dataclass(slots=True)
class ForeignDescriptions(Descriptions):
    """Reads source phrases of languages that have no parse here."""

    def foreign_source(self, span: Span, cue: Span | None) -> Step | None:
        """Return the step that the words of ``span`` mean; None if they name nobody."""
        text = self.layout.text
        words = span.of(text).strip()
        clause = _CLAUSE.search(words)
        if clause is not None and clause.start() >= _SHORTEST:
            return self.foreign_source(Span(span.start, span.start + clause.start()), cue)
        if _PRONOUN.match(words):
            last = self._last(lambda _: True) if cue and _DATA.search(cue.of(text)) else None
            return self._again(last, span, cue) if last else self._pronoun("she", span, cue)
        if _PLURAL.match(words):
            return self._pronoun("they", span, cue)
        issued = _ISSUED.match(words)
        if issued is not None:
            if span.start + issued.end() < span.end:
                return self.foreign_source(Span(span.start + issued.end(), span.end), cue)
            if _ARTICLE.match(words):
                return self._outlet_before(span, cue)
            said = self._last(lambda s: s.kind != SourceKind.DOCUMENT)
            return self._again(said, span, cue) if said is not None else None
        bare = _ARTICLE_NAME.match(words) or _PRESS.match(words)
        if bare is not None:  # "a Hengtai", "die Hengtai"
            of_press = _PRESS.match(words) is not None
            span = Span(span.start + bare.end(), span.end)
            words = span.of(text)
            if of_press and _OF_NAME.fullmatch(words) and not self._known_in(span):
                name = from_genitive(words)
                return self._proposed(name, "other", span=span, cue=cue, inside=[])
        inside = [n for n in self.names if span.covers(n.span)]
        paper = self._outlet_by_stem(words) if not inside else None
        if paper is not None:
            return self._again(paper, span, cue)
        said_by = text[max(0, span.start - _CITING) : span.start]
        said_by += cue.of(text) if cue is not None else ""
        oblique = bool(_GENITIVE_CUE.search(said_by) or _GENITIVE_HEAD.match(words))
        reading = read_source(words, oblique=oblique, masked=self._blotted(span, inside))
        persons = [n for n in inside if self._known_person(n)]
        if persons:
            last = persons[-1].span.of(text).rsplit(maxsplit=1)[-1]
            self.surnames.setdefault(last, (persons[-1].slug, persons[-1].name))
            return self._named(persons[-1], span, cue)
        if reading.kind == "office" and not any(s.naming == Naming.NAMED for s in self.spoken):
            ahead = named_next(text, span.end, (self.article.language or "")[:2])
            if ahead is not None and not any(n.span.overlaps(ahead) for n in self.names):
                name = ahead.of(text)
                return self._foreign_person(name, words, span=span, cue=cue, inside=inside)
        return self._by_reading(reading, words, span=span, cue=cue, inside=inside, oblique=oblique)

    def _by_reading(
        self,
        reading: Reading,
        words: str,
        *,
        span: Span,
        cue: Span | None,
        inside: list[Name],
        oblique: bool,
    ) -> Step | None:
        outlets = [n for n in inside if n.kind == "outlet"]
        back = DEFINITE.match(words)
        if back is not None and reading.kind in ("unnamed", "office", ""):
            again = self._spoken_of(back["head"])
            if again is not None:
                return self._again(again, span, cue)
        whole = [n for n in inside if n.kind == "actor" and n.whole]
        if reading.kind == "unnamed":
            return self._foreign_unnamed(words, span, cue, whole or inside, oblique=oblique)
        if reading.kind == "person" and reading.name:
            if plain(reading.name) == plain(words) and self._writes(cue):
                return self._outlet(words, span, cue)
            return self._foreign_person(reading.name, words, span=span, cue=cue, inside=inside)
        if outlets:
            return self._named(outlets[0], span, cue)
        if reading.kind == "outlet":
            if _MEDIA.search(words):
                return Step(SourceKind.UNNAMED, words, Naming.BARE_UNNAMED, span, cue)
            if reading.name:
                return self._outlet(reading.name, span, cue)
            if re.fullmatch(r"[\u3400-\u9fff]{3,8}", words) and words[0] not in "该本此这":
                return self._outlet(words, span, cue)
            return self._outlet_before(span, cue)
        if reading.kind == "document":
            owner = whole[0].slug if whole else self._owner(words, span, cue)
            bare = _BARE_ZH if re.match(r"[\u3400-\u9fff]", words) else _BARE
            if len(words.split()) == 1 and len(words) < bare:
                earlier = self._last(lambda s: s.kind == SourceKind.DOCUMENT)
                earlier = earlier or self._last(lambda s: s.kind == SourceKind.OUTLET)
                earlier = earlier or self._last(lambda s: not self._is_person(s))
                if earlier is not None:
                    return self._again(earlier, span, cue)
            return Step(SourceKind.DOCUMENT, words, Naming.NAMED, span, cue, actor=owner)
        if reading.kind == "body" and all(
            n.slug == self.gazetteer.government(n.country) or not n.whole for n in inside
        ):
            return self._proposed(words, "other", span=span, cue=cue, inside=inside)
        if whole and _SIDE.fullmatch(words):
            body = self._last(lambda s: self._country(s) == whole[0].country)
            if body is not None:
                return self._again(body, span, cue)
        if whole:
            naming = Naming.OFFICE if reading.kind == "office" else Naming.INSTITUTION_CLAIMED
            last = whole[-1] if reading.kind != "office" else whole[0]
            return Step(SourceKind.ACTOR, last.name, naming, span, cue, actor=last.slug)
        surname = self._surname(words)
        if surname is not None:
            slug, name = surname
            return Step(SourceKind.ACTOR, name, Naming.NAMED, span, cue, actor=slug)
        if reading.kind == "institution":
            if _TITLE_CASE.fullmatch(words) and _IN.search(self.layout.text, 0, span.start):
                words = from_locative(words)  # "в Восточном военном округе"
                return self._proposed(words, "other", span=span, cue=cue, inside=inside)
            named = self._named_body(words, span, cue, inside)
            return named or self._last_institution(words, span, cue)
        if reading.kind == "office":
            person = self._last(self._is_person)
            if person is not None:
                return self._again(person, span, cue)
            return Step(SourceKind.UNNAMED, words, Naming.OFFICE, span, cue)
        if inside:
            name = inside[0]
            return Step(
                SourceKind.ACTOR, name.name, Naming.INSTITUTION_CLAIMED, span, cue, actor=name.slug
            )
        return self._bare(words, span=span, cue=cue, inside=inside, oblique=oblique)

    def _bare(
        self, words: str, *, span: Span, cue: Span | None, inside: list[Name], oblique: bool
    ) -> Step:
        """Return whom words mean that no noun and no known name explains."""
        if re.match(r"[A-ZÀ-ÞА-ЯІЇЄҐ\u3400-\u9fff]", words) and len(words.split()) <= 3:
            if self._writes(cue):
                return self._outlet(words, span, cue)
            whole_name = self._person_called(words, span.start)
            if whole_name is not None:
                return self._foreign_person(whole_name, words, span=span, cue=cue, inside=inside)
            if _IN.search(self.layout.text, 0, span.start):
                words = from_locative(words)
            return self._proposed(words, "other", span=span, cue=cue, inside=inside)
        again = self._heard_as(words) if _points_back(words) else None
        if again is not None:
            return self._again(again, span, cue)
        if _HOUSE.match(words) and _IN.search(self.layout.text, 0, span.start):
            head, *rest = words.split()
            name = " ".join([from_locative(head), *rest])
            return self._proposed(name, "other", span=span, cue=cue, inside=inside)
        listed = in_nominative(words) if oblique else words
        return Step(SourceKind.UNNAMED, listed, Naming.DESCRIBED_UNNAMED, span, cue)

    def _known_in(self, span: Span) -> bool:
        return any(span.covers(n.span) for n in self.names)

    def as_outlet(self, step: Step) -> Step:
        """Return who cites others as the paper it must be, unless it is known to be somebody else."""
        if step.kind != SourceKind.ACTOR or step.source is None or step.actor not in self.people:
            return step
        if self.people[step.actor].parent is not None or self.people[step.actor].role:
            return step
        latin = _LATIN_NAME.search(step.name)
        self.people.pop(step.actor)
        return self._outlet(latin.group() if latin else step.name, step.source, step.cue)

    def _heard_as(self, words: str) -> Step | None:
        """Return the unnamed source last heard under a noun that ``words`` have too."""
        text = self.layout.text
        stems = {w[:_NOUN_STEM] for w in re.findall(r"[^\W\d_]{5,}", words.lower())}
        return self._last(
            lambda s: (
                s.naming.anonymous
                and s.source is not None
                and any(
                    w[:_NOUN_STEM] in stems
                    for w in re.findall(r"[^\W\d_]{5,}", s.source.of(text).lower())
                )
            )
        )

    def _spoken_of(self, head: str) -> Step | None:
        """Return who was last heard under a description that ends like "this official"."""
        text = self.layout.text
        tail = head[-2:]
        return self._last(
            lambda s: s.source is not None and tail in s.source.of(text) and self._is_person(s)
        ) or self._last(lambda s: s.naming.anonymous or self._is_person(s))

    def _outlet_by_stem(self, words: str) -> Step | None:
        """Return the outlet named before, or the page's own, whose name ``words`` are in any case."""
        bare = words.strip('«»„“”" ')
        if not bare or bare[:1].islower():
            return None
        return self._last(lambda s: s.kind == SourceKind.OUTLET and _inflected_alike(s.name, bare))

    def _owner(self, words: str, span: Span, cue: Span | None) -> str | None:
        """Return the slug of the body that a document is of ("a report of the Institute of ...")."""
        match = _OF_BODY.search(words)
        if match is None:
            return None
        inside = Span(span.start + match.start("body"), span.start + match.end("body"))
        step = self._named_body(match["body"], inside, cue, [])
        return step.actor if step is not None else None

    def _named_body(
        self, words: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step | None:
        """Return the body that a noun with a name after it is; it is proposed."""
        match = _BODY.search(words)
        if match is None:
            return None
        adjectives = _ADJECTIVES.search(words[: match.start()])
        lead = adjectives.group() if adjectives is not None else ""
        name = match["title"] or match["latin"] or in_nominative(lead + match.group())
        return self._proposed(name, "other", span=span, cue=cue, inside=inside)

    def _country(self, step: Step) -> str | None:
        """Return the country of an actor, known or proposed."""
        known = self.gazetteer.actors.get(step.actor or "") or self.people.get(step.actor or "")
        return known.country if known is not None else None

    def _writes(self, cue: Span | None) -> bool:
        """Tell whether the cue is what papers and agencies do."""
        return cue is not None and _WRITES.search(cue.of(self.layout.text)) is not None

    def _blotted(self, span: Span, inside: list[Name]) -> str:
        letters = list(span.of(self.layout.text))
        for name in inside:
            for at in range(name.span.start - span.start, name.span.end - span.start):
                letters[at] = "_"
        return "".join(letters)

    def _known_person(self, name: Name) -> bool:
        known = self.gazetteer.actors.get(name.slug)
        return name.kind == "actor" and known is not None and known.kind in ("person", "analyst")

    def _foreign_unnamed(
        self, words: str, span: Span, cue: Span | None, inside: list[Name], *, oblique: bool
    ) -> Step:
        owner = next((n for n in inside if n.kind == "actor"), None)
        described = len(words.split()) > 1 or len(words) > 4
        naming = Naming.DESCRIBED_UNNAMED if described else Naming.BARE_UNNAMED
        if _points_back(words) and (owner is None or not owner.whole):
            earlier = self._heard_as(words) or self._last(lambda s: s.naming.anonymous)
            if earlier is not None:
                return self._again(earlier, span, cue)
        body = _BODY_ZH.match(words) if owner is None else None
        if body is not None:
            step = self._proposed(body["body"], "other", span=span, cue=cue, inside=inside)
            return replace(step, naming=naming)
        words = in_nominative(words) if oblique else words
        lands = sides(words)
        if owner is None and len(lands) == 1 and _OFFICIALS.search(words):
            slug, label = self.gazetteer.institution(next(iter(lands)), "officials", words)
            return Step(SourceKind.ACTOR, label, naming, span, cue, actor=slug)
        if owner is None:
            return Step(SourceKind.UNNAMED, words, naming, span, cue)
        if owner.whole and owner.slug != self.gazetteer.government(owner.country):
            return Step(SourceKind.ACTOR, owner.name, naming, span, cue, actor=owner.slug)
        if owner.country is None:
            return Step(SourceKind.ACTOR, owner.name, naming, span, cue, actor=owner.slug)
        slug, label = self.gazetteer.institution(owner.country, "officials", words)
        return Step(SourceKind.ACTOR, label, naming, span, cue, actor=slug)

    def _foreign_person(
        self, name: str, words: str, *, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step:
        surname = self._surname(name)
        if surname is not None:
            slug, full = surname
            return Step(SourceKind.ACTOR, full, Naming.NAMED, span, cue, actor=slug)
        known = self.gazetteer.person_sounding(name)
        if known is not None:
            self.surnames[name.rsplit(maxsplit=1)[-1]] = (known.slug, known.name)
            return Step(SourceKind.ACTOR, known.name, Naming.NAMED, span, cue, actor=known.slug)
        if any(plain(name) == plain(o.name) for o in self.outlets.values()):
            return self._outlet(name, span, cue)
        return self._proposed(name, "person", span=span, cue=cue, inside=inside, words=words)

    def _surname(self, name: str) -> tuple[str, str] | None:
        """Return slug and name of the person whose surname ``name`` ends in, in any case."""
        match = _SURNAME.search(name)
        if match is None:
            return self.surnames.get(name)
        stem = match.group()[: max(_STEM, len(match.group()) - 2)]
        return next((who for known, who in self.surnames.items() if known.startswith(stem)), None)

    def _person_called(self, surname: str, at: int) -> str | None:
        """Return the full name under which a text introduced, in any case, whom it calls so later."""
        if not _SURNAME.fullmatch(surname):
            return None
        stem = re.escape(surname[: max(_STEM, len(surname) - 2)])
        first = re.search(
            rf"(?<![\w-])(?P<given>{_CAPITAL}[а-яёіїєґa-zà-ÿ'’-]+) (?P<family>{stem}\w{{0,3}})(?!\w)",
            self.layout.text[:at],
        )
        if first is None or re.search(rf"(?i:{ROLE}|{INSTITUTION})$", first["given"]):
            return None
        given = first["given"]
        if first["family"] != surname:
            given = given_name(given, woman=surname.endswith(("а", "я")))
        return f"{given} {surname}"

    def _last_institution(self, words: str, span: Span, cue: Span | None) -> Step:
        public = _PUBLIC.search(words) is not None
        said = self._last(
            lambda s: (
                s.kind == SourceKind.ACTOR
                and s.actor is not None
                and not self._is_person(s)
                and (not public or s.actor in self.gazetteer.actors)
            )
        ) or self._last(
            lambda s: s.kind == SourceKind.ACTOR and s.actor is not None and not self._is_person(s)
        )
        if said is not None:
            return self._again(said, span, cue)
        person = self._last(lambda s: s.actor is not None and self._body_of(s) is not None)
        body = self._body_of(person) if person is not None else None
        if body is not None:
            known = self.gazetteer.actors.get(body)
            name = known.name if known is not None else words
            return Step(SourceKind.ACTOR, name, Naming.INSTITUTION_CLAIMED, span, cue, actor=body)
        return Step(SourceKind.UNNAMED, words, Naming.DESCRIBED_UNNAMED, span, cue)

    def _body_of(self, step: Step) -> str | None:
        """Return the slug of the body that a person heard before speaks for."""
        known = self.people.get(step.actor or "") or self.gazetteer.actors.get(step.actor or "")
        return known.parent if known is not None and self._is_person(step) else None

    def _proposed(
        self,
        name: str,
        kind: str,
        *,
        span: Span,
        cue: Span | None,
        inside: list[Name],
        words: str = "",
    ) -> Step:
        slug = slug_of(name, self.article.language)
        owner = next((n for n in inside if n.kind == "actor"), None)
        if slug not in self.gazetteer.actors:
            role = words.replace(name, "").strip(" ,")[:120] or None
            parent = owner.slug if owner else None
            if parent is None and role is not None and _SPOKESMAN.search(role):
                body = self._last(lambda s: s.actor is not None and not self._is_person(s))
                parent = body.actor if body is not None else None
            self.people.setdefault(
                slug,
                FoundActor(
                    slug,
                    name,
                    kind,
                    country=owner.country if owner else None,
                    parent=parent,
                    role=role if kind == "person" else None,
                ),
            )
        if kind == "person":
            self.surnames[name.rsplit(maxsplit=1)[-1]] = (slug, name)
        naming = Naming.NAMED if kind == "person" else Naming.INSTITUTION_CLAIMED
        return Step(SourceKind.ACTOR, name, naming, span, cue, actor=slug)
