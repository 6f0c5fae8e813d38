"""Who is a party to an incident: those who take part in it, and outlets that the user's registry puts on a
side of its conflict.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.deriving.grade.registry import Registry, folded
from sayso.deriving.grade.speakers import Telling, state_of
from sayso.records import Participant, Traits

DOERS = frozenset({"actor", "sponsor"})
CONCERNED = DOERS | {"target", "victim"}


class Parties:
    """The sides of one incident. A side is named as the registry names it, else after the participant
    itself.
    """

    def __init__(self, participants: Sequence[Participant], registry: Registry, traits: Traits) -> None:
        self._harmful = traits["harmful"]
        self._concerned = [one for one in participants if one.role in CONCERNED and one.kind != "event"]
        self._registry = registry
        names = tuple(one.name for one in self._concerned) + tuple(
            entity for one in self._concerned for entity in (one.entity, *one.within)
        )
        self._states = {
            state: other.name
            for other in self._concerned
            if other.role in DOERS and (state := state_of(other))
        }
        self._conflicts = registry.touched(names)

    def speaker(self, one: Participant) -> str:
        """The side of a speaker, "" when it is no party: it takes part itself, is a part of one who does,
        or is a member of a side.
        """
        for conflict in self._conflicts:
            if side := self._registry.side_of((one.name, one.entity, *one.within), conflict):
                return side
        for other in self._concerned:
            if one.entity == other.entity or other.entity in one.within or one.entity in other.within:
                return other.name
        state = state_of(one)
        return self._states.get(state, "") if state else ""

    def outlet(self, who: str) -> str:
        """The side of an outlet: what the registry says, or the participant that its name, owner or
        affiliation is.
        """
        entry = self._registry.find(who)
        if entry:
            for conflict, side in entry.party_to:
                if conflict in self._conflicts:
                    return side
        own = {
            folded(name)
            for name in (who, *((entry.name, entry.owner, entry.affiliation) if entry else ()))
            if name
        }
        return next((one.name for one in self._concerned if folded(one.name) in own), "")

    def admits(self, one: Participant, telling: Telling) -> bool:
        """Whether a speaker says of itself that it did a harmful thing: an admission against interest."""
        if telling.type not in self._harmful or (telling.stances and telling.stances[-1] == "denies"):
            return False
        doers = {other.entity for other in self._concerned if other.role in DOERS}
        return one.entity in doers or bool(doers & set(one.within))
