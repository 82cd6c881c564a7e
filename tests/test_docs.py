"""What the pages say is so: links lead somewhere, keys and messages are the app's own, commands exist, pictures can be made again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.assets import asset
from moothall.core.session_tables import CORE_TABLES
from moothall.store.definitions import OWN
from moothall.words import say

HERE = Path(__file__).parents[1]
PAGES = sorted([*HERE.glob("*.md"), *(HERE / "docs").rglob("*.md"), HERE / "installer" / "README.md"])
PICTURES = HERE / "docs" / "pictures"
HANDBOOK = HERE / "docs" / "handbook.md"
README = HERE / "README.md"


def name_of(page: Path) -> str:
    return page.relative_to(HERE).as_posix()


# ── links ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def links(page: Path) -> Iterator[str]:
    """The relative ones, pictures too."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            yield target


def anchors(page: Path) -> set[str]:
    """Headings as a code host makes addresses of them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in links(page):
        file, _, heading = link.partition("#")
        target = page.parent / file if file else page
        if not target.exists() or (heading and heading not in anchors(target)):
            lost.append(link)
    assert not lost


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pictures_say_in_words_what_is_on_them(page: Path) -> None:
    assert not re.findall(r"!\[\s*\]\(.*?\)", page.read_text(encoding="utf-8"))


def test_no_picture_lies_about_unused_or_is_heavy() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page) if link.endswith(".png")}
    kept = set(PICTURES.glob("*.png"))
    assert kept == shown
    assert [picture.name for picture in kept if picture.stat().st_size > 200_000] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_files_named_in_the_text_are_there(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|docs|resources|installer)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (HERE / name).exists()] == []


# ── keys and messages ───────────────────────────────────────────────────────────────────────────────────────────────


def words_of_panels() -> list[tuple[str, str]]:
    source = HERE / "src" / "moothall"
    files = sorted([*(source / "activities").glob("*/words.toml"), *source.glob("*/words.toml")])
    return [pair for file in files for pair in tomllib.loads(file.read_text(encoding="utf-8"))["en-GB"].items()]


def sentences() -> list[str]:
    app = tomllib.loads(asset("words", "en-GB.toml").read_text(encoding="utf-8"))
    return [text for section in app.values() for text in section.values()] + [text for _, text in words_of_panels()]


def known_keys() -> set[str]:
    """Keys of the window's commands, those the panels name in their key lines and menus, and what every line and list does."""
    from moothall.ui.facilitator.commands import commands

    of_window = {key for command in commands(found()) for key in command.keys}
    of_every_log = {say(f"kit.key_{name}") for name in ("enter", "arrows", "level", "read_back", "spotlight")}
    return of_window | of_every_log | {text for key, text in words_of_panels() if key.startswith("key_")} | {"Esc"}


def first_cells(page: Path, heading: str) -> Iterator[str]:
    section = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("| ") and not line.startswith(("| key", "| message")):
            yield line.split("|")[1]


def test_every_key_of_the_handbook_is_the_apps() -> None:
    named = {key for cell in first_cells(HANDBOOK, "All keys") for key in re.findall(r"`([^`]+)`", cell)}
    assert len(named) > 40
    assert named - known_keys() == set()


def test_every_key_of_the_window_is_in_the_handbook() -> None:
    from moothall.ui.facilitator.commands import commands

    named = {key for cell in first_cells(HANDBOOK, "All keys") for key in re.findall(r"`([^`]+)`", cell)}
    assert {command.keys[0] for command in commands(found()) if command.keys} - named == set()


def test_every_message_of_the_handbook_is_the_apps() -> None:
    patterns = [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))) for text in sentences()]
    quoted = [text for cell in first_cells(HANDBOOK, "What the messages mean") for text in re.findall(r"“(.+)”", cell)]
    assert len(quoted) > 15
    assert [text for text in quoted if not any(pattern.fullmatch(text) for pattern in patterns)] == []


# ── commands ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_exists_in_run(page: Path) -> None:
    verbs = set(re.findall(r"^ {4}(\w+)\) ", (HERE / "run").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= verbs
    assert set(re.findall(r"\./run (\w+)", page.read_text(encoding="utf-8"))) - verbs == set()


def test_the_readme_shows_the_two_commands() -> None:
    assert re.findall(r"^ {4}(\./run \w+)", README.read_text(encoding="utf-8"), re.MULTILINE) == ["./run demo", "./run test"]


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pictures are made on Linux")
def test_pictures_can_be_made_again(tmp_path: Path) -> None:
    """Two of them, by the same keys as all of them, on a clock that stands still."""
    made = [sys.executable, str(HERE / "docs" / "make_pictures.py"), str(tmp_path), "start", "capture"]
    ran = subprocess.run(made, env=os.environ | {"TMPDIR": str(tmp_path)}, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["capture.png", "start.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in tmp_path.glob("*.png"))


# ── the file ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_file_format_names_every_table_of_the_core() -> None:
    told = (HERE / "docs" / "file-format.md").read_text(encoding="utf-8")
    tables = {*OWN, *(table.name for table in CORE_TABLES)}
    assert not {name for name in tables if f"`{name}`" not in told}
