"""The door ./run: what it says where nothing is set up, and that its documents match its commands."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ("cat", "cksum", "dirname", "env", "id", "mkdir", "rm", "sed", "sh")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A copy of ./run beside a folder ``bin`` with the plainest tools, no Python among them."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, f"{name} is on every POSIX system"
        (tools / name).symlink_to(found)
    return tmp_path


def door(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ./run in a folder, with its own tools alone."""
    return subprocess.run(
        [folder / "run", *arguments],
        env={"PATH": str(folder / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def python_that(folder: Path, *, lacks: str) -> Path:
    """A Python that answers no when it is asked for something."""
    wrapper = folder / "python"
    wrapper.write_text(f'#!/bin/sh\ncase "$*" in *{lacks}*) exit 1 ;; esac\nexec {sys.executable} "$@"\n')
    wrapper.chmod(0o755)
    return wrapper


def test_help_needs_nothing(bare: Path):
    done = door(bare, "help")

    assert done.returncode == 0
    assert "demo" in done.stdout


def test_an_unknown_command_is_bad_use(bare: Path):
    done = door(bare, "dance")

    assert done.returncode == 2
    assert "There is no command 'dance'." in done.stderr


def test_without_python_the_way_out_is_told(bare: Path):
    done = door(bare, "demo")

    assert done.returncode == 2
    assert "apt-get install python3" in done.stderr


def test_a_python_that_is_too_old_counts_as_none(bare: Path):
    done = door(bare, "demo", PYTHON=str(python_that(bare, lacks="version_info")))

    assert done.returncode == 2
    assert "needs Python 3.11 or newer" in done.stderr


def test_where_the_venv_module_is_missing_its_package_is_named(bare: Path):
    done = door(bare, "demo", PYTHON=str(python_that(bare, lacks="ensurepip")))

    assert done.returncode == 2
    assert re.search(r"apt-get install python3\.\d+-venv", done.stderr)
    assert not (bare / ".venv").exists()


def test_the_script_is_plain_posix_shell():
    shell = shutil.which("dash")
    if not shell:
        pytest.skip("dash is not installed: nothing here reads plain POSIX shell strictly")

    assert subprocess.run([shell, "-n", ROOT / "run"], check=False).returncode == 0


def test_continuous_integration_calls_the_same_tests():
    assert "exec ./run test" in (ROOT / ".ci/run").read_text("utf-8")
