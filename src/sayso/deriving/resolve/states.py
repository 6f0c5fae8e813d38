"""States and what stands for them: the name, the capital, the government; and the bodies that a state has
one of.

"Tehran", "the Iranian regime" and "the Islamic Republic" act for one state. A ministry or a police is a
part of it, never the state.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.world import countries, country_names, demonyms, load, plain, seats
from sayso.world.names import words_of

STATE_NAME = "the name of the state"
ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "is", "i", "ic", "s")
VOWELS = ("", "ia", "a", "e", "o", "y", "land")


@dataclass(frozen=True, slots=True)
class StateStanding:
    """What a name says of a state: `state` is its id, `body` the part meant ("" for the state itself),
    `rule` how it was read.
    """

    state: str
    body: str
    rule: str


class States:
    """Reads names as states. `invented` are further countries, plain name → id, for a case in a country
    that no gazetteer has.
    """

    def __init__(self, others: dict[str, str] | None = None) -> None:
        self.others = others or {}
        self.known: dict[str, StateStanding | None] = {}
        known = load("states.yaml")
        self.rulers, self.bodies = (
            frozenset(known["rulers"]),
            {plain(k): v for k, v in known["bodies"].items()},
        )
        self.loaded = frozenset(known["loaded"])

    def read(self, name: str) -> StateStanding | None:
        """The state, or its body, that a printed name means; None for any other name."""
        if name not in self.known:
            self.known[name] = self._read(name)
        return self.known[name]

    def _read(self, name: str) -> StateStanding | None:
        text = " ".join(plain(name).replace("’", "'").split()).removeprefix("the ").strip(" ,;:\"'“”")
        if state := self._country(text):
            return StateStanding(state, "", STATE_NAME)
        if code := seats().get(text):
            named = text == plain(countries()[code].capital)
            return StateStanding(
                f"state/{code}",
                "",
                "its capital stands for the government" if named else "a name that stands for its government",
            )
        words = list(words_of(text))
        return self._described(words) if len(words) > 1 else None

    def _country(self, text: str) -> str:
        code = country_names().get(text)
        return f"state/{code}" if code else self.others.get(text, "")

    def nation(self, word: str) -> str:
        """The id of the state that an adjective or name means, "" for none."""
        code = demonyms().get(word) or seats().get(word)
        if code:
            return f"state/{code}"
        return self._country(word) or self._derived(word)

    def adjective(self, word: str) -> bool:
        """Whether a word is the adjective or people of a state, not its name."""
        return word in demonyms() or (word not in self.others and bool(self._derived(word)))

    def _derived(self, word: str) -> str:
        """ "veldanian" → Veldania, where the case has a country of that name."""
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                stem = word[: -len(ending)]
                for vowel in VOWELS:
                    if found := self.others.get(stem + vowel):
                        return found
        return ""

    def _described(self, words: list[str]) -> StateStanding | None:
        state, rest = self._split(words)
        if not state:
            return None
        plainly = [w for w in rest if w not in self.loaded]
        if plainly and all(w in self.rulers for w in plainly):
            return StateStanding(state, "", f"its {plainly[-1]}")
        body = self.bodies.get(" ".join(rest))
        return StateStanding(state, body, f"a body of which a state has one: {body}") if body else None

    def _split(self, words: list[str]) -> tuple[str, list[str]]:
        """The nation and the other words: "iranian foreign ministry", "foreign ministry of iran",
        "government of the united states".
        """
        for size in (3, 2, 1):
            first, last = " ".join(words[:size]), " ".join(words[-size:])
            if len(words) > size and (state := self.nation(first)):
                return state, words[size:]
            if len(words) > size + 1 and words[-size - 1] == "of" and (state := self._country(last)):
                return state, words[: -size - 1]
            if (
                len(words) > size + 2
                and words[-size - 2 : -size] == ["of", "the"]
                and (state := self._country(last))
            ):
                return state, words[: -size - 2]
        return "", words


def label(state: str) -> str:
    """The name of a state by its id."""
    code = state.rpartition("/")[2]
    return countries()[code].name if code in countries() else code.title()
