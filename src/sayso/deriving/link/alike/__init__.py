"""Two tellings compared by their words alone, for events that name no day, place or person: learned
weights over readable features.

The rules of `link.compare` need facts. Where a text gives none, the story that two pages belong to, the
word for the event and who does what to whom still tell. Weights are in `weights.yaml`, fitted by
`training.alike` on ECB+.
"""

from sayso.deriving.link.alike.features import features
from sayso.deriving.link.alike.mention import EventMention, event_mention
from sayso.deriving.link.alike.pages import Pages, bag
from sayso.deriving.link.alike.score import group, score

__all__ = ["EventMention", "Pages", "bag", "event_mention", "features", "group", "score"]
