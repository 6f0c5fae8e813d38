"""Page clean-up: how much of an article's text is found in a saved page, and how much of what is found is
the article's.

Given to the program: the bytes of each page, and then the same page flattened (the text that `read` makes
of it: scripts and styles dropped, each block's text on its own line in document order, nothing else kept)
as a plain-text file.

Scored as the article-extraction benchmark of Scrapinghub (2020) does it: words are `\\w+`; the found body
and the true one are compared as multisets of 4-word shingles; the counts of a page (true positives, false
positives, misses) are shares of the page's shingles; precision and recall are means over the pages and F1
is made from them. Beside it, in the same run: all text kept, and trafilatura,
jusText and readability on the HTML where they are installed (`pip install -e .[bench]`).

    python -m benchmarks.pages [--data pages.zip] [--split all] [--errors N] [--limit N]
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.common import finish, parser
from sayso.reading.clean import clean
from sayso.reading.read import read
from sayso.records import Document
from sayso.records.page import Page

WORD = re.compile(r"\w+")
SHINGLE = 4
BODY = frozenset({"body", "heading", "embed"})
"""The kinds of passages that make up an article's body; a dateline counts with the paragraph that it
begins.
"""


class Item(NamedTuple):
    """One page of the corpus: its identifier, its bytes, the true text of its article."""

    name: str
    html: bytes
    truth: str


class Score(NamedTuple):
    """Precision and recall of one page, 0 to 1."""

    precision: float
    recall: float


def pages(path: str, limit: int) -> Iterator[Item]:
    """The pages of the corpus in the order of their names."""
    with zipfile.ZipFile(path) as data:
        truth = json.loads(data.read("ground-truth.json"))
        for name in sorted(truth)[: limit or None]:
            yield Item(name, gzip.decompress(data.read(f"html/{name}.html.gz")), truth[name]["articleBody"])


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, each with its number; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1)))


def compare(truth: str, found: str) -> Score:
    """Precision and recall of the found text; both are 1 where nothing is wrong and 0 where nothing is
    right.
    """
    want, have = shingles(truth), shingles(found)
    hit, extra, missed = (want & have).total(), (have - want).total(), (want - have).total()
    if not extra and not missed:
        return Score(1.0, 1.0)
    return Score(hit / (hit + extra) if hit else 0.0, hit / (hit + missed) if hit else 0.0)


def body(document: Document) -> str:
    """The text of the article that the program found."""
    parts: list[str] = []
    for passage, after in zip(document.passages, [*document.passages[1:], None], strict=True):
        leads = passage.kind == "dateline" and after is not None and after.kind == "body"
        if passage.kind in BODY or (
            leads and after is not None and "\n" not in document.text[passage.end : after.start]
        ):
            parts.append(document.text[passage.start : passage.end])
    return "\n".join(parts)


def summary(scores: list[Score]) -> dict[str, float]:
    """Mean precision and recall and the F1 made from them, in percent."""
    precision = sum(score.precision for score in scores) / len(scores)
    recall = sum(score.recall for score in scores) / len(scores)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * f1, 2),
    }


def _trafilatura(html: bytes) -> str:
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def _justext(html: bytes) -> str:
    import justext

    return "\n".join(
        one.text for one in justext.justext(html, justext.get_stoplist("English")) if not one.is_boilerplate
    )


def _readability(html: bytes) -> str:
    import lxml.html
    import readability

    summary_html = readability.Document(html.decode("utf-8", "replace")).summary()
    return str(lxml.html.fromstring(summary_html).text_content())


PEERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "justext": ("justext", _justext),
    "readability": ("readability", _readability),
}


def flat(page: Page, name: str) -> Page:
    """The page as a text dump without markup, read like any text file."""
    return read(page.text.encode("utf-8"), f"{name}.txt")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; 1 when a figure is below its floor."""
    options = parser(__doc__, "pages.zip", "all").parse_args(arguments)
    if options.split != "all":
        print(f"there is only the split 'all' here, not {options.split!r}", file=sys.stderr)
        return 2
    html, text, kept = list[Score](), list[Score](), list[Score]()
    peers: dict[str, list[Score]] = {
        name: [] for name, (module, _) in PEERS.items() if importlib.util.find_spec(module)
    }
    worst: list[tuple[float, str, str]] = []
    for item in pages(options.data, options.limit):
        page = read(item.html, f"{item.name}.html")
        found = {"html": body(clean(page)), "text": body(clean(flat(page, item.name)))}
        html.append(compare(item.truth, found["html"]))
        text.append(compare(item.truth, found["text"]))
        kept.append(compare(item.truth, page.text))
        for name in peers:
            peers[name].append(compare(item.truth, PEERS[name][1](item.html)))
        for form, score in (("html", html[-1]), ("text", text[-1])):
            worst.append(
                (
                    score.precision + score.recall,
                    item.name,
                    f"{form} precision {score.precision:.2f} recall {score.recall:.2f}",
                )
            )
    found_by = {"html": html, "text": text, "everything kept": kept, **peers}
    figures = {name: summary(one) for name, one in found_by.items()}
    print(f"{len(html)} pages")
    for name, one in figures.items():
        print(
            f"{name:16} precision {one['precision']:5.1f}  recall {one['recall']:5.1f}  F1 {one['f1']:6.2f}"
        )
    for _, name, says in sorted(worst)[: options.errors]:
        print(name[:16], says)
    last = {
        f"{form}_{key}": figures[form][key]
        for form in ("html", "text")
        for key in ("f1", "precision", "recall")
    }
    last |= {
        f"{name.replace(' ', '_')}_f1": one["f1"]
        for name, one in figures.items()
        if name not in ("html", "text")
    }
    return finish("pages", last, options)


if __name__ == "__main__":
    raise SystemExit(main())
