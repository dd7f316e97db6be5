"""A random partition of the travellers into groups that may travel together, with their language officers."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from envoyage.planner.errors import Impossible
from envoyage.planner.plan import Group
from envoyage.planner.problem import LanguageMode, LanguageOfficer, Participant, Problem
from envoyage.planner.staffing import available, staffing, teams

TRIES = 2000


@dataclass
class Draft:
    """A group being filled; ``language`` is the one interpreted in it, empty for the host language."""

    language: str
    members: list[Participant] = field(default_factory=list)

    def takes(self, problem: Problem, newcomers: list[Participant]) -> bool:
        """Whether these people may join."""
        rules, together = problem.policies, [*self.members, *newcomers]
        languages = {problem.interpreted_language(p) for p in newcomers} - {""}
        caps = (
            (rules.most_per_country, Counter(p.country for p in together)),
            (rules.most_per_region, Counter(problem.country[p.country].region for p in together)),
            (rules.most_per_sector, Counter(p.sector for p in together if p.sector)),
        )
        ids = {p.id for p in together}
        return (
            len(together) <= rules.group_largest
            and languages <= {self.language}
            and all(not found or max(found.values()) <= most for most, found in caps)
            and not any(ids & set(p.keep_apart) for p in together)
        )


def random_groups(problem: Problem, rng: Random) -> tuple[Group, ...]:
    """Groups that keep size, mix, ties and language, with officers; tries again until it works out.

    Raises Impossible after two thousand tries.
    """
    for _ in range(TRIES):
        drafts = _filled(problem, rng)
        groups = _staffed(problem, drafts) if drafts else None
        if groups:
            return groups
    raise Impossible((f"No legal split was found at random in {TRIES} tries.",))


def _filled(problem: Problem, rng: Random) -> list[Draft] | None:
    """Everybody put into a random group that takes him, the small groups first; None where somebody is left."""
    rules = problem.policies
    drafts = _opened(problem, rng)
    for unit in _units(problem, rng):
        fitting = [d for d in drafts if d.takes(problem, unit)]
        if not fitting:
            return None
        small = [d for d in fitting if len(d.members) < rules.group_smallest]
        rng.choice(small or fitting).members.extend(unit)
    in_size = all(len(d.members) >= rules.group_smallest for d in drafts)
    needed = all(not d.language or any(problem.interpreted_language(p) for p in d.members) for d in drafts)
    return drafts if in_size and needed else None


def _opened(problem: Problem, rng: Random) -> list[Draft]:
    """Empty groups: one for each language that is needed, the rest at random as far as officers go."""
    needed = sorted({problem.interpreted_language(p) for p in problem.travellers} - {""})
    count = rng.randint(max(problem.policies.groups_fewest, len(needed)), problem.policies.groups_most)
    more = [lang for lang in ("", *needed) for _ in range(teams(problem, lang) - (lang in needed))]
    rng.shuffle(more)
    return [Draft(lang) for lang in (*needed, *more[: max(0, count - len(needed))])]


def _units(problem: Problem, rng: Random) -> list[list[Participant]]:
    """People who stay together, in random order; those who need interpreting first, as they have less choice."""
    left, units = {p.id: p for p in problem.travellers}, []
    for person in problem.travellers:
        unit, queue = [], [person.id]
        while queue:
            found = left.pop(queue.pop(), None)
            if found:
                unit.append(found)
                queue += found.keep_with
        if unit:
            units.append(unit)
    rng.shuffle(units)
    return sorted(units, key=lambda u: (-len(u), not any(problem.interpreted_language(p) for p in u)))


def _staffed(problem: Problem, drafts: list[Draft]) -> tuple[Group, ...] | None:
    """The groups with the officers they need; what is left of a language goes to its groups in turn."""
    free = [o for o in problem.officers if available(problem, o)]
    crews: list[list[LanguageOfficer]] = [[] for _ in drafts]
    for draft, crew in zip(drafts, crews, strict=True):
        guests = sum(1 for p in draft.members if problem.interpreted_language(p))
        for mode, number in staffing(problem, draft.language, guests).items():
            fitting = [o for o in free if _works(o, draft.language, mode)][:number]
            if len(fitting) < number:
                return None
            crew.extend(fitting)
            free = [o for o in free if o not in fitting]
    _share_out(drafts, crews, free)
    return tuple(
        Group(
            id=f"G{number}",
            members=tuple(sorted(p.id for p in draft.members)),
            languages=(draft.language,) if draft.language else (),
            officers=tuple(o.id for o in crew),
        )
        for number, (draft, crew) in enumerate(zip(drafts, crews, strict=True), start=1)
    )


def _works(officer: LanguageOfficer, language: str, mode: LanguageMode) -> bool:
    return officer.mode is mode and (not language or language in officer.languages)


def _share_out(drafts: list[Draft], crews: list[list[LanguageOfficer]], free: list[LanguageOfficer]) -> None:
    """Adds each spare interpreter to the smallest crew of the language."""
    for officer in free:
        crews_of = [c for d, c in zip(drafts, crews, strict=True) if d.language and d.language in officer.languages]
        if crews_of and officer.mode is not LanguageMode.LIAISON:
            min(crews_of, key=len).append(officer)
