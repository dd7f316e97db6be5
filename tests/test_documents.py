"""What the repository says: generated pages are current, links lead somewhere, nothing names a machine."""

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.pages import pages

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LOCKS = sorted((ROOT / "requirements").glob("*.lock.txt"))
MARKDOWN = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])

# Put together from parts, so that this file does not hold what it looks for.
HOSTS = (
    "py" + "pi.org",
    "files.python" + "hosted.org",
    "registry.npm" + "js.org",
    "crates" + ".io",
    "proxy.go" + "lang",
)
MACHINES = ("/wo" + "rk/", "/tm" + "p/", "/ro" + "ot/", "/ho" + "me/", "/opt/whe" + "els")
WRITERS = (
    "cl" + "aude",
    "anth" + "ropic",
    "chat" + "gpt",
    "co-" + "pilot",
    "ll" + "m",
    "ai ag" + "ent",
    "sub" + "ag" + "ent",
)


def tracked() -> list[Path]:
    """The text files of the repository, as version control lists them."""
    if not shutil.which("git"):
        pytest.skip("git is not installed: nothing lists the files")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a clone: version control lists no files")
    found = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in found if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def naming(words: tuple[str, ...], *, whole: bool = False) -> list[str]:
    """Every line of a tracked file that holds one of the words."""
    edge = r"\b" if whole else ""
    pattern = re.compile(edge + "(" + "|".join(map(re.escape, words)) + ")" + edge, re.IGNORECASE)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in tracked()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry():
    assert naming(HOSTS) == []


def test_no_file_names_a_path_of_some_machine():
    assert naming(MACHINES) == []


def test_files_speak_of_the_product_alone():
    assert naming(WRITERS, whole=True) == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_lock_files_hold_versions_and_hashes_and_nothing_else(path: Path):
    line = re.compile(r"(    --hash=sha256:[0-9a-f]{64}( \\)?|[a-z0-9.-]+==[\w.+!]+( ; [^\\]+)? \\)")

    strangers = [text for text in path.read_text("utf-8").splitlines() if not line.fullmatch(text)]

    assert strangers == []


@pytest.mark.parametrize("name", ["core", "dev"])
def test_every_package_asked_for_is_locked(name: str):
    asked = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").split()
    locked = (ROOT / "requirements" / f"{name}.lock.txt").read_text("utf-8")

    missing = [p for p in asked if not re.search(rf"^{re.escape(canonical(p))}==", locked, re.MULTILINE)]

    assert missing == [], "run ./run lock"


def canonical(name: str) -> str:
    """A package's name as lock files spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_development_lock_holds_all_of_the_core_lock():
    core, dev = ((ROOT / f"requirements/{name}.lock.txt").read_text("utf-8") for name in ("core", "dev"))

    pins = set(re.findall(r"^\S+==\S+", core, re.MULTILINE))

    assert pins - set(re.findall(r"^\S+==\S+", dev, re.MULTILINE)) == set()


def test_generated_pages_are_current():
    stale = [name for name, text in pages().items() if (DOCS / name).read_text("utf-8") != text]

    assert stale == [], "run ./run pages"


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(path: Path):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text("utf-8"))

    dead = [link for link in links if not (path.parent / link).exists()]

    assert dead == []


def test_every_package_that_is_imported_is_asked_for():
    asked = {canonical(p) for p in (ROOT / "requirements/core.in").read_text("utf-8").split()}
    homes = importlib.metadata.packages_distributions()
    own = sys.stdlib_module_names | {"envoyage"}
    names = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in imported(node)
        if name not in own
    }

    missing = {name for name in names if not {canonical(home) for home in homes.get(name, ())} & asked}

    assert missing == set(), "add its package to requirements/core.in, then ./run lock"


def imported(node: ast.AST) -> list[str]:
    """The first names of what a statement imports from outside."""
    if isinstance(node, ast.Import):
        return [name.name.split(".")[0] for name in node.names]
    return [node.module.split(".")[0]] if isinstance(node, ast.ImportFrom) and node.module else []
