"""The arguments of an event noun, and the light verb that carries it ("carried out attacks")."""

from __future__ import annotations

from sayso.language.en.tree import Tree
from sayso.reading.claims.arguments import Slots, add, deeds, lists, verb_slots
from sayso.reading.claims.codebook import Codebook


def noun_slots(tree: Tree, noun: int, codebook: Codebook) -> tuple[Slots, int | None]:
    """The slots of an event noun, and the light verb that carries it ("carried out attacks"), if any."""
    slots: Slots = {}
    for child in tree.children[noun]:
        _noun_child(tree, child, slots)
    token = tree.tokens[noun]
    if token.deprel == "conj" and tree.tokens[token.head].upos in ("NOUN", "PROPN"):
        own = set(slots)
        for child in tree.children[token.head]:
            if (
                tree.tokens[child].deprel.split(":")[0] == "nmod"
                and child < noun
                and not own & {"of", "poss", "by"}
            ):
                _noun_child(tree, child, slots)
    case = tree.case(noun)
    if case:
        add(slots, "@" + case, noun)
    if tree.tokens[noun].head != noun and tree.tokens[noun].deprel.split(":")[0] in ("obj", "nsubj"):
        add(slots, "@governor", tree.tokens[noun].head)
        for child in tree.deps(tree.tokens[noun].head, "obl"):
            if tree.case(child) in ("on", "against") and noun + 1 in tree.deps(child, "case"):
                add(
                    slots, tree.case(child), child
                )  # "foiled an attack on the rally": right behind the noun, whatever the tree says
    _predicate(tree, noun, slots, case, codebook)
    light = _light_verb(tree, noun, slots, codebook)
    deeds(tree, slots)
    return slots, light


def _predicate(tree: Tree, noun: int, slots: Slots, case: str, codebook: Codebook) -> None:
    """ "have been on strike", "is under investigation": the subject of the state takes part in it."""
    phrase = ("be", *case.split())
    if case and tree.deps(noun, "cop"):
        add(slots, "@cop", noun)
    if not case or not tree.deps(noun, "cop") or phrase not in codebook.light_target | codebook.light_actor:
        return
    active = phrase in codebook.light_actor or tree.tokens[noun].lemma == "strike"
    for filler in tree.deps(noun, "nsubj"):
        add(slots, "subj" if active else "obj", filler)


def _noun_child(tree: Tree, child: int, slots: Slots) -> None:
    token = tree.tokens[child]
    base = token.deprel.split(":")[0]
    if token.deprel == "nmod:poss":
        add(slots, "poss", child)
    elif base == "nmod" or base == "obl":
        case = tree.case(child)
        owners = (
            [c for c in tree.children[child] if tree.tokens[c].deprel == "nmod:poss"]
            if token.lemma.lower() == "life"
            else []
        )
        add(slots, case or "mod", child)
        for owner in owners:  # "an attempt on her life"
            add(slots, "obj", owner)
    elif base == "compound" and token.upos in ("PROPN", "NOUN"):
        add(slots, "mod", child)
    elif token.deprel == "acl:relcl" and token.upos == "VERB":
        inner = verb_slots(tree, child, 4)
        struck = (
            ("obj",) if token.lemma.lower() in lists()["striking"] else ()
        )  # "the fire that gutted the hall"
        for slot in ("subj", "in", "at", "on", "against", *struck):
            for filler in inner.get(slot, []):
                if filler != tree.tokens[child].head:
                    add(slots, slot, filler)
    elif base == "acl":
        if token.xpos == "VBG" and token.lemma.lower() in ("target", "involve", "use", "aim"):
            for filler in tree.deps(child, "obj", "obl"):
                add(
                    slots,
                    {"use": "using", "involve": "involving"}.get(token.lemma.lower(), "targeting"),
                    filler,
                )
        elif tree.is_passive(child):
            for slot, fillers in verb_slots(tree, child, 4).items():
                for filler in fillers:
                    if slot != "obj":
                        add(
                            slots,
                            "targeting" if slot in ("at", "against") and token.lemma == "aim" else slot,
                            filler,
                        )
        else:
            add(slots, "comp", child)


def _light_verb(tree: Tree, noun: int, slots: Slots, codebook: Codebook) -> int | None:
    """Add what the verb says that carries the noun: its subject as actor or as the one who undergoes it,
    and its places.
    """
    token = tree.tokens[noun]
    verb, case = token.head, tree.case(noun)
    base = token.deprel.split(":")[0]
    if base == "conj" and tree.tokens[verb].upos in ("NOUN", "PROPN"):
        base, verb = tree.tokens[verb].deprel.split(":")[0], tree.tokens[verb].head
    while (
        base == "nmod" and tree.tokens[verb].lemma.lower() in lists()["quantities"] and case == "of"
    ):  # "staged a series of attacks"
        case, base, verb = tree.case(verb), tree.tokens[verb].deprel.split(":")[0], tree.tokens[verb].head
    stated = tree.tokens[verb].upos == "ADJ" and bool(
        tree.deps(verb, "cop")
    )  # "is responsible for the attack"
    if (
        verb == noun
        or not (tree.tokens[verb].upos == "VERB" or stated)
        or base not in ("obj", "obl", "nsubj", "xcomp")
    ):
        return None
    if any(
        tree.tokens[child].upos in ("NOUN", "ADJ") for child in tree.deps(verb, "xcomp")
    ):  # "called the verdict a farce"
        return None
    phrase = _verb_phrase(tree, verb, noun if base == "obl" else None)
    as_actor = any(words in codebook.light_actor for words in phrase)
    as_target = any(words in codebook.light_target for words in phrase)
    if not as_actor and not as_target:
        return None
    above = verb_slots(tree, verb, 2)
    if as_target and base != "nsubj":
        for filler in above.get(
            "obj" if tree.is_passive(verb) or (base == "obl" and above.get("obj")) else "subj", []
        ):
            if filler != noun:
                add(slots, "obj", filler)
        for filler in above.get("subj", []) if tree.is_passive(verb) else []:
            add(slots, "subj", filler)
    elif base in ("obj", "obl") or tree.is_passive(verb):
        for filler in above.get("subj", []):
            if filler != noun:
                add(slots, "subj", filler)
    for slot, fillers in above.items():
        if slot not in ("subj", "obj", "obj2", "comp"):
            for filler in fillers:
                if filler != noun:
                    add(slots, slot, filler)
    return verb


def _verb_phrase(tree: Tree, verb: int, oblique: int | None) -> set[tuple[str, ...]]:
    """The verb's lemma, alone and with its particle and the noun's preposition."""
    lemma = tree.tokens[verb].lemma.lower()
    particles = [tree.tokens[child].lemma.lower() for child in tree.deps(verb, "compound:prt")]
    words: tuple[str, ...] = (lemma, *particles)
    case = tree.case(oblique).split() if oblique is not None else []
    found = {(*words, *case)} if case else {words}
    inner = [tree.tokens[child].lemma.lower() for child in tree.deps(verb, "obj") if child != oblique]
    found |= {(lemma, noun, *case) for noun in inner}
    if tree.is_passive(verb) or tree.tokens[verb].lemma == "be" or tree.tokens[verb].upos == "ADJ":
        found.add(("be", *words, *case))
    return found
