"""WordPiece: cuts a word into the pieces that the encoder knows.

The normalisation and the greedy longest match are those of BERT's uncased vocabulary (Devlin et al. 2019;
Wu et al. 2016), written anew because a word here is never more than a few letters and needs no library.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
MAX_PIECES = 12
"""A longer word (a URL, a run of junk) keeps its first pieces only: its end says nothing about its use."""
_LONGEST = 60
"""Letters of a part that are looked at; the vocabulary knows nothing longer."""


class WordPiece:
    """The vocabulary, one piece a line, and a memory of the words already cut."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.pad, self.unknown = self.ids[PAD], self.ids[UNKNOWN]
        self.start, self.end = self.ids[START], self.ids[END]
        self._memory: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> WordPiece:
        """The vocabulary stored at `path` (UTF-8, one piece a line)."""
        return cls(path.read_text(encoding="utf8").split("\n")[:-1])

    def cut(self, word: str) -> tuple[int, ...]:
        """The ids of the pieces of one word: at least one, at most `MAX_PIECES`."""
        known = self._memory.get(word)
        if known is None:
            ids = [number for part in _parts(word) for number in self._match(part)]
            known = tuple(ids[:MAX_PIECES]) or (self.unknown,)
            if len(self._memory) < 200_000:
                self._memory[word] = known
        return known

    def _match(self, part: str) -> list[int]:
        """Greedy longest match from the left; a part with an unknown letter is one unknown piece."""
        found: list[int] = []
        start = 0
        while start < len(part):
            end = min(len(part), start + _LONGEST)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            start = end
        return found


def _parts(word: str) -> list[str]:
    """Lower-case, without accents and control characters, punctuation apart."""
    parts: list[str] = []
    open_part = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(letter)
        if kind in ("Mn", "Cc", "Cf") or letter == "\ufffd":
            continue
        if kind.startswith("Z"):
            parts.append(open_part)
            open_part = ""
        elif _stands_alone(letter, kind):
            parts += [open_part, letter]
            open_part = ""
        else:
            open_part += letter
    parts.append(open_part)
    return [part for part in parts if part]


def _stands_alone(letter: str, kind: str) -> bool:
    """Punctuation in BERT's sense (all ASCII that is neither letter nor digit too) and Chinese characters."""
    if letter < "\x80":
        return not letter.isalnum()
    return kind.startswith("P") or "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf"
