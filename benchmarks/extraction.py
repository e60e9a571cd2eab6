"""Words a second from article bytes to findings, beside the parser alone: extraction.py [PAGES].

The parser alone is spaCy's own pipeline without names over the text of the same blocks; "parsed"
is what the product makes of them (sentences laid out, parts of speech from a table).
All are timed turn by turn in one run, so that their ratio holds on a busy machine too. The pages
are made up (made_pages.py) and every turn has new ones: nothing of them is kept from a turn before.
CPU time; words are those of the articles' own blocks.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

import spacy

from app.desk.vocabulary import load_vocabulary
from app.domain.article import ReadArticle
from app.extract.findings import find_all
from app.extract.sentences import MODEL, lay_out, parse
from app.read.article import read_article
from benchmarks.made_pages import make_pages

TURN = 10  # pages


def words_of(article: ReadArticle) -> int:
    return sum(len(block.span.of(article.text).split()) for block in article.blocks)


def texts_of(article: ReadArticle) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def cpu_s(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    """Print the figures of so many pages."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    vocabulary = load_vocabulary()
    stock = spacy.load(MODEL, exclude=["ner"])
    spent: dict[str, float] = {}
    words = pages = 0
    for start in range(0, number + TURN, TURN):
        inputs = [i for i in make_pages(TURN, start=start) if b'lang="en"' in i.content[:60]]
        articles = [read_article(item) for item in inputs]
        fresh = [read_article(item) for item in make_pages(2 * TURN, start=100_000 + 2 * start)]
        fresh = [a for a in fresh if a.language == "en"][: len(articles)]
        runs: dict[str, Callable[[], object]] = {
            "bytes to findings": lambda i=inputs: [
                find_all(read_article(p), vocabulary) for p in i
            ],
            "article to findings": lambda a=fresh: [find_all(one, vocabulary) for one in a],
            "parsed": lambda a=articles: [parse(lay_out(one)) for one in a],
            "parser alone": lambda a=articles: [
                list(stock.pipe(texts_of(one), batch_size=64)) for one in a
            ],
        }
        lengths = dict.fromkeys(runs, sum(map(words_of, articles)))
        lengths["article to findings"] = sum(map(words_of, fresh))
        took = {name: cpu_s(run) / lengths[name] for name, run in runs.items()}
        if start == 0:
            continue  # the parser and the gazetteer are made ready once
        pages, words = pages + len(articles), words + lengths["parsed"]
        for name, seconds in took.items():
            spent[name] = spent.get(name, 0.0) + seconds * lengths["parsed"]
    print(f"{pages} pages, {words} words")
    for name, seconds in spent.items():
        share = spent["parser alone"] / seconds
        print(f"{name:22}{words / seconds:9.0f} words/s{share:7.0%} of the parser alone")


if __name__ == "__main__":
    main()
