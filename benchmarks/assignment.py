"""The best one-to-one pairing of two sets by the sum of their similarities (for CEAF)."""

from __future__ import annotations

from collections import defaultdict, deque


def best_total(pairs: list[tuple[float, int, int]]) -> float:
    """The largest sum of similarities over pairings in which no left or right item is used twice.

    `pairs` are (similarity above 0, left, right). Successive longest augmenting paths (Bellman-Ford with a
    queue), exact.
    """
    worth: dict[int, dict[int, float]] = defaultdict(dict)
    for value, left, right in pairs:
        worth[left][right] = value
    of_left: dict[int, int] = {}
    of_right: dict[int, int] = {}
    for left in worth:
        _augment(left, worth, of_left, of_right)
    return sum(worth[left][right] for left, right in of_left.items())


def _augment(
    start: int, worth: dict[int, dict[int, float]], of_left: dict[int, int], of_right: dict[int, int]
) -> None:
    """Bring `start` into the pairing along the path that gains most; leave it out when nothing gains."""
    gain: dict[int, float] = {start: 0.0}
    came: dict[int, int] = {}
    queue = deque([start])
    best, end, drop = 0.0, -1, -1
    while queue:
        left = queue.popleft()
        for right, value in worth[left].items():
            if of_left.get(left) == right:
                continue
            total = gain[left] + value
            holder = of_right.get(right)
            if holder is None:
                if total > best + 1e-12:
                    best, end, drop = total, right, left
                continue
            total -= worth[holder][right]
            if total > gain.get(holder, -1e9) + 1e-12:
                gain[holder], came[holder] = total, left
                queue.append(holder)
    free = max((left for left in gain if left != start), key=lambda left: gain[left], default=None)
    if free is not None and gain[free] > best + 1e-12:  # cheaper to leave another one out
        end, drop = of_left.pop(free), came[free]
        _apply(end, drop, came, of_left, of_right)
    elif end >= 0:
        _apply(end, drop, came, of_left, of_right)


def _apply(
    right: int, left: int, came: dict[int, int], of_left: dict[int, int], of_right: dict[int, int]
) -> None:
    while True:
        previous = of_left.get(left)
        of_left[left], of_right[right] = right, left
        if previous is None or left not in came:
            return
        right, left = previous, came[left]
