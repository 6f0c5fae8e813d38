"""Links of descriptions: "the diplomat", "the regime", "the ministry" to the phrase before them that they
take up.
"""

from __future__ import annotations

from collections import defaultdict

from sayso.reading.annotate.coref.chains import Chains
from sayso.reading.annotate.coref.phrases import DEFINITE, Phrase, lists
from sayso.world import loaded_words

FAR = 30  # sentences over which a definite description is still taken up
NEAR = 3  # sentences over which a bare class noun ("the group") is taken up by a name
EMPTY_WORDS = frozenset(
    {
        "same",
        "latter",
        "former",
        "aforementioned",
        "said",
        "own",
        "entire",
        "whole",
        "very",
        "late",
        "now",
        "current",
        "then",
    }
)


def link_nouns(chains: Chains) -> None:
    """Join definite descriptions to the nearest earlier phrase with the same head noun or role, then class
    nouns to names.
    """
    seen: dict[str, list[Phrase]] = defaultdict(list)
    named: list[Phrase] = []
    for p in chains.phrases:
        if p.form == "pronoun" or p.group:
            continue
        described = p.form == "noun" and p.lemma not in lists()["empty"]
        if described and not _same_head(chains, p, seen[p.lemma]) and p.determiner in DEFINITE:
            _class_noun(chains, p, named)
        for role in p.roles | ({p.lemma} if p.form == "noun" else frozenset()):
            seen[role].append(p)
        if p.form == "name":
            named.append(p)
            for role in chains.of(p.index).roles - p.roles:
                seen[role].append(p)


def link_owned(chains: Chains) -> None:
    """Join "its spokesman" to "the ministry's spokesman" once the pronouns are known."""
    seen: dict[str, list[Phrase]] = defaultdict(list)
    for p in chains.phrases:
        if p.form == "noun" and p.owner >= 0:
            _same_head(chains, p, seen[p.lemma])
            seen[p.lemma].append(p)


def _same_head(chains: Chains, p: Phrase, earlier: list[Phrase]) -> bool:
    if p.determiner not in DEFINITE and not (p.determiner in ("", "poss") and p.words):
        return False
    wanted = p.words - EMPTY_WORDS
    colour = p.lemma in lists()["rulers"] and wanted <= loaded_words()
    if colour:
        wanted = frozenset()
    for q in reversed(earlier):
        if q.index == p.index or p.sentence - q.sentence > FAR:
            continue
        if not _words_fit(chains, p, q, wanted):
            continue
        one_state = p.lemma in lists()["rulers"] and p.nations & chains.of(q.index).nations
        if p.determiner == "poss" and not colour and not one_state and not _one_owner(chains, p, q):
            continue
        if p.determiner == "" and (q.words != p.words or q.determiner not in ("", "the")):
            continue
        if chains.join(q.index, p.index, "same noun"):
            return True
    return False


def _words_fit(chains: Chains, p: Phrase, q: Phrase, wanted: frozenset[str]) -> bool:
    """Every word that narrows the later phrase is known of the earlier one or its chain."""
    if q.form == "name" and q.kind != "person":
        return wanted <= set(q.core) | q.words
    if p.lemma in lists()["rulers"] and p.nations and (other := chains.of(q.index).nations):
        return bool(p.nations & other)
    if wanted <= q.words:
        return True
    known = {w for m in chains.of(q.index).members for w in chains.phrases[m].words}
    return wanted <= known


def _one_owner(chains: Chains, p: Phrase, q: Phrase) -> bool:
    if q.owner < 0:
        return False
    left, right = chains.at.get(p.owner), chains.at.get(q.owner)
    return left is not None and right is not None and chains.same(left, right)


def _class_noun(chains: Chains, p: Phrase, named: list[Phrase]) -> None:
    """ "the country", "the city", "the group": the nearest name of that class; a body's own word wins
    ("the ministry").
    """
    known = lists()
    if p.words - EMPTY_WORDS:
        return
    for q in reversed(named):
        if p.sentence - q.sentence > FAR:
            break
        if (
            q.kind == "organization"
            and p.lemma in q.core
            and p.lemma in known["bodies"]
            and chains.join(q.index, p.index, "its own class word")
        ):
            return
    near = [q for q in reversed(named) if p.sentence - q.sentence <= NEAR]
    for q in near:
        if _class_fits(p, q, known) and chains.join(q.index, p.index, "class noun"):
            return


def _class_fits(p: Phrase, q: Phrase, known: dict[str, frozenset[str]]) -> bool:
    from_country = q.country != ""
    if p.lemma in known["countries"]:
        return q.kind == "place" and from_country
    if p.lemma in known["cities"] or p.lemma in known["places"]:
        return q.kind == "place" and not from_country
    if p.lemma in known["generic"]:
        return q.kind == "organization" and not (known["bodies"] - known["generic"]) & set(q.core)
    return False
