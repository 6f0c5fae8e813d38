"""The arguments of an event word: which tokens fill its slots.

Slots are deep: `subj` is who does it (a by-phrase in the passive), `obj` who undergoes it (the subject of
a passive); every preposition is a slot of its own name. Arguments are shared over coordination, control,
relative clauses and light verbs.
"""

from __future__ import annotations

from functools import cache

from sayso import yamls
from sayso.language.en.tree import PASSIVE_SUBJECTS, SUBJECTS, Tree

Slots = dict[str, list[int]]
ABSTRACT = (
    "ence",
    "ance",
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ship",
    "money",
    "force",
    "device",
    "bomb",
    "power",
    "weapon",
    "means",
)
"""Endings of nouns that do not act."""
BODIES = frozenset(
    {
        "authority",
        "community",
        "university",
        "minority",
        "celebrity",
        "security",
        "ministry",
        "government",
        "parliament",
        "department",
        "movement",
        "regiment",
        "administration",
        "organization",
        "commission",
    }
)
NEAR = 4
"""Tokens between two coordinated verbs within which they share one object ("arrested and later charged
him").
"""


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of `syntax.yaml`."""
    data: dict[str, list[str]] = yamls.packaged("sayso.reading.claims", "syntax.yaml")
    return {name: frozenset(words) for name, words in data.items()}


def add(slots: Slots, slot: str, token: int) -> None:
    """Put a token into a slot, once."""
    held = slots.setdefault(slot, [])
    if token not in held:
        held.append(token)


def verb_slots(tree: Tree, verb: int, depth: int = 0) -> Slots:
    """The slots of a verb, with what it shares through coordination, control and relative clauses."""
    slots: Slots = {}
    passive = tree.is_passive(verb)
    for child in tree.children[verb]:
        _verb_child(tree, child, passive, slots)
    if tree.tokens[verb].deprel == "acl":
        add(slots, "@acl", verb)
    for child in tree.deps(verb, "advmod", "neg"):
        if tree.tokens[child].lemma.lower() in ("not", "n't", "never"):
            add(slots, "@not", child)
    if tree.tokens[verb].deprel == "xcomp":
        add(slots, "@above", tree.tokens[verb].head)
    if depth < 6:
        _shared(tree, verb, passive, slots, depth)
    deeds(tree, slots)
    if "iobj" in slots and "obj" not in slots and "obj2" not in slots:  # "asked the court to free him"
        slots["obj"] = list(slots["iobj"])
    for undergone in slots.get("obj", []) + slots.get("obj2", []):
        for below in tree.deps(undergone, "nmod"):
            owned = tree.tokens[below].deprel == "nmod:poss" or tree.case(below) == "of"
            add(slots, "obj/poss" if owned else f"obj/{tree.case(below)}", below)
        for clause in tree.deps(undergone, "acl"):
            add(slots, f"obj/{tree.case(clause)}", clause)
    return slots


def _verb_child(tree: Tree, child: int, passive: bool, slots: Slots) -> None:
    token = tree.tokens[child]
    relation = token.deprel
    base = relation.split(":")[0]
    if relation in PASSIVE_SUBJECTS or (base == "nsubj" and passive):
        add(slots, "obj", child)
    elif relation in SUBJECTS:
        add(slots, "subj", child)
    elif base == "obj" and not tree.case(child):
        add(slots, "obj2" if passive else "obj", child)
    elif base == "iobj":
        add(slots, "iobj", child)
    elif base in ("xcomp", "ccomp"):
        add(slots, "comp", child)
    elif base in ("obl", "nmod", "obj"):
        case = tree.case(child)
        if (
            case == "by"
            and (passive or relation == "obl:agent")
            and token.lemma.lower() not in lists()["body_parts"]
        ):
            add(slots, "subj", child)
        elif (
            relation == "obl:unmarked" and not case and token.lemma.lower() in lists()["penalty_units"]
        ):  # "handed her nine years"
            add(slots, "obj2", child)
        elif case:
            add(slots, case, child)
    elif base == "advcl":
        case = tree.case(child)
        add(slots, "comp" if not case or case in ("to", "for to") else case, child)
    if base == "advmod" or relation == "compound:prt" or (base == "xcomp" and token.upos in ("ADJ", "ADV")):
        add(slots, "adv", child)
    if base in ("advcl", "ccomp", "xcomp") and tree.case(child).startswith("for"):
        add(slots, "for", child)


def _shared(tree: Tree, verb: int, passive: bool, slots: Slots, depth: int) -> None:
    token = tree.tokens[verb]
    relation, head = token.deprel, token.head
    missing = "obj" if passive else "subj"
    if relation == "conj":
        _from_conjunct(tree, verb, head, passive, slots, depth)
    elif relation == "acl:relcl":
        _from_relative(tree, verb, head, slots)
    elif relation == "acl":
        if token.xpos == "VBN" and "obj" not in slots:
            for filler in _among(tree, head):
                add(slots, "obj", filler)
        elif (
            token.xpos == "VBG"
            and "subj" not in slots
            and tree.tokens[head].lemma.lower() in lists()["charge_nouns"]
        ):
            accused = (
                verb_slots(tree, tree.tokens[head].head, depth + 1)
                if tree.tokens[tree.tokens[head].head].upos == "VERB"
                else {}
            )
            undergone = [
                one
                for one in accused.get("obj", [])
                if tree.tokens[one].lemma.lower() not in lists()["penalty_units"]
            ]
            for filler in undergone or accused.get(
                "subj", []
            ):  # "got six years on charges of spreading lies"
                add(slots, "subj", filler)
        elif token.xpos == "VBG" and "subj" not in slots:
            add(slots, "subj", head)
        elif missing not in slots:
            for filler in _infinitive_subject(tree, head):
                add(slots, missing, filler)
    elif (
        relation.split(":")[0] in ("xcomp", "advcl", "ccomp")
        and missing not in slots
        and not tree.deps(verb, "nsubj", "csubj")
    ):
        for filler in _controller(tree, verb, head, depth):
            add(slots, missing, filler)
    for child in tree.deps(verb, "conj"):
        if tree.tokens[child].upos != "VERB" or "comp" in slots or tree.is_passive(child) != passive:
            continue
        if not passive and "obj" not in slots and child - verb <= NEAR:
            for filler in tree.deps(child, "obj"):
                add(slots, "obj", filler)
        if passive and "subj" not in slots and not tree.deps(child, "nsubj"):
            for filler in tree.deps(child, "obl"):
                if tree.case(filler) == "by":
                    add(slots, "subj", filler)
    if (
        relation == "conj"
        and not passive
        and "obj" not in slots
        and tree.tokens[head].upos == "VERB"
        and not tree.is_passive(head)
    ):
        for filler in tree.deps(head, "obj"):
            if filler > verb:
                add(slots, "obj", filler)


def _from_conjunct(tree: Tree, verb: int, head: int, passive: bool, slots: Slots, depth: int) -> None:
    """ "was arrested and later extradited": the second verb takes the first one's subject."""
    if tree.tokens[head].upos not in ("VERB", "AUX", "ADJ", "NOUN") or tree.deps(verb, "nsubj", "csubj"):
        return
    above = (
        verb_slots(tree, head, depth + 1) if tree.tokens[head].upos == "VERB" else predicate_slots(tree, head)
    )
    surface = above.get("obj", []) if tree.is_passive(head) else above.get("subj", [])
    for filler in surface:
        add(slots, "obj" if passive else "subj", filler)
    if passive and tree.is_passive(head) and "subj" not in slots:
        for filler in above.get("subj", []):
            add(slots, "subj", filler)
    for child in tree.deps(
        head, "obl"
    ):  # "was convicted and sentenced to nine years": what follows the second verb is its own
        if child > verb and tree.case(child) not in ("", "by") and tree.tokens[child].deprel == "obl":
            add(slots, tree.case(child), child)


def _from_relative(tree: Tree, verb: int, head: int, slots: Slots) -> None:
    """The relative pronoun stands for the noun before the clause; without one the noun fills the gap."""
    pronouns = lists()["relative_pronouns"]
    found = False
    for fillers in slots.values():
        for place, filler in enumerate(fillers):
            if tree.tokens[filler].lemma.lower() in pronouns and tree.tokens[filler].upos in (
                "PRON",
                "DET",
                "SCONJ",
            ):
                fillers[place] = head
                found = True
    if found or any(
        tree.tokens[child].lemma.lower() in ("where", "when", "why") for child in tree.children[verb]
    ):
        if not found and any(tree.tokens[child].lemma.lower() == "where" for child in tree.children[verb]):
            add(slots, "in", head)
        return
    if "subj" in slots and "obj" not in slots and "comp" not in slots:
        add(slots, "obj", head)


def _among(tree: Tree, noun: int) -> list[int]:
    """ "X and Y were among officials arrested": X and Y are; without "among", the noun itself."""
    above = tree.tokens[noun].head
    if (
        tree.case(noun) == "among" and above > noun and tree.deps(above, "cop")
    ):  # "among those arrested was X"
        return tree.members(above)
    if tree.case(noun) != "among" or not tree.deps(noun, "cop"):
        return [noun]
    before = [c for c in tree.deps(noun, "nsubj", "nmod", "obl") if c < noun]
    after = [c for c in tree.deps(noun, "nsubj") if c > noun]
    if after and not before:  # "among those arrested was X"
        return [member for child in after for member in tree.members(child)]
    named = [
        member for child in before for member in tree.members(child) if tree.tokens[member].upos == "PROPN"
    ]
    return named or tree.deps(noun, "nsubj") or [noun]


def _infinitive_subject(tree: Tree, noun: int) -> list[int]:
    """ "a plan to bomb": whose plan it is."""
    found = [child for child in tree.children[noun] if tree.tokens[child].deprel == "nmod:poss"]
    found += [child for child in tree.deps(noun, "nmod") if tree.case(child) in ("by", "of")]
    if found:
        return found[:1]
    above = tree.tokens[noun].head
    if above != noun and tree.tokens[above].upos == "VERB" and not tree.is_passive(above):
        return verb_slots(tree, above, 4).get("subj", [])
    return []


def _controller(tree: Tree, verb: int, head: int, depth: int) -> list[int]:
    """Who does what an infinitive or a gerund says: the governor's object or its subject."""
    governor = tree.tokens[head]
    if governor.upos not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
        return []
    if governor.upos in ("NOUN", "PROPN", "ADJ", "AUX"):
        return predicate_slots(tree, head).get("subj", [])
    above = verb_slots(tree, head, depth + 1)
    lemma = governor.lemma.lower()
    case = tree.case(verb)
    forced = (
        tree.tokens[governor.head].lemma.lower() in lists()["object_control"] and governor.deprel == "xcomp"
    )
    if (
        forced and tree.tokens[verb].deprel == "advcl" and case not in ("", "to")
    ):  # "he forced her to hide while threatening …"
        return verb_slots(tree, governor.head, depth + 1).get("subj", [])
    if lemma in ("call", "appeal"):
        return above.get("on", []) or above.get("upon", []) or above.get("to", []) or above.get("obj", [])
    asked = above.get("obj", []) or above.get("iobj", [])
    if lemma in lists()["object_control"] and any(_acts(tree, filler) for filler in asked):
        return asked
    if (
        lemma in lists()["accusing"]
        and case in ("of", "with", "for", "in", "over", "on")
        and above.get("obj")
    ):
        return above["obj"]
    if tree.is_passive(head):
        return above.get("obj", [])
    return above.get("subj", [])


def _acts(tree: Tree, filler: int) -> bool:
    """Whether a noun can act for another: "used a diplomat to …" but not "used its presence to …"."""
    lemma = tree.tokens[filler].lemma.lower()
    return tree.tokens[filler].upos in ("PROPN", "PRON") or lemma in BODIES or not lemma.endswith(ABSTRACT)


def predicate_slots(tree: Tree, head: int) -> Slots:
    """The subject of a noun or an adjective that is a predicate ("was a member", "is likely")."""
    slots: Slots = {}
    for child in tree.deps(head, "nsubj", "csubj"):
        add(slots, "subj", child)
    token = tree.tokens[head]
    if not slots and token.deprel == "acl:relcl":
        add(slots, "subj", token.head)
    return slots


def deeds(tree: Tree, slots: Slots) -> None:
    """ "Karsk's response was to expel": the deed gives way to whose it is."""
    fillers = slots.get("subj", [])
    for place, filler in enumerate(fillers):
        if tree.tokens[filler].lemma.lower() in lists()["deeds"]:
            owners = [child for child in tree.children[filler] if tree.tokens[child].deprel == "nmod:poss"]
            owners += [child for child in tree.deps(filler, "nmod") if tree.case(child) in ("of", "by")]
            if owners:
                fillers[place] = owners[0]
