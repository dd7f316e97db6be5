"""Small searches one after the other, each for what competes, told together as one stage."""

from collections.abc import Callable
from dataclasses import dataclass, field

from envoyage.planner.plan import StageReport
from envoyage.planner.progress import Progress, Report, Stop
from envoyage.planner.unknowns import HospitalityModel
from envoyage.planner.unknowns.solving import Answer, Budget, maximise, worst


@dataclass
class Parts:
    """The searches of a stage, which share its time."""

    budget: Budget
    seed: int
    cancelled: Stop
    answers: list[Answer] = field(default_factory=list)

    def search(self, model: HospitalityModel, otherwise: Callable[[], Answer] | None = None) -> Answer:
        """The answer of one part; ``otherwise`` gives one where none was found in its share of the time."""
        answer = maximise(model.model, seconds=self.budget.share(), seed=self.seed, cancelled=self.cancelled)
        if otherwise and not answer.found and not self.cancelled():
            answer = otherwise()
        self.answers.append(answer)
        return answer

    def told(self, stage: str, about: str, report: Report, *, unit: float = 1.0) -> StageReport:
        """What all parts reached together; ``unit`` is what one of the stage's own units counts in the models."""
        value, bound = sum(a.value for a in self.answers) / unit, sum(a.bound for a in self.answers) / unit
        report(Progress(stage, value, bound))
        return StageReport(stage, value, bound, worst([a.stopped for a in self.answers]), about)
