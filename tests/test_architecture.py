"""What the folders promise: who may import whom, and how long files and functions may be."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "envoyage"
FILES = sorted(SOURCE.rglob("*.py"))
SOLVERS = {"ortools", "highspy", "numpy"}
STAGES = {"route", "timetable", "language", "hospitality"}
LONGEST_FILE, LONGEST_BODY, DEEPEST = 400, 40, 3

Imports = Iterator[tuple[str, bool]]


def imported(path: Path) -> Imports:
    """Every module a file imports, and whether for type checking only."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, id(node) in typing_only) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", id(node) in typing_only


def layer(path: Path) -> str:
    """The first folder (or file) of the package that a file is in."""
    return path.relative_to(SOURCE).parts[0]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    """The lines of a function's body without docstring, blank lines and comments."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    span = lines[body[0].lineno - 1 : function.end_lineno]
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in span)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, nested ones included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_planner_stands_on_the_standard_library_and_the_solvers_alone():
    allowed = sys.stdlib_module_names | SOLVERS | {"envoyage"}

    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in FILES
        if layer(path) == "planner"
        for module, _ in imported(path)
        if module.split(".")[0] not in allowed
    }

    assert strangers == set()


def test_inside_the_planner_only_stages_and_unknowns_import_a_solver():
    homes = STAGES | {"unknowns", "meetings"}

    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in FILES
        if layer(path) == "planner" and path.relative_to(SOURCE).parts[1] not in homes
        for module, typing_only in imported(path)
        if module.split(".")[0] in SOLVERS and not typing_only
    }

    assert strangers == set()


@pytest.mark.parametrize("own", ["exports", "files", "sample"])
def test_exports_files_and_sample_never_import_each_other(own: str):
    others = {"exports", "files", "sample", "cli"} - {own}

    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in FILES
        if layer(path) == own
        for module, _ in imported(path)
        if module.startswith("envoyage.") and module.split(".")[1] in others
    }

    assert strangers == set()


@pytest.mark.parametrize("own", ["exports", "files", "sample"])
def test_exports_files_and_sample_never_import_a_stage(own: str):
    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in FILES
        if layer(path) == own
        for module, _ in imported(path)
        if module.startswith("envoyage.planner.") and module.split(".")[2] in STAGES
    }

    assert strangers == set()


def test_the_import_contracts_hold():
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command, "import-linter is missing; run ./run setup"

    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_files_and_function_bodies_stay_short():
    too_long = []
    for path in FILES:
        lines = path.read_text("utf-8").splitlines()
        if len(lines) > LONGEST_FILE:
            too_long.append(f"{path.relative_to(ROOT)}: {len(lines)} lines")
        too_long += [
            f"{path.relative_to(ROOT)}:{f.lineno} {f.name}: {body_lines(f, lines)} lines"
            for f in functions(path)
            if body_lines(f, lines) > LONGEST_BODY
        ]

    assert too_long == []


def test_blocks_are_nested_three_deep_at_most():
    too_deep = [
        f"{path.relative_to(ROOT)}:{f.lineno} {f.name}: {depth(f)} deep"
        for path in FILES
        for f in functions(path)
        if depth(f) > DEEPEST
    ]

    assert too_deep == []


def depth(node: ast.AST) -> int:
    """How deep blocks are nested below a node; an elif is no deeper than its if."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        own = isinstance(child, ast.If | ast.For | ast.While | ast.With | ast.Try | ast.Match)
        chained = isinstance(child, ast.If) and isinstance(node, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child) + (1 if own and not chained else 0))
    return deepest


def test_the_check_needs_no_solver():
    """Everything that the check loads is loaded with the solvers out of reach."""
    program = (
        "import sys\n"
        "class Block:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('ortools', 'highspy', 'numpy', 'pandas'):\n"
        "            raise ImportError('blocked: ' + name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "import envoyage.planner.check\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
