"""Which group of a plan is which of another: labels may be dealt anew, so groups are known by their members."""

from collections.abc import Sequence

from envoyage.planner.plan import Plan


def same_groups(before: Plan, after: Plan) -> dict[str, str]:
    """For each group of the plan after, the group before that it continues, so that the fewest people change groups.

    A group that continues none is left out.
    """
    old, new = [g.id for g in before.groups], [g.id for g in after.groups]
    shared = [[len(set(after.group[n].members) & set(before.group[o].members)) for o in old] for n in new]
    size = max(len(old), len(new))
    square = [[*row, *[0] * (size - len(row))] for row in shared] + [[0] * size for _ in range(size - len(shared))]
    pairs = best_pairs(square)
    return {new[n]: old[o] for n, o in enumerate(pairs) if n < len(new) and o < len(old) and square[n][o]}


def best_pairs(worth: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row of a square table so that what the pairs are worth together is the most there can be.

    Each row joins by the cheapest path of exchanges through the rows that have a column already (the Hungarian
    method in its form with potentials): fifty groups take a blink.
    """
    size = len(worth)
    row_price, column_price, owner = [0] * size, [0] * (size + 1), [-1] * (size + 1)
    for row in range(size):
        owner[size] = row  # the column beyond the last stands for "none yet"
        _admit(worth, row_price, column_price, owner)
    pairs = [0] * size
    for column, row in enumerate(owner[:size]):
        pairs[row] = column
    return pairs


def _admit(worth: Sequence[Sequence[int]], row_price: list[int], column_price: list[int], owner: list[int]) -> None:
    """Give the row that owns the column beyond the last a real one, exchanging columns of others where that pays."""
    size = len(worth)
    slack: list[float] = [float("inf")] * size
    came_from, seen, here = [size] * size, [False] * (size + 1), size
    while owner[here] >= 0:
        seen[here] = True
        row = owner[here]
        for column in (c for c in range(size) if not seen[c]):
            spare = -worth[row][column] - row_price[row] - column_price[column]
            if spare < slack[column]:
                slack[column], came_from[column] = spare, here
        nearest = min((c for c in range(size) if not seen[c]), key=lambda c: (slack[c], c))
        step = int(slack[nearest])
        for column in range(size + 1):
            if seen[column]:
                row_price[owner[column]] += step
                column_price[column] -= step
            elif column < size:
                slack[column] -= step
        here = nearest
    while here != size:
        owner[here] = owner[came_from[here]]
        here = came_from[here]
