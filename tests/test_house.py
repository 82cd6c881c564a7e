"""The rules of the house as tests, so that "the tests pass" means "the house is in order". Judges source text, never behaviour.

Each test gathers what breaks its rule and shows the whole list; the fix is in the source, not here.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

from tests.house import HERE, SOURCE, clean, modules, walked

LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def _named(tree: ast.AST, *names: str) -> Iterator[ast.expr]:
    """Every place where one of these names is used, bare or as an attribute."""
    for node in walked(tree):
        if (isinstance(node, ast.Name) and node.id in names) or (isinstance(node, ast.Attribute) and node.attr in names):
            yield node


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in walked(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Strings that do something: docstrings are prose and may say what they like."""
    prose = {
        id(node.body[0].value)
        for node in walked(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in walked(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node


# ── the tools ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["-m", "ruff", "check"], id="style"),
        pytest.param(["-m", "ruff", "format", "--check", "--diff"], id="format"),
        pytest.param(["-m", "mypy"], id="types"),
        pytest.param(["-c", "from importlinter.cli import lint_imports_command as check; check()"], id="layers"),
    ],
)
def test_tool_finds_nothing(words: list[str]) -> None:
    told = subprocess.run([sys.executable, *words], cwd=HERE, capture_output=True, text=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]


# ── small, and says what it is for ──────────────────────────────────────────────────────────────────────────────────


def test_files_are_short() -> None:
    found = modules(SOURCE, HERE / "tests", HERE / "installer")
    clean([f"{name}: {lines} lines" for name, text, _ in found if (lines := text.count("\n")) > LONGEST_FILE])


def test_functions_are_short() -> None:
    clean(
        [
            f"{name}:{node.lineno} {node.name}: {length} lines"
            for name, _, tree in modules(SOURCE, HERE / "installer")
            for node in walked(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
        ]
    )


def test_modules_say_what_they_are_for() -> None:
    found = modules(SOURCE, HERE / "tests", HERE / "installer")
    clean([name for name, text, tree in found if text.strip() and not ast.get_docstring(tree)])


def test_no_vague_names() -> None:
    vague = re.compile(r"(Manager|Helper|Utils?)$|^Base[A-Z]")
    clean(
        [
            f"{name}:{node.lineno} {node.name}"
            for name, _, tree in modules(SOURCE)
            for node in walked(tree)
            if isinstance(node, ast.ClassDef) and vague.search(node.name)
        ]
    )


# ── tests that can be trusted ───────────────────────────────────────────────────────────────────────────────────────

AT_RANDOM = {"tests/kill/trials.py", "tests/kill/app_trials.py", "tests/store/test_wal_after_a_crash.py", "tests/bench/imports.py"}
"""Here the moment itself is what is drawn, or the bench looks at regular intervals."""
WAITS = {("time", "sleep"), ("qtbot", "wait"), ("QTest", "qWait"), ("QTest", "qSleep")}


def test_nobody_waits_for_a_fixed_time() -> None:
    """It fails on a slow machine and wastes the difference on a quick one: wait for the thing itself, with a limit."""
    broken = []
    for name, _, tree in modules(HERE / "tests"):
        calls = (n for n in walked(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)) if name not in AT_RANDOM else ()
        for node in calls:
            if (_last_name(node.func.value), node.func.attr) in WAITS:
                broken.append(f"{name}:{node.lineno} {ast.unparse(node)}")
    clean(broken)


def test_a_campaign_is_marked_as_one() -> None:
    """Who asks tests.trials for the length has the mark that `./run trials` looks for."""
    asks = {name for name, text, _ in modules(HERE / "tests") if re.search(r"\bmany\(", text)} - {"tests/trials.py", "tests/test_house.py"}
    marked = {name for name, text, _ in modules(HERE / "tests") if "mark.trial" in text} - {"tests/test_house.py"}
    assert asks == marked


# ── Qt, colours and widgets where they belong ───────────────────────────────────────────────────────────────────────


def _may_use_qt(name: str) -> bool:
    panel = re.fullmatch(r"src/moothall/(activities/\w+|voting|instruments)/panel(_\w+)?\.py", name)
    return bool(panel) or name.startswith("src/moothall/ui/") or name == "src/moothall/app.py"


def test_qt_stays_upstairs() -> None:
    clean(
        [
            f"{name} imports {module}"
            for name, _, tree in modules(SOURCE)
            for module in _imports(tree)
            if module.startswith(("PySide6", "shiboken6", "pyqtgraph")) and not _may_use_qt(name)
        ]
    )


def test_nothing_reaches_for_the_network() -> None:
    """The layers contract sees whole libraries only; these are parts of libraries we do use."""
    banned = ("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer", "urllib.request")
    clean([f"{name} imports {module}" for name, _, tree in modules(SOURCE) for module in _imports(tree) if module in banned])


def test_colours_live_in_the_themes() -> None:
    """A colour anywhere else would not follow dark mode, nor be counted by the contrast test."""
    hexadecimal = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
    broken = []
    for name, _, tree in modules(SOURCE):
        broken += [f"{name}:{node.lineno} {node.value!r}" for node in _strings(tree) if hexadecimal.search(node.value)]
        broken += [f"{name}:{node.lineno} {ast.unparse(node)}" for node in walked(tree) if _names_a_colour(node)]
    clean(broken)


def _names_a_colour(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and _last_name(node.func).endswith(("QColor", "HexColor", "toColor")):
        return bool(node.args) and all(isinstance(arg, ast.Constant) for arg in node.args)
    if isinstance(node, ast.Attribute):
        owner = _last_name(node.value)
        in_reportlab = isinstance(node.value, ast.Name) and owner == "colors"
        return (owner.endswith("GlobalColor") and node.attr != "transparent") or (in_reportlab and node.attr.islower())
    return False


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_text_from_people_meets_plain_widgets_only() -> None:
    """Outside the kit a label might read a note as HTML, a tooltip too, and a message box would stop the room."""
    banned = ("QLabel", "QMessageBox", "setToolTip")
    clean(
        [
            f"{name}:{node.lineno} {ast.unparse(node)}"
            for name, _, tree in modules(SOURCE)
            if not name.startswith("src/moothall/ui/kit/")
            for node in _named(tree, *banned)
        ]
    )


# ── a feature is a folder ───────────────────────────────────────────────────────────────────────────────────────────

ACTIVITIES = {path.parent.name for path in (SOURCE / "activities").glob("*/__init__.py")}
NAMED = {
    ("desk/sessions.py", "plain"): "an item whose own activity isn't built opens this one",
    ("core/vote_kinds.py", "dot_vote"): "a kind of vote says which activity draws it",
    ("core/vote_kinds.py", "poll"): "likewise; and a kind of vote has this name as well",
    ("voting/next_steps.py", "poll"): "the kind of vote, not the activity",
    ("ui/facilitator/start_cards.py", "break"): "the bar of a design draws it as a thin line",
    ("desk/template_files.py", "missing"): "a fault of a template",
    ("ui/facilitator/timer_control.py", "timer"): "a message about the clock",
    ("ui/shared_screen/painting/text_parts.py", "timer"): "a size of letters",
    ("ui/shared_screen/painting/compose.py", "timer"): "likewise",
    ("store/definitions.py", "timer"): "the table the clock is kept in",
    ("store/kept_text.py", "timer"): "likewise",
    ("store/store.py", "timer"): "likewise",
    ("core/agenda.py", "conflict"): "one of the five factors",
    ("item_pictures.py", "plain"): "the pictures of items that take nothing in stand together",
    ("item_pictures.py", "timer"): "likewise",
    ("item_pictures.py", "break"): "likewise",
    ("ui/kit/item_panel.py", "plain"): "an item whose own activity isn't built says so",
    ("ui/shared_screen/screen_gallery.py", "poll"): "a picture to look at",
    ("sample/morning.py", "power"): "the sample tells one morning, and what was done in it",
    ("sample/morning.py", "conflict"): "likewise",
    ("sample/morning.py", "decision"): "likewise",
    ("sample/morning.py", "statement"): "a field of the story, the words of a power entry",
    **{
        ("sample/sample_promises.py", key): "likewise"
        for key in (
            "actions",
            "key_messages",
            "missing",
            "offers",
            "parked",
            "statement",
            "two_columns",
        )
    },
    ("voting/panel_item_poll.py", "poll"): "one of its two pages",
    ("sample/sample_votes.py", "decision"): "likewise",
    ("sample/sample_votes.py", "poll"): "likewise",
    ("ui/kit/button.py", "plain"): "how a button looks",
    ("ui/kit/hold_button.py", "plain"): "likewise",
    ("ui/facilitator/import_source.py", "plain"): "likewise",
    ("voting/panel_side.py", "plain"): "likewise",
    ("voting/panel_result.py", "plain"): "likewise",
    ("instruments/panel_form_side.py", "plain"): "likewise",
    ("instruments/panel_form_booth.py", "plain"): "likewise",
    ("imports/workbook_parts.py", "worksheet"): "what a sheet of a workbook is called in its file",
    ("ui/theme/apply.py", "plain"): "a widget without a style of its own",
}
"""Where a file outside an activity's folder may say its key, and why. The board has the words of the activity it was made for: it stands
in `ui/board` because it is large, and nobody else draws one."""
_SPEAKS_FOR = {"ui/board": "cluster"}


def test_nothing_outside_its_folder_names_an_activity() -> None:
    """Its key as a text, one of its sentences, or one of its modules: a list that has to be edited when a folder is added begins so."""
    broken, met = [], set()
    for name, _, tree in modules(SOURCE):
        inside = name.removeprefix("src/moothall/")
        for key in _activities_named(tree) if not inside.startswith("activities/") else ():
            met.add((inside, key))
            if (inside, key) not in NAMED and _SPEAKS_FOR.get(inside.rpartition("/")[0]) != key:
                broken.append(f"{name} names {key}")
    clean(broken + [f"{name} no longer names {key}: strike it off" for name, key in NAMED.keys() - met])


def _activities_named(tree: ast.Module) -> set[str]:
    texts = {node.value for node in _strings(tree)}
    modules_named = {module.split(".")[2] for module in _imports(tree) if module.startswith("moothall.activities.")}
    return {key for key in ACTIVITIES if key in texts or any(text.startswith(f"{key}.") for text in texts)} | (modules_named & ACTIVITIES)


def test_the_apps_words_are_about_no_activity() -> None:
    """What is said of one lies in its folder, headings and counts too."""
    app = tomllib.loads((HERE / "resources" / "words" / "en-GB.toml").read_text("utf-8"))
    keys = ACTIVITIES - {"plain", "poll", "timer", "break", "missing", "statement", "two_columns"}  # words of their own, too
    clean([f"[{section}] {name}" for section, words in app.items() for name in words if any(part in keys for part in _parts(name))])


def _parts(name: str) -> Iterator[str]:
    """ "log_power" and "power_counted" are about power."""
    words = name.split("_")
    yield from ("_".join(words[:n]) for n in range(1, len(words) + 1))
    yield from ("_".join(words[n:]) for n in range(1, len(words)))


# ── SQL is fixed text ───────────────────────────────────────────────────────────────────────────────────────────────

SQL = re.compile(r"\b(?:SELECT\b.*\bFROM|INSERT\b.*\bINTO|UPDATE\b.*\bSET|DELETE\s+FROM|(?:CREATE|DROP|ALTER)\s+\w+|PRAGMA|VACUUM)\b", re.S)
# What may be spliced in: names of tables and columns, rows of question marks, a pragma from a fixed list. Never a value.
SPLICED = re.compile(
    r"(?:\w+\.)?(?:table|columns?|names?|gaps|settings|quoted|pragma)(?:\.name)?|names_of\(table\)|schema\.version|[A-Z_]{3,}"
)
CONDITION = "where"  # may be spliced in too, because whoever passes one writes it out; the next test looks


def _spliced_sql(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        fixed = "?".join(part.value for part in node.values if isinstance(part, ast.Constant))
        if SQL.search(fixed):
            values = (ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
            yield from (value for value in values if value != CONDITION and not SPLICED.fullmatch(value))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        sides = [side.value for side in (node.left, node.right) if isinstance(side, ast.Constant) and isinstance(side.value, str)]
        if len(sides) == 1 and SQL.search(sides[0]):
            yield ast.unparse(node)


def test_no_value_is_spliced_into_sql() -> None:
    clean(
        [
            f"{name}:{node.lineno} {value}"
            for name, _, tree in modules(SOURCE)
            for node in walked(tree)
            if isinstance(node, ast.JoinedStr | ast.BinOp)
            for value in _spliced_sql(node)
        ]
    )


def test_conditions_are_written_out_where_they_are_passed() -> None:
    """The functions that take a `where` get it as a literal, with its values beside it."""
    takers = {
        node.name: [argument.arg for argument in node.args.args].index(CONDITION)
        for _, _, tree in modules(SOURCE)
        for node in walked(tree)
        if isinstance(node, ast.FunctionDef) and CONDITION in [argument.arg for argument in node.args.args]
    }
    broken = []
    for name, _, tree in modules(SOURCE):
        for node in walked(tree):
            taker = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
            if taker in takers:
                assert isinstance(node, ast.Call)
                index = takers[taker] - ("." in ast.unparse(node.func))  # a method's self is not among the arguments
                if not (index < len(node.args) and isinstance(node.args[index], ast.Constant)):
                    broken.append(f"{name}:{node.lineno} {ast.unparse(node)}")
    clean(broken)


# ── what is committed ───────────────────────────────────────────────────────────────────────────────────────────────


def test_no_path_of_one_machine_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HERE, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    machine = re.compile(r"/(?:work|farm|root|home/\w+|Users/\w+)/")
    broken = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = HERE / name
        if path.is_file() and b"\0" not in (raw := path.read_bytes()):
            lines = enumerate(raw.decode("utf-8", "replace").splitlines(), 1)
            broken += [f"{name}:{number} {line.strip()[:90]}" for number, line in lines if machine.search(line)]
    clean(broken)
