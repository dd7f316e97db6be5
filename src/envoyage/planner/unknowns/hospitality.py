"""The unknowns of hospitality: the hotel of each stay, who dines in which home when, vehicles of appointments."""

from collections.abc import Collection, Iterable
from datetime import date

from ortools.sat.python.cp_model import CpModel, IntVar

from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.problem import Problem, nights
from envoyage.planner.rides import riders, trip_of


class HospitalityModel:
    """Unknowns appear with ``add_hotels``, ``add_homes`` and ``add_vehicles``; rules speak of those that are there.

    ``lodges[stay, hotel]``; ``evening[stay, day]``; ``opens[stay, host, day]``; ``dines[stay, host, member]``;
    ``escorts[stay, host, officer]``; ``rides[appointment, vehicle]`` and ``carries``, how many people in it.
    Requirements of rules named in ``soften`` may fall short; ``missing`` then holds by how much.
    """

    def __init__(self, problem: Problem, plan: Plan, *, soften: Collection[str] = ()) -> None:
        self.problem, self.plan, self.soften = problem, plan, soften
        self.model = CpModel()
        self.missing: list[IntVar] = []
        self.lodges: dict[tuple[str, str], IntVar] = {}
        self.evening: dict[tuple[str, date], IntVar] = {}
        self.opens: dict[tuple[str, str, date], IntVar] = {}
        self.dines: dict[tuple[str, str, str], IntVar] = {}
        self.escorts: dict[tuple[str, str, str], IntVar] = {}
        self.rides: dict[tuple[str, str], IntVar] = {}
        self.carries: dict[tuple[str, str], IntVar] = {}
        self.lodging: tuple[Stay, ...] = ()
        self.dining: tuple[Stay, ...] = ()
        self.items: tuple[Appointment, ...] = ()

    def add_hotels(self, stays: tuple[Stay, ...]) -> None:
        """Each of these stays has at most one of the hotels of its city."""
        self.lodging = stays
        for stay in stays:
            hotels = self.problem.hotels_in[stay.city]
            for hotel in hotels:
                self.lodges[stay.id, hotel.id] = self.yes_or_no("lodges", stay.id, hotel.id)
            self.model.add_at_most_one(self.lodges[stay.id, h.id] for h in hotels)

    def add_homes(self, stays: tuple[Stay, ...]) -> None:
        """Each of these stays has at most one evening in homes, everybody in at most one home."""
        self.dining = stays
        for stay in stays:
            self._add_evenings(stay)
            self._add_guests(stay)

    def _add_evenings(self, stay: Stay) -> None:
        when = nights(stay.arrive, stay.leave)
        for day in when:
            self.evening[stay.id, day] = self.yes_or_no("evening", stay.id, day)
        self.model.add_at_most_one(self.evening[stay.id, day] for day in when)
        for host in self.problem.hosts_in[stay.city]:
            for day in when:
                opens = self.yes_or_no("opens", stay.id, host.id, day)
                self.opens[stay.id, host.id, day] = opens
                self.model.add(opens <= self.evening[stay.id, day])

    def _add_guests(self, stay: Stay) -> None:
        group, hosts = self.plan.group[stay.group], self.problem.hosts_in[stay.city]
        for table, people in ((self.dines, group.members), (self.escorts, group.officers)):
            for person in people:
                for host in hosts:
                    comes = self.yes_or_no("comes", stay.id, host.id, person)
                    table[stay.id, host.id, person] = comes
                    self.model.add(comes <= sum(self.open_days(stay.id, host.id)))
                self.model.add_at_most_one(table[stay.id, h.id, person] for h in hosts)

    def add_vehicles(self, items: tuple[Appointment, ...]) -> None:
        """Each of these appointments may have any vehicles of its city."""
        self.items = items
        for item in items:
            for vehicle in self.problem.vehicles_in[self.plan.stay[item.stay].city]:
                key = item.id, vehicle.id
                self.rides[key] = self.yes_or_no("rides", *key)
                most = min(vehicle.seats, riders(item))
                self.carries[key] = self.model.new_int_var(0, most, f"carries[{item.id},{vehicle.id}]")
                self.model.add(self.carries[key] <= most * self.rides[key])

    def open_days(self, stay: str, host: str) -> list[IntVar]:
        """The unknowns of a home receiving a stay, by day."""
        return [opens for (s, h, _), opens in self.opens.items() if (s, h) == (stay, host)]

    def guests(self, stay: str, host: str) -> list[IntVar]:
        """The unknowns of everybody of a stay who may dine in a home."""
        return [dines for (s, h, _), dines in self.dines.items() if (s, h) == (stay, host)]

    def helpers(self, stay: str, host: str) -> list[IntVar]:
        """The unknowns of every officer of a stay who may go to a home."""
        return [comes for (s, h, _), comes in self.escorts.items() if (s, h) == (stay, host)]

    def homes_of(self, stay: str, person: str) -> list[IntVar]:
        """The unknowns of a member in all homes."""
        return [dines for (s, _, p), dines in self.dines.items() if (s, p) == (stay, person)]

    def vehicles_of(self, item: str) -> dict[str, IntVar]:
        """The unknowns of the vehicles of an appointment, by vehicle."""
        return {v: rides for (i, v), rides in self.rides.items() if i == item}

    def trips(self) -> dict[tuple[str, ...], tuple[Appointment, ...]]:
        """The appointments by the trip they belong to."""
        found: dict[tuple[str, ...], list[Appointment]] = {}
        for item in self.items:
            found.setdefault(trip_of(item), []).append(item)
        return {trip: tuple(items) for trip, items in found.items()}

    def yes_or_no(self, *name: object) -> IntVar:
        """A new unknown that is 0 or 1."""
        return self.model.new_bool_var(",".join(map(str, name)))

    def at_least(self, terms: Iterable[IntVar], wanted: int, rule: str) -> None:
        """Require that much of the unknowns together; short of it where the rule is soft."""
        self.model.add(sum(terms) + self._slack(rule, wanted) >= wanted)

    def at_most(self, terms: Iterable[tuple[int, IntVar]], most: int, rule: str) -> None:
        """Allow that much of the weighted unknowns together; more where the rule is soft."""
        found = list(terms)
        excess = max(0, sum(max(0, weight) for weight, _ in found) - most)
        self.model.add(sum(weight * unknown for weight, unknown in found) <= most + self._slack(rule, excess))

    def _slack(self, rule: str, most: int) -> IntVar:
        slack = self.model.new_int_var(0, most if rule in self.soften else 0, f"missing[{len(self.missing)}]")
        self.missing.append(slack)
        return slack
