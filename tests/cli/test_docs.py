"""docs/cli.md and --help say the same: every verb and every option is in both, with the same choices."""

from __future__ import annotations

import re

from moothall.cli import every_verb, parser
from tests.house import HERE

PAGE = (HERE / "docs" / "cli.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """What the page says under a verb's heading, on one line."""
    return " ".join(PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0].split())


def test_every_verb_has_its_section_and_every_section_its_verb():
    assert re.findall(r"^## (.+)$", PAGE, re.M) == [verb.name for verb in every_verb()]
    assert re.findall(r"^moothall ([a-z]+)", PAGE, re.M) == [verb.name for verb in every_verb()]
    listed = re.findall(r"^  ([a-z]+)  ", parser().format_help(), re.M)
    assert [name for name in listed if name != "file"] == [verb.name for verb in every_verb()]


def test_the_synopsis_is_the_parsers():
    """The page's line of each verb holds exactly its words, its choices in their order."""
    for verb in every_verb():
        synopsis = re.match(r"`(moothall [^`]+)`", section(verb.name))
        assert synopsis, verb.name
        usage = " ".join(verb.parser().format_usage().removeprefix("usage: ").replace("[-h] ", "").split())
        said = {*re.findall(r"--[a-z-]+|\{[^}]+\}|[A-Z-]{3,}", usage)}
        written = synopsis[1]
        for choices in re.findall(r"\{([^}]+)\}", usage):
            assert choices.replace(",", "|") in written, (verb.name, choices)
        plain = {word for word in said if not word.startswith("{")}
        assert plain == {*re.findall(r"--[a-z-]+|[A-Z-]{3,}", written)}, verb.name


def test_every_option_on_the_page_exists():
    real = {word.name for verb in every_verb() for word in verb.words} | {"--help", "--version"}
    assert set(re.findall(r"(?<![\w-])--[a-z-]+", PAGE)) <= real
