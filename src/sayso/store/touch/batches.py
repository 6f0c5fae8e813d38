"""Work in batches, so that a whole case needs no more memory than its largest part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Part = TypeVar("Part", bound=Sequence[int])
CLAIMS, PAGES = 2000, 100
"""How many claims, and how many pages, are worked on together."""


def batches(parts: Iterable[Part], most: int) -> Iterator[list[Part]]:
    """Parts put together until they have so many members; a larger part comes alone."""
    batch: list[Part] = []
    size = 0
    for part in parts:
        if batch and size + len(part) > most:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    if batch:
        yield batch


def slices(numbers: Iterable[int], most: int) -> Iterator[list[int]]:
    """Numbers in their order, so many at a time."""
    listed = sorted(numbers)
    for start in range(0, len(listed), most):
        yield listed[start : start + most]
