"""How far an event went: planned, foiled, done, refused …, by the words that govern it (`stages.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso import yamls
from sayso.reading.claims.arguments import lists, verb_slots
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.words import Trigger

ORDER = (
    "negated",
    "refused",
    "foiled",
    "called-off",
    "called-for",
    "attempted",
    "threatened",
    "planned",
    "ongoing",
)
CLIMB = 4  # governors that are looked at above an event


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, the words that showed it, and the tokens of who stopped it, who asked for it, and with what
    it was tried.
    """

    name: str
    why: str
    interveners: tuple[int, ...] = ()
    callers: tuple[int, ...] = ()
    means: tuple[int, ...] = ()


@cache
def cues() -> dict[str, frozenset[str]]:
    """The word lists of `stages.yaml`."""
    data: dict[str, list[str]] = yamls.packaged("sayso.reading.claims", "stages.yaml")
    return {name: frozenset(words) for name, words in data.items()}


def stage_of(reader: Reader, trigger: Trigger) -> Stage:
    """The stage of the event that a trigger names: the strongest one that the words around it show, else
    the type's own.
    """
    found: list[Stage] = []
    found += _own(reader, trigger.token, trigger)
    if trigger.light is not None:
        found += _verb_form(reader, trigger.light, trigger)
        found += _governor(reader, trigger.token, trigger.light, trigger)
    if not trigger.noun:
        found += _verb_form(reader, trigger.token, trigger)
    found += _phrase(reader, trigger)
    found += _carried(reader, trigger)
    found += _state(reader, trigger)
    found += _climb(reader, trigger)
    if trigger.word.stage:  # a negation that is part of the word ("has not been seen since") denies nothing
        found = [stage for stage in found if stage.name != "negated"]
    if not found:
        if trigger.word.stage:
            return Stage(trigger.word.stage, f"“{trigger.word.text}” says so")
        return Stage(
            trigger.kind.stage,
            "told as it stands" if trigger.kind.stage == "completed" else "its type says so",
        )
    if {"foiled", "called-for", "planned"} <= {
        stage.name for stage in found
    }:  # "called on them to halt the imminent execution"
        found = [stage for stage in found if stage.name == "planned"]
    best = min(found, key=lambda stage: ORDER.index(stage.name))
    if trigger.kind.name == "threat" and best.name == "planned":
        return Stage("completed", "a speech act that was made")
    if trigger.kind.speech and trigger.word.stage:
        return Stage(trigger.word.stage, f"“{trigger.word.text}” says so")
    if trigger.kind.speech and best.name not in ("negated", "refused", "called-for", "planned", "threatened"):
        return Stage("completed", "a speech act that was made")
    return best


def _lemma(reader: Reader, index: int) -> str:
    token = reader.tokens[index]
    particle = [reader.tokens[c].lemma.lower() for c in reader.tree.deps(index, "compound:prt")]
    return " ".join([token.lemma.lower(), *particle])


def _own(reader: Reader, index: int, trigger: Trigger) -> list[Stage]:
    """What adjectives and negation beside the trigger say."""
    found = []
    for child in reader.tree.children[index]:
        token = reader.tokens[child]
        base, lemma = token.deprel.split(":")[0], token.lemma.lower()
        if base in ("amod", "compound", "advmod", "nmod", "det"):
            for stage in ("foiled", "attempted", "planned", "threatened", "ongoing"):
                adjectives = cues()[stage + "_adjectives"]
                if (lemma in adjectives or token.text.lower() in adjectives) and base in ("amod", "compound"):
                    found.append(Stage(stage, f"“{token.text}” beside it"))
            if lemma in cues()["negating"] and (
                base == "det" or not trigger.noun or reader.tree.deps(index, "cop")
            ):
                found.append(Stage("negated", f"“{token.text}” beside it"))
    return found


def _carried(reader: Reader, trigger: Trigger) -> list[Stage]:
    """A noun whose verb stands in the future is planned ("will address a rally"), in the present of public
    events it goes on.
    """
    token = reader.tokens[trigger.token]
    above = token.head
    verb = reader.tokens[above]
    if not trigger.noun or verb.upos != "VERB" or token.deprel.split(":")[0] not in ("obj", "obl", "nsubj"):
        return []
    auxiliaries = {reader.tokens[c].lemma.lower() for c in reader.tree.deps(above, "aux")}
    if auxiliaries & (cues()["modal_planned"] | {"should"}) and "have" not in auxiliaries:
        return [Stage("planned", f"“{verb.text}” is still to come")]
    lasting = trigger.kind.family in ("public life", "repression") and token.deprel == "nsubj"
    if lasting and not auxiliaries and verb.xpos in ("VBZ", "VBP"):
        return [Stage("ongoing", f"the present tense of “{verb.text}”")]
    return []


def _state(reader: Reader, trigger: Trigger) -> list[Stage]:
    """ "have been on strike", "is under investigation": a state told in the present goes on."""
    if not trigger.noun or not reader.tree.deps(trigger.token, "cop") or not reader.tree.case(trigger.token):
        return []
    forms = {reader.tokens[c].xpos for c in reader.tree.deps(trigger.token, "cop", "aux")}
    return [Stage("ongoing", "a state told in the present")] if forms & {"VBZ", "VBP"} else []


def _phrase(reader: Reader, trigger: Trigger) -> list[Stage]:
    """What the words of the trigger's own phrase say ("assassination attempt", "drop charge", "refuse
    passport").
    """
    found = []
    for index in trigger.tokens:
        lemma = reader.tokens[index].lemma.lower()
        if lemma in ("attempt", "bid") and trigger.noun and trigger.kind.family == "violence":
            found.append(Stage("attempted", f"“{reader.tokens[index].text}”"))
        undone = lemma in cues()["called_off"] and trigger.kind.name not in ("legal-appeal", "acquittal")
        if index == trigger.token and len(trigger.tokens) > 1 and not trigger.noun and undone:
            found.append(Stage("called-off", f"“{reader.tokens[index].text}”"))
    return found


def _verb_form(reader: Reader, verb: int, trigger: Trigger) -> list[Stage]:
    """What auxiliaries, negation and a condition say."""
    found = []
    tree = reader.tree
    words = {}
    for child in tree.children[verb]:
        token = reader.tokens[child]
        base = token.deprel.split(":")[0]
        if base == "aux":
            words[token.lemma.lower()] = token
        if base in ("advmod", "cc") and token.lemma.lower() in cues()["negating"]:
            found.append(Stage("negated", f"“{token.text}”"))
        if base in ("nsubj", "obj") and _nobody(reader, child):
            found.append(Stage("negated", f"“{token.text}” with “no”"))
        if base == "mark" and token.lemma.lower() in ("if", "unless", "whether"):
            found.append(Stage("threatened", f"after “{token.text}”"))
    head = reader.tokens[verb]
    if _imperative(reader, verb):
        found.append(Stage("called-for", f"the imperative “{head.text}”"))
    if (
        head.deprel == "conj"
        and not tree.deps(verb, "aux", "nsubj")
        and reader.tokens[head.head].upos == "VERB"
    ):
        for child in tree.deps(head.head, "aux"):
            words.setdefault(reader.tokens[child].lemma.lower(), reader.tokens[child])
    marks = {reader.tokens[child].text.lower() for child in tree.deps(verb, "mark")}
    if (
        "to" in marks
        and "be" in words
        and not _first_to(reader, verb)
        and not tree.deps(verb, "nsubj:outer")
        and tree.tokens[verb].deprel not in ("xcomp", "advcl")
    ):
        found.append(Stage("planned", f"“{words['be'].text} to {reader.tokens[verb].text}”"))
    elif _was_to(reader, verb):
        found.append(Stage("planned", f"“was to {head.text}”"))
    for lemma, token in words.items():
        shown = f"“{token.text} {head.text}”"
        violent = trigger.kind.family == "violence"
        if lemma in cues()["modal_planned"] or (lemma == "would" and "have" not in words and not violent):
            found.append(Stage("planned", shown))
        elif lemma in cues()["modal_threatened"] and "so" in marks and tree.tokens[verb].deprel == "advcl":
            found.append(Stage("planned", f"“so … {shown[1:]}"))
        elif lemma in cues()["modal_threatened"] or (
            lemma == "would" and "have" not in words and trigger.kind.family == "violence"
        ):
            found.append(Stage("threatened", shown))
        elif lemma in cues()["modal_wished"] and "have" not in words:
            found.append(Stage("called-for", shown))
        elif (
            lemma == "be" and head.xpos == "VBG" and token.xpos in ("VBZ", "VBP") and not trigger.kind.speech
        ):
            found.append(Stage("ongoing", shown))
    going = any(reader.tokens[c].text.lower() == "being" for c in tree.deps(verb, "aux"))
    if going and any(reader.tokens[c].xpos in ("VBZ", "VBP") for c in tree.deps(verb, "aux")):
        found.append(Stage("ongoing", f"“being {head.text}”"))
    if head.xpos in ("VBP", "VBZ") and trigger.kind.name == "detention" and "have" not in words:
        found.append(Stage("ongoing", f"the present tense of “{head.text}”"))
    return found


def _was_to(reader: Reader, verb: int) -> bool:
    """ "before the court was to hear the case": in a clause with a subject of its own the "be" stands
    before its "to".
    """
    to = [child for child in reader.tree.deps(verb, "mark") if reader.tokens[child].text.lower() == "to"]
    be = [
        child for child in reader.tree.deps(verb, "aux", "cop") if reader.tokens[child].lemma.lower() == "be"
    ]
    clause = reader.tokens[verb].deprel == "advcl" and reader.tree.deps(verb, "nsubj")
    return bool(clause and to and be and min(be) < min(to))


def _first_to(reader: Reader, verb: int) -> bool:
    """ "the first official to be convicted": he was."""
    head = reader.tokens[verb].head
    ranks = [reader.tokens[c].lemma.lower() for c in reader.tree.deps(head, "amod", "nummod")] + [
        reader.tokens[head].lemma.lower()
    ]
    return reader.tokens[verb].deprel.startswith("acl") and bool(
        {"first", "last", "only", "latest", "second", "third"} & set(ranks)
    )


def _imperative(reader: Reader, verb: int) -> bool:
    """ "Free our brother and send the envoys home!": a bare verb without a subject, alone or joined to
    one.
    """
    tree, token = reader.tree, reader.tokens[verb]
    bare = token.xpos == "VB" and not tree.deps(verb, "nsubj", "aux", "mark")
    if not bare or token.deprel.split(":")[0] not in ("root", "conj", "parataxis", "ccomp"):
        return False
    if token.deprel == "conj":
        return reader.tokens[token.head].upos == "VERB" and _imperative(reader, token.head)
    return not any(
        reader.tokens[i].upos in ("NOUN", "PROPN", "PRON", "VERB") for i in tree.subtree(verb) if i < verb
    )


def _nobody(reader: Reader, index: int) -> bool:
    """ "nobody", "none of them", "no foreigner": who takes part is nobody."""
    token = reader.tokens[index]
    if token.lemma.lower() in ("nobody", "none", "nothing", "neither"):
        return True
    before = [reader.tokens[c].lemma.lower() for c in reader.tree.deps(index, "det")]
    return "no" in before


def _climb(reader: Reader, trigger: Trigger) -> list[Stage]:
    """What the words above the trigger say, up to the clause that is told as such."""
    found: list[Stage] = []
    node = trigger.light if trigger.light is not None else trigger.token
    for _ in range(CLIMB):
        token = reader.tokens[node]
        above = token.head
        if above == node:
            break
        base = token.deprel.split(":")[0]
        if base == "conj":
            if reader.tree.deps(node, "nsubj", "aux"):
                break
            node = above
            continue
        if base in ("parataxis", "appos", "dep", "list") or token.deprel == "acl:relcl":
            break
        if base == "advcl" and reader.tree.case(node) not in (
            "to",
            "of",
            "from",
            "for",
            "in",
            "with",
            "in order to",
            "",
        ):
            break
        found += _governor(reader, node, above, trigger)
        if base == "ccomp" and _lemma(reader, above) not in cues()["threatened"]:
            break
        if (
            base in ("nsubj", "obl")
            and reader.tokens[above].upos == "VERB"
            and not reader.tree.is_passive(above)
        ):
            break
        node = above
    return found


def _governor(reader: Reader, node: int, above: int, trigger: Trigger) -> list[Stage]:
    """What one governing word says of the event below it."""
    base = reader.tokens[node].deprel.split(":")[0]
    upos = reader.tokens[above].upos
    lemma = _lemma(reader, above)
    case = reader.tree.case(node).split(" ")[0] if reader.tree.case(node) else ""
    shown = f"under “{reader.tokens[above].text}”"
    if upos in ("NOUN", "PROPN"):
        return _noun_governor(reader, node, above, base, case, shown)
    if base == "obj" and any(
        reader.tokens[c].upos in ("NOUN", "ADJ") for c in reader.tree.deps(above, "xcomp")
    ):
        return []  # "called the verdict a farce"
    found = []
    if base == "csubj" and lemma in cues()["untrue"]:  # "reports that he had died were false"
        told = [reader.tokens[c].lemma.lower() for c in reader.tree.deps(above, "nsubj")]
        return [Stage("negated", shown)] if cues()["telling_nouns"].intersection(told) else []
    undergone = base == "obj" or reader.tokens[node].deprel in ("nsubj:pass", "csubj:pass")
    governed = undergone or base in ("xcomp", "advcl", "ccomp")
    violent = trigger.kind.family in ("violence", "preparation")
    negated = any(
        reader.tokens[c].lemma.lower() in cues()["negating"] for c in reader.tree.deps(above, "advmod")
    )
    if lemma in cues()["foiled"] and (undergone or case == "from") and not negated:
        found.append(
            Stage("foiled", shown, interveners=tuple(verb_slots(reader.tree, above).get("subj", [])))
        )
    if (lemma in cues()["called_off"] and undergone and trigger.kind.name not in ("sanction", "ban")) or (
        lemma == "lift" and undergone
    ):
        found.append(Stage("called-off", shown))
    if (
        lemma in cues()["refused"]
        and governed
        and not trigger.kind.speech
        and not (lemma == "deny" and violent)
    ):
        found.append(Stage("refused", shown))
    if (
        lemma in cues()["called_for"]
        and (base in ("obj", "xcomp", "ccomp") or case in ("for", "to", "on"))
        and not (violent and lemma == "seek")
    ):
        found.append(
            Stage("called-for", shown, callers=tuple(verb_slots(reader.tree, above).get("subj", [])))
        )
    if lemma in cues()["attempted"] and base in ("xcomp", "obj", "advcl"):
        stage = "attempted" if violent else "negated" if lemma == "fail" else "planned"
        found.append(Stage(stage, shown))
    if lemma == "be" and base == "xcomp" and case == "to":
        found.append(Stage("planned", f"“{reader.tokens[above].text} to”"))
    if lemma in cues()["planned"] and (governed or case in ("for", "to")):
        found.append(Stage("planned", shown))
    if (
        lemma in cues()["threatened"]
        and (base in ("xcomp", "ccomp") or undergone or case in ("of", "about", "against", "with"))
        and not trigger.kind.speech
    ):
        found.append(Stage("threatened", shown))
    if lemma in cues()["ongoing"] and base in ("xcomp", "obj", "nsubj"):
        found.append(Stage("ongoing", shown))
    if (
        base == "advcl"
        and case == "to"
        and lemma not in cues()["implicative"]
        and not found
        and not trigger.kind.speech
        and not reader.tree.deps(node, "nsubj")
    ) or (
        base == "xcomp"
        and case == "to"
        and not found
        and lemma in lists()["object_control"]
        and lemma not in cues()["implicative"]
    ):
        found += _purpose(reader, node, above, shown, violent)
    return found


def _noun_governor(reader: Reader, node: int, above: int, base: str, case: str, shown: str) -> list[Stage]:
    lemma = reader.tokens[above].lemma.lower()
    if base not in ("acl", "nmod"):
        return []
    found = []
    above_that = reader.tokens[reader.tokens[above].head]
    if (
        lemma in cues()["telling_nouns"]
        and above_that.upos == "ADJ"
        and above_that.lemma.lower() in cues()["untrue"]
    ):
        found.append(Stage("negated", f"{shown}, which was {above_that.text}"))
    if lemma in cues()["attempted_nouns"] and case in ("to", "at", "on", "of", ""):
        found.append(Stage("attempted", shown))
    if lemma in cues()["called_for_nouns"] and case in ("for", "to"):
        found.append(Stage("called-for", shown))
    if lemma in cues()["threatened_nouns"] and case in ("of", "to", ""):
        found.append(Stage("threatened", shown))
    if (
        base == "acl"
        and case == "to"
        and not found
        and not _first_to(reader, node)
        and reader.tokens[node].deprel != "acl:relcl"
    ):
        found.append(Stage("planned", f"to-infinitive {shown}"))
    if (
        lemma in cues()["planned"] | {"intention", "preparation", "agreement", "treaty", "deal"}
        and case in ("to", "for", "of")
        and not found
    ):
        found.append(Stage("planned", shown))
    return found


def _purpose(reader: Reader, node: int, above: int, shown: str, violent: bool) -> list[Stage]:
    """An infinitive of purpose: the event was wanted; where those who wanted it had the means in hand, it
    was attempted.
    """
    if violent:
        own = set(reader.tree.subtree(node))
        inside = [
            i
            for i in reader.tree.subtree(above)
            if i not in own and reader.tokens[i].lemma.lower() in cues()["purpose_of_means"]
        ]
        means = [i for i in inside if reader.tokens[i].deprel in ("obj", "nsubj:pass", "obl", "conj")]
        if inside:
            return [
                Stage("attempted", f"the purpose of an act with the means, {shown}", means=tuple(means[:1]))
            ]
    return [Stage("planned", f"the purpose of the act {shown}")]
