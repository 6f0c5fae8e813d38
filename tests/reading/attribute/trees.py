"""Makes annotated documents from hand-written trees, so that the rules are tested without the model."""

from __future__ import annotations

from sayso.records import Annotation, Document, Mention, Passage, Span, Token

_GLUED = frozenset(",.:;!?”’)'s") | {"'s", "’s"}
_PENN = {"NOUN": "NN", "PROPN": "NNP", "VERB": "VBD", "ADJ": "JJ", "ADV": "RB", "PRON": "PRP", "DET": "DT", "ADP": "IN", "PUNCT": ".", "PART": "TO", "AUX": "MD", "SCONJ": "IN", "NUM": "CD"}  # fmt: skip


def parsed(
    *sentences: str, mentions: tuple[tuple[str, str, bool], ...] = (), passages: tuple[Passage, ...] = ()
) -> tuple[Document, Annotation]:
    """A document of sentences, each a line of words `form/lemma/UPOS/head/relation` (head counts from 1, 0
    is the root; the lemma may be left empty; `UPOS:XPOS` gives the Penn tag). A sentence that starts with
    "¶ " opens a new paragraph.

    `mentions` are (words, name, named): every place where the words stand becomes a mention.
    """
    text = ""
    tokens: list[Token] = []
    spans: list[Span] = []
    for number, sentence in enumerate(sentences):
        rows = sentence.removeprefix("¶ ").split()
        text += "\n\n" if sentence.startswith("¶ ") else " " if text else ""
        base, begin, glue = len(tokens), len(text), True
        for row in rows:
            form, lemma, tag, head, relation = row.rsplit("/", 4)
            upos, _, xpos = tag.partition(":")
            if not glue and form not in _GLUED:
                text += " "
            glue = form in ("“", "(")
            start = len(text)
            text += form
            place = len(tokens) if head == "0" else base + int(head) - 1
            tokens.append(
                Token(
                    start,
                    len(text),
                    form,
                    lemma or form.lower(),
                    upos,
                    xpos or _PENN.get(upos, "X"),
                    place,
                    relation,
                    number,
                )
            )
        spans.append(Span(begin, len(text)))
    found = []
    for entity, (words, name, named) in enumerate(mentions):
        at = text.find(words)
        while at >= 0:
            inside = [
                place
                for place, token in enumerate(tokens)
                if at <= token.start and token.end <= at + len(words)
            ]
            head = next(
                (
                    place
                    for place in inside
                    if tokens[place].head not in inside or tokens[place].head == place
                ),
                None,
            )
            if head is not None:
                found.append(
                    Mention(
                        at, at + len(words), head, "person", named, name, entity, tokens[head].upos == "PRON"
                    )
                )
            at = text.find(words, at + 1)
    document = Document("0" * 64, "made.txt", text, passages or (Passage("body", 0, len(text)),))
    return document, Annotation(tuple(tokens), tuple(spans), tuple(found))


def words(document: Document, part: tuple[Span, ...]) -> str:
    """The text of a part, its pieces joined by " … "."""
    return " … ".join(document.text[start:end] for start, end in part)
