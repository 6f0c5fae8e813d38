"""The arrows between the rooms point one way, and no room grows too large to be read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sayso

ROOT = Path(sayso.__file__).parent
STAGES = ("read", "clean", "annotate", "attribute", "claims", "date", "resolve", "link", "grade")
MODULES = sorted(path for path in ROOT.rglob("*.py"))
ORDER = {"pipeline": 2, "case": 3, "show": 3, "doctor": 4, "cli": 5, "__main__": 6}
"""How high a room lies; stages lie at 1, and every other module beside them is a leaf at 0."""
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 500, 100, 8


def room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "sayso"


def imports(path: Path) -> set[str]:
    """The rooms of the program that a module imports, at its top or inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" if node.module == "sayso" else str(node.module) for alias in node.names}
    return {name for name in found if name.split(".")[0] in ("sayso", "training", "benchmarks")}


def height(name: str) -> int:
    return 1 if name in STAGES else ORDER.get(name, 0)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way(path: Path) -> None:
    """Records and leaves ← stages ← pipeline ← case ← command line; a stage knows no other; nothing imports training or benchmarks."""
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imports(path):
        assert not name.startswith(("training", "benchmarks")), f"{path.name} imports {name}"
        other = room(name)
        if other in (own, "sayso") or own == "__init__":
            continue
        assert height(other) <= height(own), f"{own} imports {other}, which lies above it"
        assert not (own in STAGES and other in STAGES), f"the stage {own} imports the stage {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_and_no_function_is_too_long(path: Path) -> None:
    """At most 500 lines a module, 100 lines and 8 parameters a function; every function says what it returns."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < LONGEST_FUNCTION, node.name
            assert len(node.args.args) + len(node.args.kwonlyargs) <= MOST_PARAMETERS, node.name
            assert node.returns is not None, node.name


def test_most_functions_are_short() -> None:
    """95 of 100 functions have at most 40 lines."""
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) * 95 // 100] <= 40


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_swallows_every_error(path: Path) -> None:
    """No bare except, no except Exception, no pickle."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            names = ast.unparse(node.type) if node.type else ""
            rolls_back = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            assert names and (names not in ("Exception", "BaseException") or rolls_back), f"{path.name}, line {node.lineno}"
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & {"pickle", "marshal", "shelve"}
