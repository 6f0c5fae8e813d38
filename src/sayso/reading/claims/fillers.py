"""Turns the head token of an argument into the span that fills a role, with the name of whom it stands for.

A filler is the noun phrase without leading article, trailing clause or appositive (CODEBOOK.md).
"""

from __future__ import annotations

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.reader import Reader
from sayso.records import Document, Mention, Role, Span

PART = frozenset(
    {
        "member",
        "network",
        "group",
        "list",
        "part",
        "one",
        "ring",
        "cell",
        "team",
        "family",
        "head",
        "chief",
        "leader",
        "government",
        "people",
        "all",
        "some",
        "two",
        "three",
        "minister",
        "ministry",
        "secretary",
        "director",
        "aide",
        "son",
        "wife",
        "supporter",
        "editor",
        "president",
        "king",
        "commander",
        "founder",
        "resident",
        "citizen",
        "official",
        "house",
        "office",
        "headquarters",
        "embassy",
        "city",
        "town",
        "village",
        "province",
        "state",
        "republic",
        "bank",
        "university",
        "court",
        "council",
        "union",
        "party",
        "army",
        "accessory",
        "victim",
        "relative",
        "representative",
        "delegation",
        "force",
        "district",
        "region",
        "island",
        "camp",
        "center",
        "centre",
        "use",
        "year",
        "month",
        "day",
        "type",
        "kind",
        "attempt",
        "charge",
        "act",
        "crime",
    }
)


def quantity_target(reader: Reader, index: int) -> tuple[int, Span | None]:
    """ "dozens of guards" → the guards, and the words that count them; any other nominal stays itself."""
    tree = reader.tree
    first = index
    while reader.tokens[index].lemma.lower() in lists()["quantities"]:
        inner = [child for child in tree.deps(index, "nmod") if tree.case(child) == "of" and child > index]
        if not inner:
            break
        index = inner[0]
    if (
        index == first or reader.tokens[index].lemma.lower() in lists()["quantities"]
    ):  # "tens of thousands" count nobody else
        return first, None
    skipped = [
        index,
        *(
            child
            for child in tree.children[first]
            if reader.tokens[child].deprel in ("case", "cc", "conj", "mark")
        ),
    ]
    start = min([i for i in tree.subtree(first, skip=skipped) if i not in skipped] + [first])
    owners = frozenset({"of", "the", "our", "their", "his", "her", "its", "my"})
    end = max(i for i in range(first, index) if reader.tokens[i].text.lower() not in owners)
    return index, Span(_after_article(reader, start), reader.tokens[end].end)


def _after_article(reader: Reader, index: int) -> int:
    while reader.tokens[index].text.lower() in lists()["leading"] and index + 1 < len(reader.tokens):
        index += 1
    return reader.tokens[index].start


def phrase(reader: Reader, head: int) -> tuple[int, int]:
    """First and last token of the trimmed noun phrase around a head token."""
    tree, tokens = reader.tree, reader.tokens
    first = last = head
    named = reader.named.get(head)
    for child in tree.children[head]:
        relation = tokens[child].deprel
        base = relation.split(":")[0]
        if (
            child < head
            and (relation in lists()["left_relations"] or base in lists()["left_relations"])
            and base not in ("case", "mark")
        ):
            if base != "nmod" or relation == "nmod:poss" or not tree.case(child):
                first = min(first, min(tree.subtree(child)))
        elif child > head and base in ("flat", "goeswith", "fixed"):
            last = max(last, max(tree.subtree(child)))
        elif (
            child > head and base in ("nmod", "compound", "nummod") and _kept_complement(reader, head, child)
        ):
            last = max(last, _complement_end(reader, child))
    beside = _name_beside(reader, head)
    if beside is not None and min(tree.subtree(beside)) == last + 1 and tokens[last + 1].upos != "PUNCT":
        last = max(last, phrase(reader, beside)[1])
    if named is not None and named.end > tokens[last].end:
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].end <= named.end
            and tokens[last + 1].text not in (",", "(", ")")
        ):
            last += 1
    commas = [
        i
        for i in range(head + 1, last + 1)
        if tokens[i].text in (",", ";", "(") and (named is None or tokens[i].start > named.end)
    ]
    last = commas[0] - 1 if commas else last
    while (
        first > 0
        and tokens[first].start == tokens[first - 1].end
        and (tokens[first].text == "-" or tokens[first - 1].text == "-")
    ):
        first -= 1  # "19-year-old" is one word
    while first < head and (
        tokens[first].upos in ("ADP", "CCONJ", "SCONJ", "PUNCT") or _adverb(reader, first)
    ):
        first += 2 if tokens[first + 1].text.lower() in ("least", "most") and first + 2 <= head else 1
    while first < head and tokens[first].text.lower() in lists()["leading"] | {
        ",",
        "“",
        '"',
        "”",
        "‘",
        "’",
        "both",
        "all",
        "either",
    }:
        first += 1
    return first, last


def _adverb(reader: Reader, index: int) -> bool:
    """Whether a leading word is an adverb that does not modify a word of the phrase ("then the Union")."""
    return reader.tokens[index].upos == "ADV" and not reader.tokens[
        reader.tokens[index].head
    ].deprel.startswith(("amod", "nummod"))


def _kept_complement(reader: Reader, head: int, child: int) -> bool:
    """Whether a phrase after the head belongs to its name: of-phrases of parts and offices, "ambassador to
    Karsk", numbers.
    """
    case = reader.tree.case(child)
    if not case:
        return child == head + 1 and reader.tokens[child].upos in ("NUM", "PROPN")
    if case == "of":
        return True
    return case == "to" and reader.tokens[head].lemma.lower() in (
        "ambassador",
        "envoy",
        "representative",
        "adviser",
        "advisor",
        "aide",
    )


def _complement_end(reader: Reader, child: int) -> int:
    """The last token of a kept complement: its own trimmed phrase and its list members."""
    alike = [
        member
        for member in reader.tree.members(child)
        if (reader.kind(member) == "event") == (reader.kind(child) == "event")
    ]
    ends = [phrase(reader, member)[1] for member in alike]
    return max(ends)


def also_counted(reader: Reader, index: int) -> list[int]:
    """The members of a list that hang on a noun of quantity on the way down ("tens of thousands of X and
    hundreds of Y").
    """
    found: list[int] = []
    while reader.tokens[index].lemma.lower() in lists()["quantities"]:
        found += reader.tree.members(index)[1:]
        inner = [
            child
            for child in reader.tree.deps(index, "nmod")
            if reader.tree.case(child) == "of" and child > index
        ]
        if not inner:
            break
        index = inner[0]
    return found


def _is_dateline(reader: Reader, head: int) -> bool:
    """ "KARSK — Two men …": the place in capitals before the dash that opens a report takes no part in it."""
    token = reader.tokens[head]
    opens = head == 0 or reader.tokens[head - 1].sentence != token.sentence
    after = reader.tokens[head + 1].text if head + 1 < len(reader.tokens) else ""
    return opens and token.text.isupper() and len(token.text) > 2 and after in ("—", "–", "--", "-")


def role(reader: Reader, document: Document, slot_role: str, head: int) -> Role | None:
    """The filler that a head token stands for, or None when it is no participant ("it", "this")."""
    if (
        reader.tokens[head].upos == "PRON"
        and reader.tokens[head].lemma.lower() in lists()["relative_pronouns"]
    ):
        clause = next(
            (i for i in reader.tree.ancestors(head) if reader.tokens[i].deprel == "acl:relcl"), head
        )
        head = reader.tokens[clause].head if clause != head else head
    token = reader.tokens[head]
    if _is_dateline(reader, head):
        return None
    lemma = token.lemma.lower()
    mention = reader.mentions.get(head)
    resolved = mention is not None and mention.pronoun and mention.name.lower() != token.text.lower()
    if lemma in lists()["quantities"] and token.xpos == "NNS" and token.deprel == "conj":
        return None
    described = lemma in ("those", "that") and reader.tree.deps(
        head, "acl", "amod"
    )  # "those responsible for the attack"
    if lemma in lists()["empty"] and not resolved and not described:
        return None
    if token.upos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PART") or (token.upos == "ADV" and not resolved):
        return None
    first, last = (head, head) if token.upos == "PRON" else phrase(reader, head)
    start, end = reader.tokens[first].start, reader.tokens[last].end
    text = document.text[start:end]
    inner = text.strip("[]“”\"'‘’()")
    start += text.find(inner) if inner else 0
    end = start + len(inner) if inner else end
    text = document.text[start:end]
    bracketed = document.text[start - 1 : start] == "[" and "]" in document.text[end : end + 1]
    return Role(slot_role, text, start, end, name_of(reader, head, text), bracketed)


def _own_report(reader: Reader, head: int) -> int | None:
    """ "Karsk says it is recalling …": the head of the body or state that says so of itself."""
    token = reader.tokens[head]
    clause = reader.tokens[token.head]
    if token.text.lower() != "it" or token.deprel != "nsubj" or clause.deprel != "ccomp":
        return None
    subjects = [c for c in reader.tree.deps(clause.head, "nsubj") if c < head]
    bodies = ("place", "organization", "any")
    own = [
        c
        for c in subjects
        if reader.tokens[c].upos == "PROPN" or (reader.kind(c) in bodies and reader.tokens[c].upos != "PRON")
    ]
    return own[0] if own else None


def name_of(reader: Reader, head: int, text: str) -> str:
    """Whom a filler stands for: a pronoun's antecedent, the full form of a short name, the name set beside
    a role; else its own words.
    """
    mention = reader.mentions.get(head)
    token = reader.tokens[head]
    itself = _own_report(reader, head)
    if itself is not None:
        begin, end = phrase(reader, itself)
        return name_of(reader, itself, reader.text[reader.tokens[begin].start : reader.tokens[end].end])
    if token.upos == "PRON" or (mention is not None and mention.pronoun):
        return _antecedent(reader, mention, text)
    named = reader.named.get(head)
    if named is not None and (named.end - named.start) >= 0.5 * len(text):
        return (
            named.name
            if reader.text[named.start : named.end] not in (named.name, text) or named.name in (text, "")
            else text
        )
    beside = _name_beside(reader, head)
    if beside is not None and named is None and not _either(reader, head, beside):
        return reader.named[beside].name
    if mention is None or named is not None or _holds_name(reader, head, mention):
        return text
    proper = reader.proper.get(mention.entity)
    if proper is None or not _may_stand_for(reader, head, mention, proper) or _as_described(mention, proper):
        return text
    return proper


def _name_beside(reader: Reader, head: int) -> int | None:
    """The head of the name that is set beside a role ("the engineer Karl Vast", "a fifth man, the engineer
    Karl Vast").
    """
    for child in reader.tree.deps(head, "appos", "flat", "nmod"):
        if child < head or reader.tree.case(child) or reader.kind(child) not in (reader.kind(head), "any"):
            continue
        if child in reader.named:
            return child
        inner = _name_beside(reader, child) if reader.tokens[child].deprel == "appos" else None
        if inner is not None:
            return inner
    return None


def _either(reader: Reader, head: int, name: int) -> bool:
    """ "the man who attacked the child, X": a name after a comma that could be either person's is
    nobody's.
    """
    if reader.tokens[name - 1].text != "," and reader.tokens[min(reader.tree.subtree(name))].text != ",":
        return False
    return any(
        above < head and reader.tokens[above].upos == "NOUN" and reader.kind(above) == "person"
        for above in reader.tree.ancestors(head)
    )


def _holds_name(reader: Reader, head: int, mention: Mention) -> bool:
    """Whether the chain's name stands inside this very phrase, as another's: "an aide to the president, X"
    is not X.
    """
    inside = [i for i in reader.tree.subtree(head) if i != head and i in reader.named]
    return any(reader.named[i].entity == mention.entity for i in inside)


def _antecedent(reader: Reader, mention: Mention | None, text: str) -> str:
    """The name of a pronoun's chain, else its first description, trimmed like any filler."""
    if mention is None:
        return text
    if text.lower() in lists()["personal"] and mention.entity in reader.things:
        return text
    proper = reader.proper.get(mention.entity)
    if proper is not None:
        return proper
    first = reader.first.get(mention.entity)
    if first is None or first == mention.head:
        return text
    begin, end = phrase(reader, first)
    return reader.text[reader.tokens[begin].start : reader.tokens[end].end]


def _as_described(mention: Mention, proper: str) -> bool:
    """Whether a mention keeps its own words though its chain has a name: the page brings somebody in by
    them before it gives the name.
    """
    return mention.kind == "person" and mention.name not in ("", proper)


def _may_stand_for(reader: Reader, head: int, mention: Mention, proper: str) -> bool:
    """Whether a description may take the name of its chain: a person, an anaphoric noun, or a noun that is
    part of the name.
    """
    lemma = reader.tokens[head].lemma.lower()
    if reader.tokens[head].xpos == "NNS":
        return False
    return mention.kind == "person" or lemma in lists()["anaphoric"] or lemma in proper.lower()
