"""Names in a text: the desk's actors and outlets, countries, and institutions of any country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from app.base.spelling import sounds_of
from app.base.text import slugify
from app.domain.found import FoundActor
from app.domain.span import Span
from app.domain.vocabulary import KnownActor, KnownOutlet, Vocabulary
from app.extract.countries import BY_CODE, Country
from app.extract.foreign.agencies import find_agencies
from app.extract.institutions import (
    APOSTROPHE,
    FOREIGN,
    INSTITUTIONS,
    country_words,
    find_countries,
    foreign_country,
    foreign_pattern,
    foreign_sides,
    foreign_words,
    institution_key,
    institution_pattern,
    placed_pattern,
    side_country,
)
from app.extract.naming import ORG_WORD
from app.extract.sounding import inflected, people_by_sound, unspaced

_WORD = re.compile(r"(?<![\w])[^\W\u3400-\u9fff]+")
_CYRILLIC = re.compile(r"[А-Яа-яІіЇїЄє]{3}")
_OTHER_SCRIPT = re.compile(r"[А-Яа-яІіЇїЄє]{3}|[\u3400-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text. ``slug`` is an actor's or outlet's; ``country`` the side it belongs to.

    ``whole`` is false for a place or a people ("Wuhan", "Chinese"), which is no actor.
    """

    span: Span
    kind: str
    slug: str
    name: str
    country: str | None
    whole: bool = True


class Gazetteer:
    """What the desk and the map know by name, made ready to be found in texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.actors = {a.slug: a for a in vocabulary.actors}
        self.outlets = {o.slug: o for o in vocabulary.outlets}
        self._actor_names: dict[str, str] = {}
        self._outlet_names: dict[str, str] = {}
        for actor in vocabulary.actors:
            for alias in _actor_aliases(actor):
                self._actor_names.setdefault(alias.translate(APOSTROPHE), actor.slug)
        for outlet in vocabulary.outlets:
            for alias in _outlet_aliases(outlet):
                self._outlet_names.setdefault(alias, outlet.slug)
        self._governments = {
            a.country: a.slug
            for a in vocabulary.actors
            if a.kind == "government" and a.parent is None and a.country
        }
        self._lands = frozenset(s for c in BY_CODE if (s := self.government(c)) is not None)
        self._known_institutions = self._index_institutions(vocabulary.actors)
        self._by_first = _by_first_word([*self._outlet_names, *self._actor_names])
        self._unspaced = unspaced(self._actor_names)
        self._inflected = inflected(self._actor_names)
        self._institution = institution_pattern()
        self._by_sound = people_by_sound(vocabulary.actors)

    def find(self, text: str) -> tuple[Name, ...]:
        """Return the names in ``text`` by position, longest first where they overlap."""
        plain = text.translate(APOSTROPHE)
        found: list[Name] = []
        for match in _WORD.finditer(plain):
            for alias in self._by_first.get(match.group(), ()):
                end = match.start() + len(alias)
                if alias in country_words():
                    continue  # a place or a government: the words around it decide
                if plain.startswith(alias, match.start()) and not plain[end : end + 1].isalnum():
                    found.append(self._named(alias, Span(match.start(), end)))
        found.extend(
            self._named(match.group(), Span(*match.span()))
            for match in self._unspaced.finditer(plain)
        )
        if _CYRILLIC.search(plain):
            for pattern, slug in self._inflected:
                found.extend(
                    self._named_slug(slug, Span(*m.span())) for m in pattern.finditer(plain)
                )
        countries = find_countries(plain)
        found.extend(self._find_institutions(plain, countries))
        found.extend(self._find_foreign(plain))
        if _OTHER_SCRIPT.search(plain):
            found.extend(self._find_agencies(plain))
            found.extend(self._find_sides(plain))
        found.extend(
            self._country_name(word, Span(start, start + len(word)), plain)
            for start, word in countries
        )
        return _bracketed(plain, _longest(found))

    def person_sounding(self, name: str) -> KnownActor | None:
        """Return the person known by a name that sounds like ``name`` in another script."""
        slugs = {slug for way in sounds_of(name) for slug in self._by_sound.get(way, ())}
        return self.actors[slugs.pop()] if len(slugs) == 1 else None

    def propose(self, slug: str, name: str, country: str | None) -> FoundActor | None:
        """Return the actor to propose for a slug the desk does not know, None if it does."""
        if slug in self.actors:
            return None
        land = BY_CODE.get(country) if country else None
        if land is not None and slug == slugify(land.name):
            return FoundActor(slug, land.name, "government", country=country)
        kind = "official_unnamed" if slug.endswith("-officials") else "other"
        for key, institution_kind, _, _ in INSTITUTIONS:
            if slug.endswith(key) or f"-{key}-" in slug:
                kind = institution_kind
        if "ministry" in slug:
            kind = "ministry"
        parent = self.government(country) if country else None
        return FoundActor(slug, name, kind, country=country, parent=parent)

    def government(self, code: str | None) -> str | None:
        """Return the slug of a country's government, the desk's own where it has one."""
        if code is None:
            return None
        land = BY_CODE.get(code)
        return self._governments.get(code) or (slugify(land.name) if land else None)

    def state_body(self, code: str, words: str) -> tuple[str, str]:
        """Return slug and name of a country's body that is none of the usual institutions."""
        land = BY_CODE[code]
        return f"{slugify(land.name)}-{slugify(words)}", f"{land.name}'s {words}"

    @property
    def lands(self) -> frozenset[str]:
        """Return the slugs of all governments: a country's name is no body of its own."""
        return self._lands

    def institution(self, code: str, key: str, words: str) -> tuple[str, str]:
        """Return slug and name of a country's institution, the desk's where it knows it."""
        known = self._known_institutions.get((code, key))
        if known is not None and not (key == "embassy" and " in " in words):
            actor = self.actors[known]
            return known, display_name(actor)
        land = BY_CODE[code]
        usual = next((n for k, _, n, _ in INSTITUTIONS if k == key), None)
        if key == "embassy":
            city = re.search(r"\b(?:in|to) ((?:The |the )?[A-Z]\w+)", words)
            label = f"{land.name}'s Embassy" + (f" in {city[1]}" if city else "")
            by_name = next(
                (
                    a
                    for a in self.actors.values()
                    if city and a.country == code and city[1] in a.name and "mbassy" in a.name
                ),
                None,
            )
            if by_name is not None:
                return by_name.slug, display_name(by_name)
            return slugify(f"{code.lower()} embassy {city[1] if city else ''}").replace(
                code.lower(), slugify(land.name), 1
            ), label
        if key == "officials":
            return f"{slugify(land.name)}-officials", f"{_people(land)} officials"
        if key == "intelligence" and re.search(r"\bmilitary intelligence\b", words, re.IGNORECASE):
            return f"{slugify(land.name)}-{key}", f"{_people(land)} military intelligence"
        if key in ("intelligence", "armed-forces", "government", "prosecutors"):
            return f"{slugify(land.name)}-{key}", f"{_people(land)} {usual}"
        owner = _people(land) if land.code in ("US", "GB") else f"{land.name}'s"
        label = f"{owner} {usual or _title(words)}"
        return f"{slugify(land.name)}-{key}", label

    def _index_institutions(self, actors: Iterable[KnownActor]) -> dict[tuple[str, str], str]:
        index: dict[tuple[str, str], str] = {}
        for actor in actors:
            if actor.country is None or actor.kind in ("person", "analyst", "company"):
                continue
            for alias in (actor.name, *actor.aliases):
                key = institution_key(alias)
                if key is None:
                    continue
                if key == "embassy" or (key == "government" and actor.parent):
                    continue
                index.setdefault((actor.country, key), actor.slug)
        return index

    def _named(self, words: str, span: Span) -> Name:
        slug = self._actor_names.get(words)
        if slug is not None:
            return self._named_slug(slug, span)
        outlet = self.outlets[self._outlet_names[words]]
        return Name(span, "outlet", outlet.slug, outlet.name, outlet.country)

    def _named_slug(self, slug: str, span: Span) -> Name:
        actor = self.actors[slug]
        return Name(span, "actor", slug, display_name(actor), actor.country)

    def _country_name(self, words: str, span: Span, text: str) -> Name:
        land, kind = country_words()[words]
        slug = self.government(land.code) or slugify(land.name)
        actor = self.actors.get(slug)
        name = display_name(actor) if actor else land.name
        before = text[max(0, span.start - 12) : span.start].lower()
        placed = text[span.end : span.end + 1] == "-" or (
            kind == "capital"
            and re.search(r"\b(?:in|near|to|from|over|at)\s+$", before) is not None
        )
        return Name(
            span, "actor", slug, name, land.code, whole=kind in ("name", "capital") and not placed
        )

    def _find_institutions(self, text: str, countries: list[tuple[int, str]]) -> list[Name]:
        found: list[Name] = []
        end = 0
        for at, _ in countries:
            match = self._institution.match(text, at) if at >= end else None
            if match is None:
                continue
            end = match.end()
            owners = [w for w in (match["owner"], match["second"]) if w]
            words = match["what"]
            for owner in owners:
                land, _ = country_words()[re.sub(r"'s?$", "", owner)]
                key = institution_key(words) or slugify(re.sub(r"ministries", "ministry", words))
                slug, name = self.institution(
                    land.code, key, match.group() if key in ("embassy", "intelligence") else words
                )
                start = match.start("owner") if owner == owners[0] else match.start("second")
                end = match.end() if owner == owners[-1] else match.end("owner")
                found.append(Name(Span(start, end), "actor", slug, name, land.code))
        for match in placed_pattern().finditer(text):
            land, _ = country_words()[match["owner"]]
            key = institution_key(match["what"]) or slugify(match["what"])
            if key == "embassy":
                continue
            slug, name = self.institution(land.code, key, match["what"])
            found.append(Name(Span(*match.span()), "actor", slug, name, land.code))
        return found

    def _find_sides(self, text: str) -> list[Name]:
        """Return states called by their capital or, in Chinese, "the Russian side"."""
        found: list[Name] = []
        for match in foreign_sides().finditer(text):
            land = side_country(match)
            slug = self.government(land.code) or slugify(land.name)
            actor = self.actors.get(slug)
            name = display_name(actor) if actor else land.name
            found.append(Name(Span(*match.span()), "actor", slug, name, land.code))
        return found

    def _find_agencies(self, text: str) -> list[Name]:
        """Return the agencies and papers that go by another name in Cyrillic or Chinese."""
        found: list[Name] = []
        for start, end, called in find_agencies(text):
            slug = self._outlet_names.get(called, slugify(called))
            known = self.outlets.get(slug)
            name = known.name if known else called
            found.append(
                Name(Span(start, end), "outlet", slug, name, known.country if known else None)
            )
        return found

    def _find_foreign(self, text: str) -> list[Name]:
        """Return the commonest institutions in other languages: what and whose, in either order."""
        found: list[Name] = []
        if foreign_words().search(text) is None:
            return found
        for match in foreign_pattern().finditer(text):
            what = match["what"] or match["what2"]
            owner = match["owner"] or match["owner2"]
            key = next(k for k, p in FOREIGN if re.fullmatch(p, what))
            land = foreign_country(owner)
            slug, name = self.institution(land.code, key, "")
            found.append(Name(Span(*match.span()), "actor", slug, name, land.code))
        return found


def display_name(actor: KnownActor) -> str:
    """Return what to call a known actor: its name without a bracket, or short initials."""
    bare = re.sub(r"\s*\([^)]*\)$", "", actor.name)
    if (
        actor.short_name
        and (actor.kind == "government" or actor.short_name.isupper())
        and " " not in actor.short_name
    ):
        return actor.short_name
    return bare


def _title(words: str) -> str:
    """Return an institution's words as a name: "trade ministry" as "Trade Ministry"."""
    kept = re.sub(r"ministries$", "ministry", words)
    return " ".join(w if w in ("of", "and", "for") else w[:1].upper() + w[1:] for w in kept.split())


def _people(land: Country) -> str:
    if land.code in ("US", "GB"):
        return {"US": "US", "GB": "UK"}[land.code]
    return land.people[0] if land.people else land.name


def _actor_aliases(actor: KnownActor) -> set[str]:
    bare = re.sub(r"\s*\([^)]*\)$", "", actor.name)
    aliases = {bare, *actor.aliases} | ({actor.short_name} if actor.short_name else set[str]())
    if actor.kind in ("person", "analyst"):
        parts = bare.split()
        if len(parts) > 1 and len(parts[-1]) >= 5 and actor.country not in ("CN", "TW"):
            aliases.add(parts[-1])
    for alias in list(aliases):
        aliases.add(alias.replace("Defence", "Defense"))
        aliases.add(alias.replace("Defense", "Defence"))
    return {a for a in aliases if len(a) > 1}


def _outlet_aliases(outlet: KnownOutlet) -> set[str]:
    bare = re.sub(r"\s*\([^)]*\)$", "", outlet.name)
    without_the = re.sub(r"^The ", "", bare)
    aliases = {bare, without_the}
    if outlet.kind == "unknown" and (ORG_WORD.search(bare) or institution_key(bare)):
        return set()  # a body with pages of its own is spoken of as a body
    words = re.findall(r"[A-Z]\w*", without_the)
    acronym = "".join(w[0] for w in words)
    if (
        outlet.kind in ("newspaper", "wire", "broadcaster", "magazine")
        and len(words) > 1
        and len(acronym) > 1
    ):
        aliases.add(acronym)
    if outlet.domain and outlet.domain.count(".") == 1:
        aliases.add(outlet.domain)
    common = {
        "Metro",
        "The Local",
        "Local",
        "News Analysis",
        "Independent",
        "Express",
        "IT",
        "US",
        "UN",
        "EU",
        "UK",
        "SU",
        "NATO",
        "PM",
    }
    if len(bare) < 4 and not bare.isupper():
        aliases.discard(bare)
    return {a for a in aliases if len(a) > 1 and a not in common}


def _by_first_word(aliases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the aliases by their first word, for texts that put spaces between words."""
    index: dict[str, list[str]] = {}
    for alias in aliases:
        first = _WORD.match(alias)
        if first is not None:
            index.setdefault(first.group(), []).append(alias)
    return {word: tuple(sorted(set(group), key=len, reverse=True)) for word, group in index.items()}


def _bracketed(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Let the acronym in brackets after an institution say which of its country's it is."""
    kept = list(names)
    for at, (name, after) in enumerate(pairwise(names)):
        between = text[name.span.end : after.span.start]
        closed = text[after.span.end : after.span.end + 1] == ")"
        same = name.kind == after.kind == "actor" and name.country == after.country
        if between == " (" and closed and same and name.whole and after.whole:
            kept[at] = replace(name, slug=after.slug, name=after.name)
    return tuple(kept)


def _longest(found: list[Name]) -> tuple[Name, ...]:
    kept: list[Name] = []
    for name in sorted(
        found, key=lambda n: (n.span.start - n.span.end, n.kind != "actor", n.span.start)
    ):
        if not any(k.span.overlaps(name.span) for k in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda n: n.span.start))
