"""Hostile and broken files, made from a seed and never stored: each must become a document or one of our
errors.

For each file: read and cleaned in at most 5 s of processor time, the whole run within 1 GB; passages in
order, apart, and over all of the text; no visible character lost without a warning, counted with a
tokeniser of its own (the standard library's `html.parser`).

    python -m benchmarks.hostile [--errors N] [--limit N]
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import time
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from benchmarks.common import finish, parser
from sayso.errors import SaysoError
from sayso.reading.clean import clean
from sayso.reading.read import read
from sayso.records import Document
from sayso.records.page import Page

SEED = 20_260_701
MUTATIONS = 170
SECONDS = 5.0
MEMORY_KB = 1_000_000
UNSEEN = frozenset({"script", "style", "iframe", "noembed", "noframes", "object", "applet"})
SLACK = 4
"""Characters by which two readings of broken markup may differ: a stray `<`, half an entity."""

ARTICLE = (
    "Veldania expels two envoys of Ulmarra",
    (
        "KARSK, May 3 (VNA) - Veldania said on Monday that it had expelled two envoys of Ulmarra after a "
        "plot against exiles was foiled."
    ),
    (
        "The minister, Oda Brenn, told reporters that the two had paid three men to watch a hall where "
        "exiles meet every spring."
    ),
    (
        "Ulmarra denied it. “This is an invention,” its foreign ministry said in a statement carried by "
        "state radio."
    ),
    "A court in Karsk will hear the three men in June. They have been held since the twelfth of April.",
)
HEAD = (
    '<!doctype html><html><head><meta charset="utf-8"><title>Veldania expels two envoys - Karsk '
    "Post</title></head>"
)


class Made(NamedTuple):
    """One made file: the name it is read under and its bytes."""

    name: str
    data: bytes


def page_html(inner: str = "") -> str:
    """A small, well-formed page of our own with `inner` put into its article."""
    paragraphs = "".join(f"<p>{one}</p>" for one in ARTICLE[1:])
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "World", "Courts", "Sport"))
    article = f"<article><h1>{ARTICLE[0]}</h1>{paragraphs}{inner}</article>"
    return f"{HEAD}<body><nav><ul>{menu}</ul></nav>{article}<footer>© 2024 Karsk Post</footer></body></html>"


PLAIN = "\n\n".join(ARTICLE)


def encodings() -> Iterator[Made]:
    """Declared, undeclared, wrong and broken encodings."""
    other = (
        PLAIN
        + "\n\nКарск: полиция сообщила о задержании трёх человек. Ça va être jugé à Karsk. 警察は三人を逮捕した。"
    )
    for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"):
        yield Made(f"{name}.txt", other.encode(name))
    for name in (
        "cp1251",
        "koi8-r",
        "cp1252",
        "iso-8859-5",
        "shift_jis",
        "euc-kr",
        "cp1256",
        "mac-cyrillic",
        "utf-7",
        "cp037",
    ):
        yield Made(f"{name}.txt", other.encode(name, "ignore"))
        yield Made(f"{name}.html", page_html().replace("utf-8", name).encode(name, "ignore"))
    yield Made("wrong.html", page_html("é").replace("utf-8", "utf-16").encode("cp1252", "ignore"))
    yield Made("unknown.html", page_html().replace("utf-8", "no-such-code").encode())
    yield Made("cut.txt", "Veldanië spreekt. ".encode() * 40 + b"\xc3")
    yield Made("half.txt", PLAIN.encode("utf-16-le")[:-1])
    yield Made("overlong.txt", PLAIN.encode() + b" \xc0\xaf\xe0\x80\xaf \xed\xa0\x80 " + PLAIN.encode())
    yield Made(
        "mixed.txt", PLAIN.encode("utf-8") + PLAIN.encode("utf-16-le") + PLAIN.encode("cp1252", "ignore")
    )


def characters() -> Iterator[Made]:
    """NUL, control, zero-width, direction and combining characters; odd line breaks."""
    yield Made("nul.txt", PLAIN.replace(" ", "\0", 3).encode())
    yield Made("nul.html", page_html("<p>a\0b</p>").encode())
    yield Made("many-nul.txt", b"\0" * 5_000 + PLAIN.encode())
    for name, char in (
        ("zwsp", "\u200b"),
        ("nbsp", "\xa0"),
        ("bidi", "\u202e"),
        ("soft", "\xad"),
        ("combining", "\u0301"),
        ("bom", "\ufeff"),
    ):
        yield Made(f"{name}.txt", char.join(PLAIN).encode())
        yield Made(f"{name}.html", page_html(f"<p>{char * 2000}word{char}</p>").encode())
    for name, mark in (
        ("crlf", "\r\n"),
        ("cr", "\r"),
        ("ff", "\f"),
        ("nel", "\x85"),
        ("ls", "\u2028"),
        ("vt", "\v"),
    ):
        yield Made(f"{name}.txt", mark.join(ARTICLE).encode())
    yield Made("private.txt", ("\ue000\U000f0000" * 500 + PLAIN).encode())
    yield Made("emoji.txt", ("👩‍👩‍👧‍👦🇻🇪" * 3000 + "\n" + PLAIN).encode())
    yield Made("zalgo.txt", ("e" + "\u0300\u0336" * 200).encode() * 200)


def sizes() -> Iterator[Made]:
    """Nothing, next to nothing, and far too much."""
    for name, data in (
        ("empty.txt", b""),
        ("one.txt", b"x"),
        ("blank.txt", b" \n\t\n" * 99),
        ("dots.txt", b"....."),
        ("empty.html", b"<html></html>"),
    ):
        yield Made(name, data)
    yield Made("line.txt", ("The court in Karsk heard the three men on Monday. " * 105_000).encode())
    yield Made(
        "line.html",
        page_html(f"<p>{'The court in Karsk heard the three men on Monday. ' * 105_000}</p>").encode(),
    )
    yield Made("word.txt", b"a" * 5_000_000)
    yield Made("lines.txt", b"x\n" * 99_000)
    yield Made("more-lines.txt", b"x\n" * 101_000)
    yield Made("tags.html", page_html("x<br>" * 118_000).encode())
    yield Made("paragraphs.txt", (ARTICLE[1] + "\n\n").encode() * 20_000)
    yield Made("huge.txt", b"words and " * 2_100_000)
    yield Made("blanks.txt", PLAIN.encode() + b"\n" * 3_000_000 + b"end")
    yield Made("spaces.html", page_html("<p>" + " " * 3_000_000 + "end</p>").encode())


def markup() -> Iterator[Made]:
    """Markup that is nested, open, endless or meant to harm."""
    for depth in (255, 256, 300, 1_000, 3_000, 20_000):
        yield Made(
            f"deep-{depth}.html",
            page_html(
                "<div>" * depth
                + "<p>At the bottom stands a sentence.</p>"
                + "</div>" * depth
                + "<p>And after it.</p>"
            ).encode(),
        )
    yield Made("deep-text.html", page_html("<div>a" * 20_000 + "</div>" * 20_000).encode())
    yield Made("deep-inline.html", page_html("<b>a " * 40_000).encode())
    for tag in ("b", "table><tr><td", "ul><li", "font", "blockquote", "a href=x", "span"):
        yield Made(
            f"open-{tag[:5]}.html".replace("<", "").replace(">", ""),
            page_html(f"<{tag}>" * 2_000 + "lost?").encode(),
        )
    for name, piece in (
        ("comment", "<!-- never closed <p>inside</p>"),
        ("script", "<script>var a = '<p>not text</p>';"),
        ("style", "<style>p { color: red }"),
        ("title", "<title>never closed <p>inside"),
        ("textarea", "<textarea><p>inside</p>"),
        ("plaintext", "<plaintext><p>inside</p>"),
        ("xmp", "<xmp><p>inside</p></xmp><listing>x</listing>"),
        ("cdata", "<![CDATA[ <p>inside</p> ]]><p>after</p>"),
        ("attribute", f'<p title="{"x" * 1_000_000}">text</p>'),
        ("attributes", "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">text</p>"),
        ("quote", '<p class="never closed>text</p><p>more</p>'),
        ("entities", "&amp" * 5_000 + "&#x110000;&#0;&#xD800;&nosuch;&lt;p&gt;" + "&" * 5_000),
        ("stray", "<" * 20_000 + ">" * 20_000),
        ("slashes", "</p>" * 50_000),
        ("frameset", "<frameset><frame src=a><noframes>no frames</noframes></frameset>"),
        ("svg", "<svg><text>in a drawing</text><title>t</title></svg><math><mi>x</mi></math>"),
        ("template", "<template><p>inside</p></template><noscript><p>no script</p></noscript>"),
        ("pre", "<pre>" + "line\n" * 20_000 + "</pre>"),
        ("br", "word<br>" * 50_000),
        ("cells", "<table>" + "<tr><td>1<td>2<th>3" * 20_000 + "</table>"),
        ("links", '<a href="x">link</a> ' * 30_000),
        (
            "json",
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
            + "[" * 30_000
            + "</script>",
        ),
        (
            "json-deep",
            '<script type="application/ld+json">' + '{"@graph": [' * 900 + "]}" * 900 + "</script>",
        ),
        ("instruction", "<?php echo 1; ?><?xml version='1.0'?><p>after</p>"),
        ("case", "<DIV><P>UPPER</p></DIV><p/>self<br/></br></p>"),
        ("names", "<p\0x>odd</p\0x><1a>no tag</1a><a:b>name</a:b><p-é>x</p-é>"),
        ("processing", "<%= value %> <? ?> <! > <!x> </ > < p>"),
    ):
        yield Made(f"{name}.html", page_html(piece).encode("utf-8", "surrogatepass"))
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    yield Made("laughs.html", f"{bomb}]><html><body><p>&i;</p><p>{ARTICLE[1]}</p></body></html>".encode())
    yield Made(
        "outside.html",
        (
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; is no text of '
            b"this page.</p></body></html>"
        ),
    )
    yield Made("xml.xml", b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>")
    yield Made("fragment.htm", b"<p>Only a fragment about Karsk.")
    yield Made("nomarkup.html", PLAIN.encode())
    yield Made("markup.txt", page_html().encode())


def wrapped() -> Iterator[Made]:
    """gzip and MHTML: whole, cut, damaged, and bombs."""
    packed = gzip.compress(page_html().encode())
    yield Made("page.html.gz", packed)
    yield Made("members.txt.gz", gzip.compress(PLAIN.encode()) * 3)
    yield Made("cut.html.gz", packed[: len(packed) // 2])
    yield Made("damaged.html.gz", packed[:40] + b"\xff\xff\xff" + packed[43:])
    yield Made("head.gz", b"\x1f\x8b\x08")
    yield Made("twice.gz", gzip.compress(packed))
    yield Made("tail.gz", packed + b"something else")
    yield Made("empty.gz", gzip.compress(b""))
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield Made(
        "bomb.gz", b"".join([*(squeeze.compress(bytes(1 << 20)) for _ in range(300)), squeeze.flush()])
    )
    for name, encoding, body in (
        ("quoted", "quoted-printable", page_html().replace("=", "=3D")),
        ("plain", "8bit", page_html()),
        ("base64", "base64", "not base64 at all ***"),
        ("unknown", "x-none", page_html()),
    ):
        yield Made(f"{name}.mhtml", _mhtml(encoding, body))
    yield Made("cut.mhtml", _mhtml("8bit", page_html())[:600])
    yield Made("headers.mhtml", _mhtml("8bit", page_html())[:160])
    yield Made("parts.mhtml", _mhtml("8bit", page_html()).replace(b"text/html", b"image/png"))
    yield Made("charset.mhtml", _mhtml("8bit", page_html()).replace(b"charset=utf-8", b"charset=no-such"))


def _mhtml(encoding: str, body: str) -> bytes:
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: "
        "https://karskpost.example/a\r\nSubject: Veldania\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="=_part"\r\n\r\n--=_part\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        f"{encoding}\r\n\r\n{body}\r\n--=_part--\r\n"
    ).encode()


def foreign(dice: random.Random) -> Iterator[Made]:
    """Files of other kinds, and noise."""
    heads = (
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x7fELF",
        b"SQLite format 3\0",
        b"{\\rtf1 ",
        b"RIFF",
        b"BZh9",
    )
    for number, head in enumerate(heads):
        yield Made(f"foreign-{number}.txt", head + dice.randbytes(3_000))
    for size in (10, 300, 5_000, 400_000):
        yield Made(f"noise-{size}.txt", dice.randbytes(size))
        yield Made(f"noise-{size}.html", b"<html><body><p>" + dice.randbytes(size))
    yield Made("sparse.txt", PLAIN.encode() + dice.randbytes(40))
    yield Made("base64.txt", b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 30_000)


def repeats() -> Iterator[Made]:
    """Long repetitions, on which a careless pattern takes for ever."""
    pieces = [
        "By ",
        "Oda Brenn, ",
        "— ",
        "@a (@b) ",
        "((((((((( ",
        "KARSK ",
        "The Court Of Karsk ",
        "1",
        "May 3, 2021 ",
        "Share ",
        "© 2021 ",
    ]
    pieces += [
        "Oda: ",
        '" ',
        "photo ",
        "a-",
        "a’",
        ". ",
        "views of Karsk ",
        "originally published in ",
        "a\t",
        "not views ",
        "Karsk-Oda ",
    ]
    for number, piece in enumerate(pieces):
        line = piece * (300_000 // len(piece))
        yield Made(f"repeat-{number}.txt", "\n".join([PLAIN, line, *[piece * 12] * 300]).encode())


def mutations(dice: random.Random, count: int) -> Iterator[Made]:
    """A well-formed page or text with bytes changed, dropped, doubled or moved."""
    for number in range(count):
        html = number % 3 != 0
        data = bytearray((page_html(f"<div class=comments>{ARTICLE[2]}</div>") if html else PLAIN).encode())
        for _ in range(dice.randint(1, 60)):
            at, size = dice.randrange(len(data)), dice.randint(1, 30)
            deed = dice.randrange(5)
            if deed == 0:
                data[at] = dice.randrange(256)
            elif deed == 1 and len(data) > 200:
                del data[at : at + size]
            elif deed == 2:
                data[at:at] = data[at : at + size] * dice.randint(1, 5)
            elif deed == 3:
                data[at:at] = dice.choice(
                    (
                        b"<",
                        b">",
                        b"</div>",
                        b"<script>",
                        b"<!--",
                        b"&#",
                        b'"',
                        b"\0",
                        b"\xff",
                        b"<p>",
                        b"]]>",
                        b"</html>",
                    )
                )
            else:
                data[at : at + size] = bytes(reversed(data[at : at + size]))
        yield Made(f"mutation-{number}.{'html' if html else 'txt'}", bytes(data))


def made() -> Iterator[Made]:
    """All files, always the same ones."""
    dice = random.Random(SEED)
    yield from encodings()
    yield from characters()
    yield from sizes()
    yield from markup()
    yield from wrapped()
    yield from foreign(dice)
    yield from repeats()
    yield from mutations(dice, MUTATIONS)


class _Counter(HTMLParser):
    """Counts the visible characters of a page: a second opinion that shares no code with the program."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden = 0
        self.seen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in UNSEEN and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.seen += len("".join(data.split()))


def visible(data: bytes) -> int:
    """The visible characters, white space aside, of a page whose bytes are UTF-8."""
    counter = _Counter()
    counter.feed(data.decode("utf-8", "replace").replace("\0", "\ufffd"))
    counter.close()
    return counter.seen


def faults(one: Made, page: Page, document: Document) -> Iterator[str]:
    """What is wrong with the reading of one file."""
    last = 0
    covered = 0
    for passage in document.passages:
        if not last <= passage.start < passage.end <= len(document.text):
            yield f"passage {passage.start}-{passage.end} overlaps or is empty"
        last = passage.end
        covered += len("".join(document.text[passage.start : passage.end].split()))
    whole = len("".join(document.text.split()))
    if covered != whole:
        yield f"passages hold {covered} of {whole} visible characters"
    if (
        page.form == "html"
        and not page.warnings
        and not one.name.endswith((".gz", ".mhtml"))
        and _is_utf8(one.data)
    ):
        seen = visible(one.data)
        if whole < seen - SLACK:
            yield f"{seen - whole} of {seen} visible characters lost without a warning"
    if (
        page.form == "text"
        and not page.warnings
        and not one.name.endswith(".gz")
        and _is_utf8(one.data)
        and page.text != one.data.decode("utf-8-sig")
    ):
        yield "the text is not the decoded file"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(name in data[:400] for name in (b"utf-16", b"utf-7"))


def try_one(one: Made) -> tuple[str, float, list[str]]:
    """What became of one file ("document" or "refused"), the seconds it took, what is wrong."""
    start = time.process_time()
    try:
        page = read(one.data, one.name)
        document = clean(page)
    except SaysoError as refusal:
        says = str(refusal)
        return (
            "refused",
            time.process_time() - start,
            [] if says and "\n" not in says else [f"not one clear line: {says!r}"],
        )
    took = time.process_time() - start
    return (
        "document",
        took,
        [*faults(one, page, document), *([f"took {took:.1f} s"] if took > SECONDS else [])],
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; 1 when a file was neither read nor refused, lost text, or took too long."""
    options = parser(__doc__, "none", "made").parse_args(arguments)
    ends: dict[str, int] = {"document": 0, "refused": 0}
    wrong: list[str] = []
    slowest, slow = 0.0, ""
    for number, one in enumerate(made()):
        if options.limit and number >= options.limit:
            break
        end, took, found = try_one(one)
        ends[end] += 1
        wrong += [f"{one.name}: {fault}" for fault in found]
        slowest, slow = max((slowest, slow), (took, one.name))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for fault in wrong[: max(options.errors, 10)]:
        print(fault)
    print(f"slowest: {slow}")
    figures = {
        "files": sum(ends.values()),
        **ends,
        "wrong": len(wrong),
        "slowest_s": round(slowest, 2),
        "peak_mb": round(memory / 1024),
    }
    return max(finish("hostile", figures, options), int(bool(wrong) or memory > MEMORY_KB))


if __name__ == "__main__":
    sys.exit(main())
