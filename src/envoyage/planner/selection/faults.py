"""Every contradiction of nominations at once, each with a stable code, its place and the way out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.errors import Fault
from envoyage.planner.faults import amounts, names, people, references
from envoyage.planner.faults.place import listed, meant, place
from envoyage.planner.selection.nominations import Nominations, Quota
from envoyage.planner.selection.traits import known_values

SHARED = (
    amounts.unusable, names.odd_ids, names.duplicates, references.dangling, amounts.out_of_range, people.same_people,
)  # fmt: skip
"""What is asked of the people of a programme is asked of nominees too."""


def find_faults(nominations: Nominations) -> tuple[Fault, ...]:
    """Every contradiction; empty where a cohort can be selected. Places read ``table[id].field``."""
    shared = (ours(fault) for check in SHARED for fault in check(nominations.programme))
    own = (*_numbers(nominations), *_scores(nominations), *_quotas(nominations))
    return tuple(dict.fromkeys((*shared, *own)))


def find_doubts(nominations: Nominations) -> tuple[Fault, ...]:
    """What is probably not meant, of nominations without faults."""
    return (*_unmarked(nominations), *_lonely(nominations), *_no_officers(nominations))


def ours(fault: Fault) -> Fault:
    """Nominees are the participants of a programme under another name."""
    where = fault.place.replace("participants[", "nominees[", 1) if fault.place.startswith("part") else fault.place
    return replace(fault, place="selection.id" if where == "programme.id" else where)


def _numbers(nominations: Nominations) -> Iterator[Fault]:
    ranges = {"places": (1, 10_000), "alternates": (0, 100), "english_enough": (1, 5), "group_largest": (1, 1000)}
    for name, (least, most) in ranges.items():
        if not least <= getattr(nominations, name) <= most:
            text = f"{getattr(nominations, name)} is not possible here."
            yield Fault("out_of_range", f"selection.{name}", text, f"Write a number from {least} to {most}.")
    if nominations.ends < nominations.starts:
        yield Fault("end_before_start", "selection.ends", "It ends before it starts.", "Correct one of the dates.")
    if not nominations.nominees:
        yield Fault("no_nominees", "nominees", "Nobody is nominated.", "List the nominees.")


def _scores(nominations: Nominations) -> Iterator[Fault]:
    for n in nominations.nominees:
        for i, score in enumerate(n.scores):
            where = place("nominees", n.id, f"scores[{i}]")
            if not score.assessor:
                yield Fault("missing", f"{where}.assessor", "The assessor is missing.", "Name the assessor.")
        for assessor, count in sorted(Counter(s.assessor for s in n.scores).items()):
            if count > 1:
                last = max(i for i, s in enumerate(n.scores) if s.assessor == assessor)
                where = place("nominees", n.id, f"scores[{last}].assessor")
                yield Fault("listed_twice", where, f"{assessor} marked {n.name} {count} times.", "Keep one mark.")


def _quotas(nominations: Nominations) -> Iterator[Fault]:
    for number, quota in enumerate(nominations.quotas):
        where = place("quotas", str(number))
        if quota.least < 0:
            yield Fault("out_of_range", f"{where}.least", f"{quota.least} is not possible here.", "Write 0 or more.")
        if quota.most is not None and quota.most < max(0, quota.least):
            text = f"At most {quota.most} is less than at least {max(0, quota.least)}."
            yield Fault("quota_upside_down", f"{where}.most", text, "Raise the one or lower the other.")
        if quota.least <= 0 and quota.most is None:
            yield Fault("quota_empty", f"{where}.least", "The quota asks for nothing.", "Write a least or a most.")
        yield from _values(nominations, quota, where)


def _values(nominations: Nominations, quota: Quota, where: str) -> Iterator[Fault]:
    known = known_values(nominations, quota.dimension)
    for value in quota.values:
        if value not in known:
            text = f"There is no {quota.dimension.value} {value!r}."
            way = meant(value, known) or f"Known here: {listed(known) or 'none'}."
            yield Fault("unknown_value", f"{where}.values", text, way)


def _unmarked(nominations: Nominations) -> Iterator[Fault]:
    bare = [n.id for n in nominations.nominees if not n.scores]
    if bare:
        text = f"Without a mark, and so counted as the average nominee: {listed(bare)}."
        yield Fault("no_marks", "nominees", text, "Have them assessed.")


def _lonely(nominations: Nominations) -> Iterator[Fault]:
    counts = Counter(n.delegation.casefold() for n in nominations.nominees if n.delegation)
    for n in nominations.nominees:
        if counts[n.delegation.casefold()] == 1:
            text = f"{n.name} is the only one of the delegation {n.delegation!r}."
            yield Fault("lonely_delegation", place("nominees", n.id, "delegation"), text, "Is it spelt the same?")


def _no_officers(nominations: Nominations) -> Iterator[Fault]:
    if not nominations.officers:
        text = "No language officer is listed, so no language is limited."
        yield Fault("no_officers", "officers", text, "List those who are free.")
