"""The arrows between the rooms point one way, and no room grows too large to be read."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import sayso
from sayso.reading.claims.codebook import load

ROOT = Path(sayso.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py"))
ROOMS: tuple[tuple[str, ...], ...] = (
    ("errors", "version", "yamls", "safe", "examples"),
    ("records",),
    ("days",),
    ("language", "world"),
    ("reading",),
    ("case",),
    ("deriving",),
    ("store",),
    ("work",),
    ("views",),
    ("cli",),
)
"""The rooms from the ground up. A room imports only rooms that stand before it; those of one line do not
know each other.
"""

FACES = ("__init__", "__main__")
"""What a user of the package calls: it may import any room."""

APART = ("reading", "deriving")
"""Rooms whose own rooms never import each other: a stage knows no other stage."""

LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 500, 100, 8


def imports(path: Path) -> set[str]:
    """The rooms of the program that a module imports, at its top or inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {
                f"{node.module}.{alias.name}" if node.module == "sayso" else str(node.module)
                for alias in node.names
            }
    return {name for name in found if name.split(".")[0] in ("sayso", "training", "benchmarks")}


HEIGHT = {name: height for height, line in enumerate(ROOMS) for name in line}


def test_every_module_stands_in_a_room() -> None:
    """No unknown file is a leaf by default."""
    tops = {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in MODULES}
    assert tops == {*HEIGHT, *FACES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way(path: Path) -> None:
    """A room imports only what stands before it, a stage no other stage, and nothing imports training or
    benchmarks.
    """
    parts = path.relative_to(ROOT).with_suffix("").parts
    for name in imports(path):
        assert not name.startswith(("training", "benchmarks")), f"{path.name} imports {name}"
        other = name.split(".")[1:]
        if not other or parts[0] in FACES:
            continue
        if other[0] == parts[0]:
            stages = parts[0] in APART and len(parts) > 2 and len(other) > 1
            assert not stages or other[1] == parts[1], f"the stage {parts[1]} imports {name}"
        else:
            assert HEIGHT[other[0]] < HEIGHT[parts[0]], f"{parts[0]} imports {name}, which stands behind it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_store_says_sql(path: Path) -> None:
    """SQL stands in `store/` and nowhere else."""
    if path.relative_to(ROOT).parts[0] == "store":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.match(
                r"(SELECT .* FROM|INSERT (OR \w+ )?INTO|DELETE FROM|UPDATE \w+ SET|PRAGMA|VACUUM)\b",
                node.value,
            ), path.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_and_no_function_is_too_long(path: Path) -> None:
    """At most 500 lines a module, 100 lines and 8 parameters a function; every function says what it
    returns.
    """
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
            assert names and (names not in ("Exception", "BaseException") or rolls_back), (
                f"{path.name}, line {node.lineno}"
            )
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & {"pickle", "marshal", "shelve"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_parser_reaches_the_network_or_a_file(path: Path) -> None:
    """Every parser of lxml is made without network and, where it could read them, without entities; none
    is made behind our back (`iterparse` and `ETCompatXMLParser` read local files before lxml 6.1).
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).split(".")[-1]
        given = {word.arg: ast.unparse(word.value) for word in node.keywords}
        assert name not in ("iterparse", "ETCompatXMLParser"), path.name
        if name in ("HTMLParser", "XMLParser"):
            assert given.get("no_network") == "True", path.name
        if name == "XMLParser":
            assert given.get("resolve_entities") == "False", path.name


NAMELESS = ("case", "deriving", "views")
"""Rooms that treat a claim type by its traits, never by its name."""

OTHER_MEANINGS = {
    "deriving/bound.py": {"sentence"},
    "deriving/facets.py": {"sentence"},
    "deriving/link/incidents.py": {"speech"},
    "deriving/link/naming.py": {"justice"},
}
"""Words that stand for something else where they are written: a key of a JSON form, a trait."""


def strings(path: Path) -> set[str]:
    """All text literals of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("room", NAMELESS)
def test_no_rule_knows_a_claim_type_by_name(room: str) -> None:
    """The codebook says what its types are like, so that any subject works with another codebook."""
    types = load().types.values()
    names = {one.name for one in types} | {one.family for one in types}
    paths = sorted((ROOT / room).rglob("*.py"))
    said = {str(path.relative_to(ROOT)): strings(path) & names for path in paths}
    assert paths
    for path, words in said.items():
        assert words <= OTHER_MEANINGS.get(path, set()), f"{path} says {sorted(words)}"


TWICE = {"Reader", "Times", "View"}
"""Names that two classes still have; the list only gets shorter."""


def test_a_class_has_a_name_of_its_own() -> None:
    """No two classes of the program have one name: what a reader looks up is the one that is meant."""
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, count in names.items() if count > 1} <= TWICE
