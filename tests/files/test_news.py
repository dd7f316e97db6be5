"""Events as files: back as they were, strange keys and zones refused, the published schema current."""

import json
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from envoyage.files import problem_bytes, read_problem, write_problem
from envoyage.files.news import news_bytes, news_schema, read_news, write_news
from envoyage.planner.errors import Faulty
from envoyage.planner.events import KINDS, News, Promise, Step, random_events
from envoyage.planner.problem import Outage, OutOf
from tests.builders import at, tiny_plan, tiny_problem
from tests.files.variations import whole_coordinates

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
NEWS = News(random_events(tiny_problem(), tiny_plan(), 60, 3), at(5, 20), (Promise("G1", Step.DRAFT),))


def test_events_come_back_as_they_were(tmp_path: Path):
    write_news(NEWS, tmp_path / "events.json")

    assert read_news(tmp_path / "events.json") == NEWS
    assert len({type(e) for e in NEWS.events}) > len(KINDS) / 2


def test_the_published_schema_is_current_and_fits():
    published = json.loads((REFERENCE / "events.schema.json").read_text("utf-8"))

    assert published == news_schema(), "run ./run envoyage schema events > docs/reference/events.schema.json"
    jsonschema.validate(json.loads(news_bytes(NEWS)), news_schema())


@pytest.mark.parametrize(
    ("event", "place"),
    [
        ({"event": "visa-refused", "participant": "p00", "reason": "x"}, "events[0].reason"),
        ({"event": "visa-granted", "participant": "p00"}, "events[0]"),
        ({"event": "visa-refused"}, "events[0].visa-refused.participant"),
        ({"event": "leg-cancelled", "leg": "x", "arrives": "2027-05-19T10:00:00Z"}, "events[0].arrives"),
    ],
)
def test_what_no_event_is_like_is_told_with_its_place(tmp_path: Path, event: dict[str, str], place: str):
    path = tmp_path / "events.json"
    path.write_text(json.dumps({"format": "envoyage-events/1", "events": [event]}), "utf-8")

    with pytest.raises(Faulty) as told:
        read_news(path)

    assert [f.place for f in told.value.faults] == [place]


def test_outages_and_the_moment_of_a_programme_go_through_a_workbook(tmp_path: Path):
    problem = whole_coordinates(
        tiny_problem(outages=(Outage(OutOf.OFFICER, "es0", at(5, 0), at(7, 0)),), now=datetime(2027, 5, 20, 9, 30))
    )

    write_problem(problem, tmp_path / "a.xlsx")

    assert problem_bytes(read_problem(tmp_path / "a.xlsx")) == problem_bytes(problem)
