"""Words a second from article bytes to findings, beside the parser alone: extraction.py [TURNS].

The parser alone is spaCy's own pipeline without names over the text of the same blocks; "parsed"
is what the product makes of them (sentences laid out, tags and heads by the same network).
Each turn times all of them on ten pages, one after the other, in another order each time; what is
printed is the median of the turns and how far the middle half of them lies apart, so that a busy
machine changes little. The pages are made up (made_pages.py) and every turn has new ones: nothing
of them is kept from a turn before. CPU time; words are those of the articles' own blocks.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the product does, before numpy is loaded

import spacy
from spacy.language import Language

from app.desk.vocabulary import load_vocabulary
from app.domain.article import Input, ReadArticle
from app.domain.vocabulary import Vocabulary
from app.extract.findings import find_all
from app.extract.sentences import MODEL, lay_out, parse
from app.read.article import read_article
from benchmarks.made_pages import make_pages

PAGES = 10  # of a turn; fewer are in English
WHOLE, ALONE = "bytes to findings", "parser alone"


def english(start: int) -> list[Input]:
    """Return the English ones of new pages."""
    return [i for i in make_pages(PAGES, start=start) if b'lang="en"' in i.content[:60]]


def words_of(article: ReadArticle) -> int:
    return sum(len(block.span.of(article.text).split()) for block in article.blocks)


def texts_of(article: ReadArticle) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def cpu_s(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def one_turn(at: int, vocabulary: Vocabulary, stock: Language) -> dict[str, float]:
    """Return the seconds that a word of new pages takes, by what is done with it."""
    inputs = english(10_000 + 3 * PAGES * at)
    others = english(10_000 + 3 * PAGES * at + PAGES)
    whole, found = ([read_article(item) for item in given] for given in (inputs, others))
    texts = [texts_of(article) for article in whole]
    runs: list[tuple[str, list[ReadArticle], Callable[[], object]]] = [
        (WHOLE, whole, lambda: [find_all(read_article(item), vocabulary) for item in inputs]),
        (ALONE, whole, lambda: [list(stock.pipe(one, batch_size=64)) for one in texts]),
        ("article to findings", found, lambda: [find_all(one, vocabulary) for one in found]),
        ("parsed", whole, lambda: [parse(lay_out(one)) for one in whole]),
        ("read", whole, lambda: [read_article(item) for item in inputs]),
    ]
    first = at % len(runs)
    return {
        name: cpu_s(run) / sum(map(words_of, articles))
        for name, articles, run in [*runs[first:], *runs[:first]]
    }


def main() -> None:
    """Print the figures of so many turns."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    vocabulary = load_vocabulary()
    stock = spacy.load(MODEL, exclude=["ner"])
    one_turn(0, vocabulary, stock)  # the parser and the gazetteer are made ready once
    took = [one_turn(at, vocabulary, stock) for at in range(1, turns + 1)]
    print(f"{turns} turns of up to {PAGES} pages; medians, and the middle half of the turns")
    for name in took[0]:
        speed = quantiles([1 / turn[name] for turn in took], n=4, method="inclusive")
        share = quantiles([turn[ALONE] / turn[name] for turn in took], n=4, method="inclusive")
        print(
            f"{name:22}{speed[1]:7.0f} words/s ({speed[0]:.0f} to {speed[2]:.0f}), "
            f"{share[1]:.0%} of the parser alone ({share[0]:.0%} to {share[2]:.0%})"
        )


if __name__ == "__main__":
    main()
