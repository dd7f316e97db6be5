"""What the journeys share: a small sample as a workbook and its plan, made once."""

from pathlib import Path
from typing import NamedTuple

import pytest

from envoyage.files import write_problem
from tests.builders import tiny_problem
from tests.journeys.helper import Done, envoyage

SEARCH = ("--seconds", "8", "--seed", "7")


class Journey(NamedTuple):
    """A programme, the folder of its plan and how planning ended."""

    programme: Path
    folder: Path
    done: Done


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample programme as a workbook, made by the command."""
    path = tmp_path_factory.mktemp("sample") / "programme.xlsx"
    done = envoyage("sample", "--size", "S", "--out", path)
    assert done.status == 0, done.err
    return path


@pytest.fixture(scope="session")
def planned(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The sample, planned once."""
    folder = tmp_path_factory.mktemp("planned") / "folder"
    return Journey(sample, folder, envoyage("plan", sample, "--out", folder, *SEARCH, "--json"))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny programme as a document."""
    path = tmp_path_factory.mktemp("tiny") / "tiny.json"
    write_problem(tiny_problem(), path)
    return path


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny programme as a workbook; to be copied, not changed."""
    path = tmp_path_factory.mktemp("tiny") / "tiny.xlsx"
    write_problem(tiny_problem(), path)
    return path
