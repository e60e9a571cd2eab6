"""The pages and names of a folder: what a page, an outlet or an actor is called, in one way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.measure.words import name_key, near_names


@dataclass(frozen=True, slots=True)
class PageTold:
    """One page of a folder: its slug, what else it is called, its outlet and story."""

    slug: str
    path: str
    url: str | None
    outlet: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """Resolves names: ``slugs`` of pages by any name, canonical names by the keys of aliases."""

    pages: Mapping[str, PageTold]
    slugs: Mapping[str, str]
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    canonical: Mapping[str, str] = field(default_factory=dict[str, str])

    def page(self, called: str) -> str:
        """Return the slug of a page, or what it was called if it is none of the folder."""
        return self.slugs.get(called, called)

    def node(self, called: str) -> str:
        """Return the slug or the canonical name of one end of an edge, else what it is called."""
        return self.slugs.get(called) or self.canonical.get(name_key(called), called)

    def story(self, *nodes: str) -> str | None:
        """Return the story of the first of ``nodes`` that is a page of one."""
        return next((p.story for n in nodes if (p := self.pages.get(n)) and p.story), None)

    def outlet_key(self, node: str) -> str:
        """Return the key of a page's outlet, or of the name itself."""
        page = self.pages.get(node)
        return name_key((page.outlet if page else None) or node)

    def same(self, found: str | None, right: str | None) -> bool:
        """Tell whether ``found`` is the name ``right`` or one of its aliases; both may be None."""
        if not found or not right:
            return not found and not right
        key = name_key(found)
        return (
            key == name_key(right)
            or key in self.aliases.get(right, ())
            or self.canonical.get(key) == right
        )

    def near(self, found: str | None, right: str | None) -> bool:
        """Tell the same, or whether the names share most of their words."""
        if self.same(found, right) or not found or not right:
            return self.same(found, right)
        keys = self.aliases.get(right, frozenset()) | {name_key(right)}
        return any(near_names(name_key(found), key) for key in keys)

    def page_of_outlet(self, name: str, story: str | None, *, besides: Sequence[str]) -> str:
        """Return the page of the outlet ``name`` in ``story`` if it has just one, else ``name``."""
        if name in self.pages or not story:
            return name
        pages = [
            slug
            for slug, page in self.pages.items()
            if page.story == story and page.outlet and name_key(page.outlet) == name_key(name)
        ]
        return pages[0] if len(pages) == 1 and pages[0] not in besides else name


def make_names(
    pages: Sequence[PageTold], groups: Sequence[Mapping[str, Sequence[str]]] = ()
) -> Names:
    """Return the names of a folder; each of ``groups`` maps canonical names to their aliases.

    Where two groups share a name, the later one's canonical name wins over any alias.
    """
    slugs: dict[str, str] = {}
    for page in pages:
        for called in (page.slug, page.path, page.url, page.path.split("/")[-1]):
            if called:
                slugs[called] = page.slug
    aliases: dict[str, frozenset[str]] = {}
    canonical: dict[str, str] = {}
    for group in groups:
        for name, also in group.items():
            keys = {name_key(alias) for alias in also}
            aliases[name] = aliases.get(name, frozenset()) | keys | {name_key(name)}
            for alias in also:
                canonical.setdefault(name_key(alias), name)
    for group in groups:
        canonical |= {name_key(name): name for name in group}
    return Names({p.slug: p for p in pages}, slugs, aliases, canonical)
