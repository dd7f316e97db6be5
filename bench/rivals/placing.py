"""The placing of meetings, told to every planner in the same way and judged by our checker."""

from pathlib import Path
from typing import Any

from envoyage.files.meetings_benchmark import benchmark_files, read_benchmark
from envoyage.files.opened import refuse
from envoyage.planner.meetings.inspect import breaks, findings
from envoyage.planner.meetings.request import Meeting, MeetingRequest
from envoyage.planner.meetings.schedule import seated

FAIRNESS = 2
ANY_FAIRNESS = -1


def requests(folder: Path, cases: list[str]) -> dict[str, tuple[Path, MeetingRequest]]:
    """The cases of these names with their files, in the order asked. Raises Faulty where one is not there."""
    files = {f.stem.removesuffix(".original"): f for f in benchmark_files(folder)}
    if missing := [case for case in cases if case not in files]:
        raise refuse("no_file", folder, f"There is no case {missing[0]} here.", f"Name one of {', '.join(files)}.")
    return {case: (files[case], read_benchmark(files[case], fairness=FAIRNESS)) for case in cases}


def told(request: MeetingRequest) -> dict[str, Any]:
    """A request in numbers from 1, sets as MiniZinc writes them in JSON."""
    number = {m.id: i for i, m in enumerate(request.meetings, 1)}
    order = [(number[before], number[m.id]) for m in request.meetings for before in m.after]
    return {
        "slots": len(request.slots),
        "fairness": ANY_FAIRNESS if request.fairness is None else request.fairness,
        "tables": [s.tables for s in request.slots],
        "allowed": [{"set": _allowed(request, m)} for m in request.meetings],
        "meets": [{"set": [number[m] for m in request.meetings_of[p.id]]} for p in request.parties],
        "earlier": [a for a, _ in order],
        "later": [b for _, b in order],
    }


def _allowed(request: MeetingRequest, meeting: Meeting) -> list[int]:
    """The slots of a meeting's sessions in which nobody of it is away; only the fixed one where there is one."""
    away = {s for p in request.parties if p.id in meeting.parties for s in p.forbidden}
    wished = {s for session in request.sessions if session.id in meeting.sessions for s in session.slots}
    open_slots = [s.id for s in request.slots if s.id not in away and (not meeting.sessions or s.id in wished)]
    return [request.number[s] + 1 for s in open_slots if meeting.slot in ("", s)]


def judged(request: MeetingRequest, answer: dict[str, Any]) -> tuple[float, str]:
    """The breaks of an answer, counted by us, and what is wrong with it (empty: nothing)."""
    at = zip(request.meetings, answer["slot"], strict=True)
    schedule = seated(request, {m.id: request.slots[s - 1].id for m, s in at})
    return sum(breaks(request, schedule).values()), " ".join(findings(request, schedule))
