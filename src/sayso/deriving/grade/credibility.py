"""A suggested grade of the information, 1–6 of the Admiralty scheme (STANAG 2511), by stated rules; the
analyst sets it.

It looks only at the information: origins, contradictions, denials. How reliable a source is, is the user's
letter and never enters here (Baker et al. 1968: raters let one axis pull the other).
"""

from __future__ import annotations

from sayso.records import Credibility, Origins

MEANING = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def credibility(
    origins: Origins, disputes: tuple[str, ...] = (), denied_by: tuple[str, ...] = (), retracted: bool = False
) -> Credibility:
    """The suggested grade with one sentence per rule. `denied_by` are those who deny it, `retracted` when
    a page took it back.
    """
    why: list[str] = []
    if retracted:
        return Credibility(5, ("A page that told it has taken it back.",))
    if not origins.high:
        return Credibility(6, ("No origin is established, so nothing can be judged.",))
    counted = [one for one in origins.origins if one.counts]
    if origins.low >= 2:
        grade = 1
        why.append(f"At least {origins.low} independent origins tell it.")
    elif counted and origins.high >= 2:
        grade = 2
        why.append("One independent origin tells it; another may be independent of it.")
    elif counted:
        grade = 3
        why.append("One independent origin tells it and none confirms it.")
    else:
        grade = 4
        why.append("Only a party or a source without a name tells it.")
    if disputes:
        grade = min(grade + 1, 4)
        why.append(f"Its claims contradict each other ({'; '.join(disputes)}): one grade lower.")
    if denied_by:
        grade = min(grade + 1, 4)
        why.append(f"It is denied by {', '.join(denied_by)}: one grade lower.")
    return Credibility(grade, tuple(why))
