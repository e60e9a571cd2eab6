"""What the comparison of two articles is shown as: plain frozen rows."""

from dataclasses import dataclass

from app.query.cards import ArticleCard, ResponseRow


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A run of words that stands in both texts. ``text`` is the first one's.

    ``left_out`` words between ``text`` and ``tail`` are not shown: pages show passages, not whole
    articles. Characters are those of the stored texts.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    text: str
    tail: str
    left_out: int


@dataclass(frozen=True, slots=True)
class LoneSentence:
    """A sentence with a finding that has no counterpart in the other text.

    ``claims`` are (slug, statement) of what is told in it; ``acts`` are (act, actor) it reports.
    """

    start: int
    end: int
    text: str
    claims: tuple[tuple[str | None, str], ...]
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one of the two texts has.

    ``telling`` are the sentences with findings, whole; of the other ``sentences`` without a
    counterpart only their number, their ``words`` and a few openings are told. ``reworded`` is how
    many sentences say in other words what the other text says too; ``claims`` are claims that only
    this article tells, (slug, statement, words).
    """

    telling: tuple[LoneSentence, ...]
    sentences: int
    words: int
    openings: tuple[str, ...]
    reworded: int
    claims: tuple[tuple[str, str, str], ...]
    responses: tuple[ResponseRow, ...]


@dataclass(frozen=True, slots=True)
class Slotted:
    """One thing said about a claim's source in both articles; '' where it says nothing."""

    name: str
    a: str
    b: str

    @property
    def differs(self) -> bool:
        """Whether the two are not the same, case and white space apart."""
        return " ".join(self.a.split()).casefold() != " ".join(self.b.split()).casefold()


@dataclass(frozen=True, slots=True)
class ToldByBoth:
    """A claim that both articles tell, with how each gives its source."""

    slug: str
    claim: str
    a_quote: str
    b_quote: str
    a_described: bool
    b_described: bool
    slots: tuple[Slotted, ...]

    @property
    def wording(self) -> Slotted:
        """The two wordings."""
        return Slotted("wording", self.a_quote, self.b_quote)


@dataclass(frozen=True, slots=True)
class StepUp:
    """One hop of the way from one article up to the other; ``words`` say so."""

    source: str
    to: str
    relation: str
    basis: str
    words: str


@dataclass(frozen=True, slots=True)
class Upstream:
    """A way on which one of the two has something from the other. ``below`` is 'a' or 'b'.

    ``slug`` and ``claim`` are those in whose chain it stands, '' for the text as a whole.
    """

    below: str
    slug: str
    claim: str
    steps: tuple[StepUp, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side.

    ``first`` is 'a' or 'b', whichever was surely published first; 'same' day, or '' where the dates
    do not tell. ``share_a`` is the share of the first one's words (0–1) that stand in the other in
    runs, None where a text is not held. ``cut`` says that only the beginnings were compared.
    """

    a: ArticleCard
    b: ArticleCard
    a_words: int
    b_words: int
    share_a: float | None
    share_b: float | None
    longest: int
    shared: tuple[SharedPassage, ...]
    more_shared: int
    only_a: Alone
    only_b: Alone
    told: tuple[ToldByBoth, ...]
    first: str
    copy: str
    upstream: tuple[Upstream, ...]
    cut: bool

    @property
    def both_held(self) -> bool:
        """Whether the texts of both are held, so that passages could be compared."""
        return self.a.held and self.b.held


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line of the comparison as a file."""

    a_id: int
    b_id: int
    part: str
    claim_slug: str | None = None
    claim: str | None = None
    slot: str | None = None
    a: str = ""
    b: str = ""
    differs: bool | None = None
    words: int | None = None
    a_start: int | None = None
    b_start: int | None = None
