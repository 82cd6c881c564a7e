"""The rules of names: a stranger finds a module or class by it, an error is said by the function that raises it, and nobody compares a kind
of vote with a name. Judges source text, never behaviour.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.core.vote_kinds import VOTE_KINDS
from tests.house import SOURCE, clean, modules, walked

# ── found by name ───────────────────────────────────────────────────────────────────────────────────────────────────

ROLES = {"__init__", "rules", "records", "tables", "entries", "panel", "room", "sheet", "pack", "demo", "line"}
"""File names that mean the same in every activity's folder, and in voting."""


def test_a_module_name_stands_once() -> None:
    """A stranger looks for a module by its name, and meets it alone in a traceback."""
    places: dict[str, list[str]] = {}
    for name, _, _ in modules(SOURCE):
        if (stem := Path(name).stem) not in ROLES:
            places.setdefault(stem, []).append(name)
    clean([f"{stem}: {', '.join(names)}" for stem, names in places.items() if len(names) > 1])


def test_a_class_name_stands_once() -> None:
    places: dict[str, list[str]] = {}
    for name, _, tree in modules(SOURCE):
        for node in walked(tree):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(name)
    clean([f"{cls}: {', '.join(names)}" for cls, names in places.items() if len(names) > 1])


def test_what_is_raised_is_said() -> None:
    """A public function that raises names the error in its docstring, so that a caller need not read the body."""
    broken = []
    for name, _, tree in modules(SOURCE):
        for node in _public_functions(tree):
            said = ast.get_docstring(node) or ""
            raised = {call for inner in _own_nodes(node) if isinstance(inner, ast.Raise) and (call := _raised(inner))} - _caught(node)
            broken += [f"{name}:{node.lineno} {node.name} raises {error}" for error in sorted(raised) if error not in said]
    clean(broken)


def _public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Those of a module, and methods of its public classes."""
    for node in tree.body:
        inner = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (each for each in inner if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"))


def _own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What stands in the function itself, and not in a function inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)


def _caught(function: ast.FunctionDef) -> set[str]:
    """Errors that the function catches itself: it raises them on the way to another."""
    handlers = (node.type for node in ast.walk(function) if isinstance(node, ast.ExceptHandler) and node.type)
    return {name.id for kind in handlers for name in ast.walk(kind) if isinstance(name, ast.Name)}


def _raised(node: ast.Raise) -> str:
    """The error's name, where it is written out."""
    error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return error.id if isinstance(error, ast.Name) and error.id[0].isupper() else ""


# ── a kind of vote is one record ────────────────────────────────────────────────────────────────────────────────────

KINDS_OWN = "src/moothall/core/vote_kinds.py"


def test_nobody_compares_a_kind_of_vote_with_a_name() -> None:
    """What is so of a kind is said by its record: a branch elsewhere would be forgotten when a kind is added, and two would disagree."""
    broken = []
    for name, _, tree in modules(SOURCE):
        if name != KINDS_OWN:
            constants = {target.id: node.value for node in tree.body if isinstance(node, ast.Assign) for target in _plain_names(node)}
            broken += [f"{name}:{node.lineno} {ast.unparse(node)}" for node in walked(tree) if _asks_for_a_kind(node, constants)]
    clean(broken)


def _plain_names(node: ast.Assign) -> list[ast.Name]:
    return [target for target in node.targets if isinstance(target, ast.Name)]


def _asks_for_a_kind(node: ast.AST, constants: dict[str, ast.expr]) -> bool:
    """A comparison or a match of a kind with the name of one, or a table by those names."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        return any(_is_a_kind(side) for side in sides) and any(_names_in(side, constants) & set(VOTE_KINDS) for side in sides)
    if isinstance(node, ast.Match):
        return _is_a_kind(node.subject) and any(_names_in(case.pattern, constants) & set(VOTE_KINDS) for case in node.cases)
    if isinstance(node, ast.Dict):
        named = {key.value for key in node.keys if isinstance(key, ast.Constant)}
        return len(named) > 1 and named <= set(VOTE_KINDS)
    return False


def _is_a_kind(node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "kind"
    return (node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else "").strip("_") == "kind"


def _names_in(node: ast.AST, constants: dict[str, ast.expr]) -> set[object]:
    """Every constant written out there, or in a constant of the module that is named there."""
    whole = [node, *(constants[part.id] for part in ast.walk(node) if isinstance(part, ast.Name) and part.id in constants)]
    return {part.value for each in whole for part in ast.walk(each) if isinstance(part, ast.Constant)}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('vote.kind == "poll"', True),
        ('self._kind not in ("ranked", "rated")', True),
        ('facts["kind"] == "rated"', True),
        ('DOTS = ("approval", "ranked")\nvote.kind in DOTS', True),
        ('{"poll": 1, "rated": 2}[vote.kind]', True),
        ('match vote.kind:\n    case "poll":\n        pass', True),
        ('batch.kind == "participants"', False),
        ('item.activity == "poll"', False),
        ('Vote(kind="poll")', False),
        ("kind_of(vote).marking.whole", False),
    ],
)
def test_the_rule_of_kinds_finds_what_it_looks_for(source: str, found: bool) -> None:
    tree = ast.parse(source)
    constants = {target.id: node.value for node in tree.body if isinstance(node, ast.Assign) for target in _plain_names(node)}
    assert any(_asks_for_a_kind(node, constants) for node in walked(tree)) == found
