"""What a law event takes from the verdict beside it: the trial before a sentence, the sentence of which
somebody has served a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.claims.drafts import Draft, Filler
from sayso.reading.claims.reader import Reader
from sayso.records import Role

VERDICTS = frozenset({"sentence", "conviction", "acquittal"})
SPANS = frozenset({"end", "close", "conclusion", "course"})
AFTER = frozenset({"after", "at", "following", "in", "during"})


def of_the_verdict(reader: Reader, drafts: Sequence[Draft]) -> list[Draft]:
    """Trials without an accused take whom the verdict of their clause befell; a term served in part takes
    the whole one as its penalty.
    """
    made = [_tried(reader, draft, drafts) if draft.kind.name == "trial" else draft for draft in drafts]
    gone: set[int] = set()
    for place, draft in enumerate(made):
        whole = _whole_term(reader, draft)
        if whole is not None:
            made[place] = replace(
                draft, fillers=(*(one for one in draft.fillers if one.role.role != "penalty"), whole)
            )
            gone.add(whole.head)
    return [
        draft
        for draft in made
        if not (draft.trigger.noun and draft.trigger.token in gone and draft.kind.name == "sentence")
    ]


def _tried(reader: Reader, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A trial with the targets of the verdict that its phrase hangs on: "sentenced her after a closed
    trial".
    """
    at = draft.trigger.token
    if draft.heads("target") or reader.tree.deps(at, "nmod:poss") or not draft.trigger.noun:
        return draft
    case, above = reader.tree.case(at), reader.tokens[at].head
    if case == "of" and reader.tokens[above].lemma.lower() in SPANS:
        case, above = reader.tree.case(above), reader.tokens[above].head
    if case not in AFTER:
        return draft
    chain = [
        above,
        *(
            i
            for i in reader.tree.ancestors(above)
            if reader.tokens[above].deprel in ("advcl", "xcomp", "conj")
        ),
    ]
    verdict = next(
        (one for i in chain[:2] for one in drafts if one.trigger.token == i and one.kind.name in VERDICTS),
        None,
    )
    targets = [filler for filler in verdict.fillers if filler.role.role == "target"] if verdict else []
    return replace(draft, fillers=(*draft.fillers, *targets)) if targets else draft


def _whole_term(reader: Reader, draft: Draft) -> Filler | None:
    """The term in "served four years of an 18-year sentence"."""
    if draft.kind.name != "sentence" or draft.trigger.noun or not draft.heads("penalty"):
        return None
    for child in draft.trigger.slots.get("of", []):
        numerals = [i for i in reader.tree.subtree(child) if reader.tokens[i].upos == "NUM"]
        if reader.tokens[child].lemma.lower() in ("sentence", "term") and numerals:
            start, end = reader.tokens[numerals[0]].start, reader.tokens[child].end
            text = reader.text[start:end]
            return Filler(Role("penalty", text, start, end, text), child)
    return None
