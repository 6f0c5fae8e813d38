"""Which time expressions the syntax attaches to an event: a date covers the verb it is attached to
(CODEBOOK.md).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.words import Trigger
from sayso.records import Annotation

DATED = frozenset({"DATE", "TIME"})


def _heads_line(text: str, start: int, end: int) -> bool:
    """ "3 May: …": whether a time expression opens its line and a colon or a dash follows, as in a
    chronology.
    """
    opens = start == 0 or not text[text.rfind("\n", 0, start) + 1 : start].strip(" -–•*")
    return opens and text[end : end + 3].lstrip()[:1] in (":", "–", "—")


class Calendar:
    """The time expressions of a document, by the token that each is attached to."""

    def __init__(self, reader: Reader, annotation: Annotation, triggers: Sequence[Trigger]) -> None:
        self.reader = reader
        self.told = {trigger.token for trigger in triggers}
        self.starts = [time.start for time in annotation.times]
        self.by_anchor: dict[int, list[int]] = {}
        starts = [token.start for token in reader.tokens]
        ends = [token.end for token in reader.tokens]
        self.lines: list[tuple[int, int, int]] = []  # from, to, the time expression that heads the line
        for number, time in enumerate(annotation.times):
            if time.type in DATED and _heads_line(reader.text, time.start, time.end):
                end = reader.text.find("\n", time.end)
                self.lines.append((time.end, len(reader.text) if end < 0 else end, number))
            first, last = bisect_right(ends, time.start), bisect_left(starts, time.end)
            if (
                time.type not in DATED
                or first >= last
                or all(i in reader.inside_name for i in range(first, last))
            ):
                continue
            inside = range(first, last)
            heads = [i for i in inside if reader.tokens[i].head not in inside or reader.tokens[i].head == i]
            for head in heads[:1]:
                for anchor in self._anchors(head):
                    self.by_anchor.setdefault(anchor, []).append(number)

    def _anchors(self, head: int) -> list[int]:
        """The token that a time expression modifies; a time inside a name phrase ("visits by X in May")
        goes to the event noun.
        """
        token = self.reader.tokens[head]
        if token.head == head:
            return [head]
        anchors = [token.head]
        above = token.head
        while (
            self.reader.tokens[above].upos in ("NOUN", "PROPN", "NUM", "ADJ")
            and self.reader.tokens[above].head != above
        ):
            if self.reader.tokens[above].deprel.split(":")[0] not in (
                "nmod",
                "appos",
                "compound",
                "conj",
                "flat",
                "obj",
                "obl",
                "nsubj",
            ):
                break
            if (
                self.reader.tree.case(above) == "as"
                or self.reader.tokens[above].lemma.lower() in self.reader.events
            ):
                break
            above = self.reader.tokens[above].head
            anchors.append(above)
            if self.reader.tokens[above].upos == "VERB":
                break
        return anchors

    def of(self, trigger: Trigger) -> tuple[int, ...]:
        """The indices of the time expressions attached to a trigger, to the verb that carries it, or to
        the clause above it.
        """
        places = [trigger.token, *([trigger.light] if trigger.light is not None else [])]
        for place in places:
            direct = self.by_anchor.get(place)
            if direct:
                return tuple(direct)
        for place in self._above(trigger):
            found = self.by_anchor.get(place, [])
            if found:
                return tuple(found)
        for child in self.reader.tree.deps(
            trigger.token, "obl", "nmod"
        ):  # "arrested during the uprising of 2024"
            if (
                self.reader.tree.case(child) in ("during", "in", "amid", "at")
                and self.reader.kind(child) == "event"
            ):
                found = self.by_anchor.get(child, [])
                if found:
                    return tuple(found)
        if trigger.noun:  # "the trial, which opened on 15 May"
            for clause in self.reader.tree.deps(trigger.token, "acl"):
                if self.reader.tokens[clause].lemma.lower() in lists()["occurring"] and self.by_anchor.get(
                    clause
                ):
                    return tuple(self.by_anchor[clause])
        for thing in trigger.slots.get("obj", []):  # "the bomb that was meant for the rally in June"
            for clause in self.reader.tree.deps(thing, "acl"):
                if self.reader.tokens[clause].lemma.lower() in lists()["meaning"] and self.by_anchor.get(
                    clause
                ):
                    return tuple(self.by_anchor[clause])
        at = self.reader.tokens[trigger.token].start
        return next(((number,) for start, end, number in self.lines if start <= at < end), ())

    def _above(self, trigger: Trigger) -> list[int]:
        """Governing verbs whose date covers the event: the verb of a noun event, the first of coordinated
        verbs, a controlling verb.
        """
        reader = self.reader
        node = trigger.light if trigger.light is not None else trigger.token
        found: list[int] = []
        for _ in range(3):
            token = reader.tokens[node]
            base, above = token.deprel.split(":")[0], token.head
            if above == node:
                break
            governor = reader.tokens[above]
            if (
                base in ("xcomp", "advcl")
                and governor.upos == "VERB"
                and reader.tree.case(node) in ("to", "", "so that")
            ) or (base in ("obj", "nsubj", "obl") and governor.upos == "VERB" and above not in self.told):
                found.append(above)
            elif base == "conj" and governor.upos == "VERB" and not reader.tree.deps(node, "nsubj"):
                if any(self._before(number, above) for number in self.by_anchor.get(above, [])):
                    found.append(above)
            else:
                break
            node = above
        return found

    def _before(self, number: int, verb: int) -> bool:
        return self.starts[number] < self.reader.tokens[verb].start
