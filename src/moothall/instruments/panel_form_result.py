"""Revealed: the strips as the room sees them, and a table of every number beside. Lines are read one by one; nobody's sheet is anywhere.

A veto is in no number, and no sector's meaning is the room's: under the table a line takes what is said of it now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from moothall import form_words
from moothall.core.errors import Expected
from moothall.core.forms.earlier_answers import earlier_answer
from moothall.core.forms.filled_sheets import Unit, units
from moothall.core.forms.form_rounds import bodies_asked, form_asked, waves_before
from moothall.core.forms.shown import OTHERS, Shown, Strip
from moothall.core.model import Session, Step
from moothall.core.picture import Grid, GridCell, GridRow, Showing
from moothall.day_words import short_day
from moothall.desk import Desk
from moothall.desk.earlier_rounds import rounds_in
from moothall.instruments.form_room import minutes_on
from moothall.instruments.panel_form_page import FormPage, key_pairs
from moothall.ui.charts.grid_chart import GridChart
from moothall.ui.facilitator.file_dialogs import ask_for_session
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.ui.theme.look import look
from moothall.words import say, sentence


class FormClosed(FormPage):
    """Every sheet has gone, and nobody has seen a number."""

    def __init__(self, desk: Desk, item_key: str, round_key: str) -> None:
        super().__init__(desk, item_key, round_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(PlainLabel(say("instruments.closed_title"), "section"))
        column.addWidget(PlainLabel(say("instruments.closed_help"), "body", ink="ink2"))
        column.addWidget(WithheldBox(say("instruments.sealed_box"), say("instruments.opens_at_reveal", floor=self.round.floor)), 1)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("reveal")


_LEAST_CHART = 220
"""Design px at 100 %: the head of a table, four rows and its note."""


class FormResult(FormPage):
    """Scales, what was ticked, by group, and lines: as many ways to look as the form has."""

    def __init__(self, desk: Desk, item_key: str, round_key: str) -> None:
        super().__init__(desk, item_key, round_key)
        self._grid, self._lines = GridChart(), PlainLabel("", "body")
        self._said = PlainLabel("", "body")
        self._stack = QStackedWidget()
        page = ScrollPage(margins=False)
        page.add(self._lines)
        page.column.addStretch(1)
        self._stack.addWidget(self._grid)
        self._stack.addWidget(page)
        self._page = page
        ways = self._ways()
        self._way = ways[0][0] if ways else ""
        # On a small screen with large text the whole scrolls; what was said of the numbers is never squeezed.
        whole, outer = ScrollPage(margins=False), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)
        self._stack.setMinimumHeight(look().px(_LEAST_CHART))
        column = whole.column
        column.setSpacing(12)
        column.addWidget(PlainLabel(self._title(), "section"))
        if len(ways) > 1:
            choice = Segmented([(key, words) for key, words, _ in ways], self._way, say("instruments.ways"))
            choice.chosen.connect(self._look)
            column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        earlier = Button(say("instruments.earlier_rounds"), small=True)
        earlier.clicked.connect(lambda: self.attempt(self._bring_earlier))
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)
        self.aloud = self._aloud_line()
        if self.aloud:
            column.addWidget(PlainLabel(say(f"instruments.{self._aloud[0]}_ask"), "body", ink="ink2"))
            column.addWidget(self.aloud)
        column.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.redraw()

    def _aloud_line(self) -> EntryLine | None:
        """None of a form after which nothing is said aloud, and where no log takes it."""
        key, rule = self._aloud
        if rule is None:
            return None
        line = EntryLine(say(f"instruments.{key}_line"), hint=say(f"instruments.{key}_hint"))
        line.committed.connect(self._keep_said)
        line.changed.connect(lambda text: line.mean(*([InlineKey("Enter")] if text.strip() else [])))
        return line

    @property
    def _aloud(self) -> tuple[str, Callable[[Session, str, str, str, str], Step] | None]:
        """What is said aloud over these numbers, by the name its words have, and the act that keeps it."""
        form, activities = form_asked(self.round), self.desk.activities
        if form.aloud:
            return "veto", next((activity.says_veto for activity in activities if activity.says_veto), None)
        if form.signed == "sector":
            return "term", next((activity.agrees_term for activity in activities if activity.agrees_term), None)
        return "", None

    def _keep_said(self, text: str) -> None:
        """By nobody in particular, so that the window offers Undo."""
        (_, rule), line, desk = self._aloud, self.aloud, self.desk
        if rule is None or line is None:
            return
        try:
            desk.do(rule(desk.session, desk.key(), text, desk.now(), self.item_key))
        except Expected as refused:
            line.refuse(sentence(refused))
            return
        line.taken()

    def _bring_earlier(self) -> None:
        """Rounds of this form from another session's file, as they were shown there."""
        path = ask_for_session(self, self.desk.path.parent)
        if path is None:
            return
        n = self.desk.bring_shown(rounds_in(path, self.desk.activities, self.round.form))
        self.said.emit("info", say("instruments.earlier_came", n=n), None)

    def _title(self) -> str:
        round_ = self.round
        of = round_.present
        came = say("instruments.answered_of", n=round_.filled, of=of) if of else say("instruments.answered_n", n=round_.filled)
        return ", ".join(filter(None, (round_.title, round_.subject, came)))

    @property
    def _shown(self) -> Shown:
        return self.desk.shown(self.round_key) or Shown()

    def _units(self, *sorts: str) -> list[Unit]:
        asked = units(form_asked(self.round), bodies_asked(self.round))
        return [unit for unit in asked if unit.question.sort in sorts and unit.question.told]

    def _ways(self) -> list[tuple[str, str, Callable[[], None]]]:
        """Ways to look, each with its words and what draws it; only those that this form has."""
        split = any(strip.group for strip in self._shown.strips)
        ways = [
            ("rated", say("instruments.way_rated"), self._show_rated, bool(self._units("rate", "rate_each"))),
            ("ticked", say("instruments.way_ticked"), self._show_ticked, bool(self._units("tick", "choose", "best", "number"))),
            ("groups", say("instruments.way_groups"), self._show_groups, split),
            ("waves", say("instruments.way_waves"), self._show_waves, bool(waves_before(self.desk.session, self.round))),
            ("lines", say("instruments.way_lines"), self._show_lines, bool(self._units("words"))),
        ]
        return [(key, words, draw) for key, words, draw, has in ways if has]

    def _look(self, way: str) -> None:
        self._way = way
        self.redraw()

    def redraw(self) -> None:
        draw = next((draw for key, _, draw in self._ways() if key == self._way), None)
        if draw:
            draw()

    def _show_rated(self) -> None:
        shown = self._shown
        asked = self._units("rate", "rate_each")
        # One scale at a time would hide the others: the widest has the columns, shorter ones leave theirs empty.
        widest = max(asked, key=lambda unit: len(unit.named_values()))
        points = [name for name, _ in widest.named_values()]
        heads = (*points, say("instruments.head_n"), say("instruments.head_blank"), say("instruments.head_passed"))
        rows = tuple(row for place, unit in enumerate(asked, 1) for row in self._rows(place, unit, shown, points))
        self._grid.show_grid(Grid(heads, rows, note=say("instruments.withheld_note")))
        self._said.setText("\n".join(self._readings(asked, shown)))
        self._said.setVisible(bool(self._said.text()))
        self._stack.setCurrentWidget(self._grid)

    def _rows(self, place: int, unit: Unit, shown: Shown, points: list[str]) -> Iterator[GridRow]:
        """A strip, after the one that was given to the same item earlier in the session."""
        name = ", ".join(filter(None, (unit.about or unit.question.label, unit.column.words if unit.column else "")))
        earlier = earlier_answer(self.desk.session, self.round, unit, self.desk.shown)
        if earlier and earlier.same_session and unit.question.asked_as:
            at = earlier.round.opened or earlier.round.closed
            yield self._row(place, unit, earlier.strip, points, say("instruments.then", at=at))
        yield self._row(place, unit, shown.strip(unit.key), points, name)

    @staticmethod
    def _row(place: int, unit: Unit, strip: Strip | None, points: list[str], name: str) -> GridRow:
        if strip is None or strip.counts is None or strip.n is None:
            return GridRow(place, 0, name, tuple(GridCell("") for _ in range(len(points) + 3)))
        by_name = {word: strip.counts.get(value, 0) for word, value in unit.named_values()}
        most = max(by_name.values(), default=0) or 1
        cells = [GridCell(str(by_name[p]), 100 * by_name[p] // most) if p in by_name else GridCell(" ") for p in points]
        return GridRow(place, 0, name, (*cells, *(GridCell(str(n or 0)) for n in (strip.n, strip.blank, strip.passed))))

    def _readings(self, asked: list[Unit], shown: Shown) -> list[str]:
        """What stands out, with its question: what the stated rules call worth a word; of a single question its top and bottom."""
        marks = form_asked(self.round).marks
        session, told = self.desk.session, list[str]()
        for unit in asked:
            strip, scale = shown.strip(unit.key), unit.question.scale
            if strip is None or strip.counts is None or scale is None:
                continue
            earlier = earlier_answer(session, self.round, unit, self.desk.shown)
            was = earlier.strip.counts if earlier else None
            said = form_words.talk(strip.counts, scale.points, was) if marks else ""
            minutes = minutes_on(session, unit.question)
            if minutes is not None:
                said = " ".join(filter(None, (say("instruments.minutes", n=minutes), said)))
            if len(asked) == 1:
                told += [form_words.reading(strip.counts, scale.points), form_words.top_and_bottom(strip.counts, scale.points)]
            elif said:
                told.append(f"{unit.question.label}: {said}")
        return [each for each in told if each]

    def _show_ticked(self) -> None:
        shown, rows = self._shown, list[GridRow]()
        for unit in self._units("tick", "choose", "best", "number"):
            strip = shown.strip(unit.key)
            name = " ".join(filter(None, (unit.question.label, unit.about)))
            if strip is None or strip.counts is None:
                rows.append(GridRow(len(rows) + 1, 0, name, (GridCell(""), GridCell(""))))
                continue
            words = {place: choice.words for place, choice in enumerate(unit.question.choices)} if unit.question.sort != "number" else {}
            for key, value in unit.named_values(strip.counts):
                n = strip.counts.get(value, 0)
                cells = (GridCell(str(n), 100 * n // max(1, strip.n or 1)), GridCell(str(strip.n)))
                rows.append(GridRow(len(rows) + 1, 0, f"{name}: {words.get(value, key)}", cells))
        heads = (say("instruments.head_count"), say("instruments.head_n"))
        self._grid.show_grid(Grid(heads, tuple(rows), note=say("instruments.withheld_note")))
        self._said.setVisible(False)
        self._stack.setCurrentWidget(self._grid)

    def _show_groups(self) -> None:
        """Each question by group, in the form's order; what is withheld reads as such."""
        shown, rows = self._shown, list[GridRow]()
        asked = self._units("rate")
        points = [name for name, _ in max(asked, key=lambda unit: len(unit.named_values())).named_values()] if asked else []
        for unit in asked:
            for strip in (s for s in shown.strips if s.unit == unit.key and s.group):
                name = f"{unit.question.label}: {say('forms.others') if strip.group == OTHERS else strip.group}"
                counts = strip.counts
                cells = [GridCell("" if counts is None else str(counts.get(v, 0))) for _, v in unit.named_values()]
                rows.append(GridRow(len(rows) + 1, 0, name, (*cells, GridCell("" if strip.n is None else str(strip.n)))))
        self._grid.show_grid(Grid((*points, say("instruments.head_n")), tuple(rows), note=say("instruments.withheld_note")))
        self._said.setVisible(False)
        self._stack.setCurrentWidget(self._grid)

    def _show_waves(self) -> None:
        """The middle answer of each wave with how many gave one; no line between them, for nobody was followed."""
        waves = [*waves_before(self.desk.session, self.round), self.round]
        shown = [self.desk.shown(wave.key) or Shown() for wave in waves]
        rows = []
        for place, unit in enumerate(self._units("rate"), 1):
            strips = [each.strip(unit.key) for each in shown]
            cells = tuple(GridCell(form_words.middle_of(s.counts, s.n) if s and s.counts and s.n else "") for s in strips)
            rows.append(GridRow(place, 0, unit.question.label, cells))
        heads = tuple(short_day(wave.brought) if wave.brought else say("instruments.this_session", at=wave.closed) for wave in waves)
        self._grid.show_grid(Grid(heads, tuple(rows), note=say("instruments.withheld_note")))
        self._said.setText(say("instruments.waves_read"))
        self._said.setVisible(True)
        self._stack.setCurrentWidget(self._grid)

    def _show_lines(self) -> None:
        runs: list[TextRun] = []
        shown = self._shown
        for unit in self._units("words"):
            runs.append(TextRun(("\n" if runs else "") + unit.question.words + "\n", bold=True))
            own = [w for w in shown.written if w.question == unit.key]
            if not own or any(w.lines is None for w in own):
                runs.append(TextRun(say("instruments.lines_not_shown") + "\n"))
                continue
            for written in own:
                by = f"{written.by}: " if written.by and written.by != OTHERS else ""
                runs += [TextRun(f"•  {by}{line}\n") for line in written.lines or ()]
        self._lines.show_runs(*runs)
        self._said.setVisible(False)
        self._stack.setCurrentWidget(self._page)

    def showing(self, activity: str) -> Showing:
        return Showing(activity, self.item_key, subject=self.round_key)

    def take_focus(self) -> None:
        self._grid.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("wall", "next_page", *([self._aloud[0]] if self.aloud else []))
