"""Runs the command as a person does: in a process of its own."""

import subprocess
import sys
from pathlib import Path


def envoyage(*arguments: str | Path, before: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``envoyage`` with these arguments; ``before`` is Python that is carried out first."""
    program = f"{before}\nimport sys\nfrom envoyage.cli import main\nsys.argv[0] = 'envoyage'\nmain()"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)
