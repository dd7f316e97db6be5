"""Whether what is there can serve everybody who asks for it: Hall's condition in plain Python."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, combinations

Demand = tuple[int, Collection[str]]
"""How many places are asked for, and the ids that may give them."""


def shortfall(demands: Sequence[Demand], supply: Mapping[str, int]) -> int:
    """How many places at least stay unserved when every id gives up to its supply; 0: all can be served.

    Every set of demands may use no more than its ids have together, and the largest excess is what is short
    (König). The sets are counted out, which is fine for the few demands of one moment.
    """
    choices = chain.from_iterable(combinations(demands, n) for n in range(1, len(demands) + 1))
    return max((_excess(chosen, supply) for chosen in choices), default=0)


def _excess(demands: Sequence[Demand], supply: Mapping[str, int]) -> int:
    able = {key for _, ids in demands for key in ids}
    return max(0, sum(count for count, _ in demands) - sum(supply.get(key, 0) for key in sorted(able)))
