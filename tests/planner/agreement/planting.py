"""A rule with a fault planted in one of its halves."""

import inspect
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from envoyage.planner.rule import Rule


class Fault(NamedTuple):
    """A rule, the stage whose half is tried, the method that is spoilt, what it says and what it says instead."""

    code: str
    stage: str
    method: str
    right: str
    wrong: str

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return f"{self.code}-{self.stage}: {self.method} {self.right!r} as {self.wrong!r}"


def planted(rule: Rule, fault: Fault) -> Rule:
    """The rule made anew from its source, with the fault in it; the rule itself stays as it is."""
    home = inspect.getmodule(type(rule))
    assert home is not None
    whole, method = inspect.getsource(home), inspect.getsource(getattr(type(rule), fault.method))
    assert method.count(fault.right) == 1, f"{fault.method} of {fault.code} does not say {fault.right!r} just once"
    spoilt = ModuleType(home.__name__)
    exec(compile(whole.replace(method, method.replace(fault.right, fault.wrong)), home.__name__, "exec"), vars(spoilt))  # noqa: S102 -- the rule's own source
    faulty = getattr(spoilt, type(rule).__name__)()
    assert isinstance(faulty, import_module("envoyage.planner.rule").Rule)
    return faulty
