"""The ways to word a filler of which a head is known: its name, its phrase, its clause, or the words up to a
comma.
"""

from __future__ import annotations

from sayso.reading.claims.fillers import role
from sayso.reading.claims.learnt.view import View
from sayso.reading.claims.matter import stretch
from sayso.records import Role

WORDINGS = 4
"""As the name it stands for, as its own phrase, to the end of its clause, from its head to the next comma."""
ENDING = frozenset({",", ";", ":", "—", "–", "--", "(", "which", "who"})


def wordings(view: View, named: str, head: int) -> list[Role | None]:
    """The ways to word a filler, in the order of `WORDINGS`; None where a way gives nothing."""
    whole = role(view.reader, view.document, named, head)
    long = stretch(view.reader, view.document, named, head)
    plain = None
    if whole is not None:
        plain = Role(named, whole.text, whole.start, whole.end, whole.text, whole.bracketed)
    verb = view.tokens[head].upos in ("VERB", "AUX")
    start = view.tokens[head].start if whole is None or verb else whole.start
    stop = head
    for index in range(head + 1, len(view.tokens)):
        token = view.tokens[index]
        if token.start >= long.end or token.text.lower() in ENDING:
            break
        stop = index
    end = view.tokens[stop].end
    text = view.document.text[start:end]
    return [whole, plain, long, Role(named, text, start, end, text)]
