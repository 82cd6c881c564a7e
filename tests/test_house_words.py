"""Every sentence the code asks for exists, has its gaps filled, and is used. Reads words files and source; runs neither."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

from moothall.words import LANGUAGE, _app_words, say
from tests.house import HERE, SOURCE, clean, modules, walked

ASKS = {"say", "Refused", "Trouble"}
NO_SENTENCE = (".toml", ".py", ".csv", ".json", ".pdf", ".moot", ".svg", ".png", ".ttf", ".db", ".log")
"""Endings of files: their names look like keys."""
KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9_]+")


def _sections(path: Path, words: dict[str, object]) -> Iterator[tuple[str, str]]:
    for section, sentences in words.items():
        if isinstance(sentences, dict):
            yield from ((f"{section}.{name}", text) for name, text in sentences.items() if isinstance(text, str))


def _words() -> dict[str, str]:
    """Every British English sentence by its key: the app's, and each activity's under its folder's name."""
    found: dict[str, str] = {}
    for path in sorted((HERE / "resources" / "words").glob("*.toml")):
        found.update(_sections(path, tomllib.loads(path.read_text(encoding="utf-8"))))
    for path in sorted([*(SOURCE / "activities").glob("*/words.toml"), *SOURCE.glob("*/words.toml")]):
        sentences = tomllib.loads(path.read_text(encoding="utf-8")).get("en-GB", {})
        found.update(_sections(path, {path.parent.name: sentences}))
    return found


def _gaps(sentence: str) -> set[str]:
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _asked() -> Iterator[tuple[str, str, ast.Call]]:
    """Each say("a.b", …), Refused("a.b", …) and Trouble("a.b", …): where it is, its key, the call."""
    for name, _, tree in modules(SOURCE):
        for node in walked(tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            # A bare name: a window may have a `say` of its own.
            if isinstance(node.func, ast.Name) and node.func.id in ASKS and isinstance(node.args[0].value, str):
                yield f"{name}:{node.lineno}", node.args[0].value, node


def _shape(node: ast.JoinedStr, words: set[str]) -> str:
    """The keys an f-string may make, as a pattern. A hole holds a word the source writes out, or part of one."""
    name = "|".join(sorted(words))
    whole_name = isinstance(node.values[-1], ast.FormattedValue) and str(getattr(node.values[-2], "value", "")).endswith(".")
    holes = [r"\w+" for _ in node.values[:-1]] + [rf"(?:{name})" if whole_name else r"\w+"]
    return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else hole for part, hole in zip(node.values, holes, strict=True))


def _used() -> tuple[set[str], list[re.Pattern[str]]]:
    """Keys written out anywhere in the source, and the shapes of those put together from parts."""
    nodes = [node for _, _, tree in modules(SOURCE) for node in walked(tree)]
    literals = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    words = {name for literal in literals if (name := literal.replace("-", "_")).isidentifier()}
    made = (node for node in nodes if isinstance(node, ast.JoinedStr) and len(node.values) > 1)
    keys = (node for node in made if "." in "".join(part.value for part in node.values if isinstance(part, ast.Constant)))
    return literals, [re.compile(_shape(node, words)) for node in keys]


def test_every_sentence_asked_for_exists() -> None:
    words = _words()
    clean([f"{where} {key}" for where, key, _ in _asked() if key not in words])


def _keys_written() -> Iterator[tuple[str, str]]:
    """Every string of the source that is a key, whoever says it in the end: a remark, a reason, a label in a table."""
    sections = {key.partition(".")[0] for key in _words()}
    for name, _, tree in modules(SOURCE):
        made = {id(part) for node in walked(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in walked(tree):
            said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in made else ""
            if KEY.fullmatch(said) and said.partition(".")[0] in sections:
                yield f"{name}:{node.lineno}", said


def _no_sentences(words: set[str], written: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{where} {key}" for where, key in written if key not in words and not any(key.endswith(end) for end in NO_SENTENCE)]


def test_every_key_that_is_written_out_has_a_sentence() -> None:
    clean(_no_sentences(set(_words()), _keys_written()))


def test_a_key_without_a_sentence_is_found() -> None:
    words = set(_words()) - {"imports.added_together"}
    assert any(found.endswith(" imports.added_together") for found in _no_sentences(words, _keys_written()))


def test_every_reason_a_column_is_told_with_has_words() -> None:
    """These keys are put together where they are said: pairs of a kind and a reason."""
    judge = next(tree for name, _, tree in modules(SOURCE) if name.endswith("column_kinds.py"))
    pairs = [n.elts for n in ast.walk(judge) if isinstance(n, ast.Tuple) and len(n.elts) == 2 and isinstance(n.elts[0], ast.Name)]
    whys = {why.value for kind, why in pairs if isinstance(why, ast.Constant) and isinstance(why.value, str) and kind.id.isupper()}
    assert len(whys) > 10
    words = _words()
    clean([why for why in sorted(whys) if f"imports.why_{why}" not in words])


def test_read_by_section_the_words_are_those_of_the_whole_file() -> None:
    whole = tomllib.loads((HERE / "resources" / "words" / "en-GB.toml").read_text(encoding="utf-8"))
    assert {section: _app_words(LANGUAGE, section) for section in whole} == whole


def test_every_gap_is_filled() -> None:
    """A sentence with an unfilled gap would raise, or show its braces to the room."""
    words = _words()
    broken = []
    for where, key, call in _asked():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and (missing := _gaps(words.get(key, "")) - given):
            broken.append(f"{where} {key} is not given {', '.join(sorted(missing))}")
    clean(broken)


def test_every_sentence_is_used() -> None:
    whole, shapes = _used()
    unused = []
    for key in _words():
        plain = key.removesuffix("_one")
        if not {key, plain} & whole and not any(shape.fullmatch(plain) for shape in shapes):
            unused.append(key)
    clean(unused)


def test_sentences_keep_their_tone() -> None:
    """What happened, what is safe, what to do. No apology, no applause, no question undo could answer."""
    banned = re.compile(r"\b(oops|please|success(ful(ly)?)?|are you sure|invalid|error)\b", re.I)
    clean([f"{key}: {text}" for key, text in _words().items() if banned.search(text) or "!" in text])


def test_one_person_is_not_people() -> None:
    assert say("step.enlist", about="1") == "1 person added"
    assert say("step.enlist", about="12") == "12 people added"
