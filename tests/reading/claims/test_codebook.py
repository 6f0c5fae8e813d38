"""The codebook file: what it must hold, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from sayso.errors import CodebookError
from sayso.reading.claims.check import check
from sayso.reading.claims.codebook import ROLES, SCHEMES, STAGES, load, parse
from tests.ruled import extract


def test_every_type_is_complete() -> None:
    """A type without definition, words, examples or mappings is not reviewed data."""
    for kind in load().types.values():
        assert kind.definition and kind.words and len(kind.examples) >= 2, kind.name
        assert set(kind.maps) == set(SCHEMES), kind.name
        assert kind.stage in STAGES


def test_every_slot_leads_to_a_known_role() -> None:
    """Frames may only name roles of the codebook."""
    for kind in load().types.values():
        for slots in (kind.verb_frame, kind.noun_frame, *kind.word_roles.values()):
            for role in slots.values():
                assert set(role.split(":")[0].split("|")) <= set(ROLES), (kind.name, role)


def test_word_roles_belong_to_words_of_the_type() -> None:
    """A role given to a word that the type does not have would never be used."""
    for kind in load().types.values():
        words = {word.text for word in kind.words}
        assert set(kind.word_roles) <= words, kind.name


def test_no_word_stands_twice_without_a_test() -> None:
    """One word with two types needs a test on at least one of them, else the second could never be read."""
    book = load()
    for table in (book.verbs, book.nouns):
        free: dict[tuple[str, ...], str] = {}
        for words in table.values():
            for kind, word in words:
                if not word.needs and not word.governs:
                    other = free.setdefault(word.lemmas, kind.name)
                    assert other is kind.name, f"“{word.text}” is a word of {other} and of {kind.name}"


GOOD = """
frames: {act: {verb: {subj: actor}, noun: {by: actor}}}
types:
  hoax: {family: speech, definition: A false alarm., frame: act, verbs: [prank], nouns: [hoax call], examples: [They pranked him.]}
"""


def test_a_user_can_bring_types_of_his_own(tmp_path: Path) -> None:
    """A codebook of one type works, with its words indexed by head lemma."""
    path = tmp_path / "codebook.yaml"
    path.write_text(GOOD, encoding="utf8")
    book = load(path)
    assert list(book.types) == ["hoax"]
    assert book.verbs["prank"][0][0].name == "hoax"
    assert book.nouns["call"][0][1].lemmas == ("hoax", "call")


def test_a_test_may_name_a_set_of_words() -> None:
    """ "$fool" in a test stands for the words of the set `fool`; a word's own roles are kept with it."""
    word = '[{word: prank, needs: ["obj=$fool|king"], roles: {obj: "target:person", on: ""}}]'
    book = parse(
        GOOD.replace("types:", "sets: {fool: [clown, jester]}\ntypes:").replace("[prank]", word), "book"
    )
    prank = book.verbs["prank"][0][1]
    assert prank.needs == ("obj=clown|jester|king",)
    assert prank.roles == {"obj": "target:person", "on": ""}


def test_a_noun_of_a_phrase_names_no_event_by_itself() -> None:
    """ "hoax call" makes no event word of "call"; "hoax" alone would."""
    assert "call" not in parse(GOOD, "book").events
    assert "hoax" in parse(GOOD.replace("[hoax call]", "[hoax]"), "book").events


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no types"),
        ("types: [", "not valid YAML"),
        ("types: {a: 1}", "must be a mapping"),
        ("types: {a: {frame: x}}", "no definition"),
        ("types: {a: {definition: d, frame: x}}", "not under `frames:`"),
        (GOOD.replace("subj: actor", "subj: hero"), "names the role 'hero'"),
        (GOOD.replace("family: speech", "famly: speech"), "unknown key 'famly'"),
        (GOOD.replace("[prank]", "[{verb: prank}]"), "neither text nor a mapping"),
        (GOOD.replace("[prank]", "[{word: prank, need: [obj]}]"), "unknown key 'need'"),
        (
            GOOD.replace("definition: A false alarm.", "definition: A false alarm., stage: maybe"),
            "has the stage 'maybe'",
        ),
        (GOOD.replace("[prank]", '[{word: prank, needs: ["obj=$fool"]}]'), "no set 'fool'"),
        (GOOD.replace("[prank]", "[{word: prank, roles: {obj: fool}}]"), "names the role 'fool'"),
        (GOOD.replace("[prank]", "[{word: prank, roles: [obj]}]"), "must map a slot to a role"),
        (GOOD.replace("types:", "sets: {fool: clown}\ntypes:"), "must map a name to a list"),
    ],
)
def test_a_wrong_codebook_is_refused_with_its_fault(text: str, says: str) -> None:
    """The message names the type and the key that are wrong."""
    with pytest.raises(CodebookError, match=says):
        parse(text, "book")


def test_a_missing_codebook_is_refused() -> None:
    """A path that cannot be read is our error, not a traceback."""
    with pytest.raises(CodebookError, match="cannot be read"):
        load(Path("no/such/codebook.yaml"))


def test_every_example_of_the_default_codebook_is_read_as_its_type() -> None:
    """All examples pass `codebook check`, so a user's own red is their own."""
    book = load()
    findings = check(book, lambda sentence: extract(sentence.encode(), "example.txt", book).claims)
    assert len(findings) >= 138
    assert [one.says() for one in findings if not one.right] == []


def test_a_codebook_without_traits_takes_those_of_types_that_the_default_has_too() -> None:
    """A type of one's own stands for itself alone; one that bears a known name is treated as that."""
    book = parse(GOOD + "\n  arrest: {definition: Taken., frame: act, verbs: [arrest]}", "book")
    assert book.traits.steps == ("arrest",) and book.traits["capture"] == {"arrest"}
    assert not book.traits["acts"] and book.traits.block("hoax") == ("hoax",)
    assert book.traits.broader == {} and book.traits.titles["arrest"].does == "arrests"


def test_a_codebook_may_say_itself_how_its_types_are_treated() -> None:
    """What it says stands in place of the default; what it leaves out does not change."""
    book = parse(GOOD + "\ntraits: {acts: [hoax]}\nevents: {blocks: {alarm: [hoax]}}", "book")
    assert book.traits["acts"] == {"hoax"} and book.traits.block("hoax") == ("alarm",)
    assert book.traits.words["forces"] == load().traits.words["forces"]


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ("traits: {act: [hoax]}", "unknown key 'act'"),
        ("traits: {acts: [prank]}", "names 'prank', which is not under `types:`"),
        ("traits: {acts: hoax}", "must be a list"),
        ("traits: [acts]", "must map steps"),
        ("events: {broader: {prank: [hoax]}}", "names 'prank'"),
        ("events: {broader: [hoax]}", "of lists"),
        ("titles: {hoax: {do: pranks}}", "the title of 'hoax'"),
        ("titles: {prank: {does: pranks}}", "names 'prank'"),
    ],
)
def test_wrong_traits_are_refused_with_their_fault(added: str, says: str) -> None:
    """The message names the section and what is wrong in it."""
    with pytest.raises(CodebookError, match=says):
        parse(f"{GOOD}\n{added}", "book")
