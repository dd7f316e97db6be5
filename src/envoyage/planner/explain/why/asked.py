"""A question about a group and a resource."""

from dataclasses import dataclass
from datetime import date, datetime, time

from envoyage.planner.plan import Appointment
from envoyage.planner.problem import AppointmentPin


@dataclass(frozen=True)
class Asked:
    """What is asked: a group meets a resource, on a day and at an hour if they are named."""

    group: str
    resource: str
    day: date | None = None
    at: time | None = None

    def pin(self) -> AppointmentPin:
        """What is asked as a pin; an hour needs a day."""
        start = datetime.combine(self.day, self.at) if self.day and self.at else None
        return AppointmentPin(self.group, self.resource, start=start, day=None if start else self.day)

    def is_then(self, item: Appointment) -> bool:
        """Whether an item is on the day and at the hour that is asked for, if they are named."""
        return self.day in (None, item.start.date()) and self.at in (None, item.start.time())
