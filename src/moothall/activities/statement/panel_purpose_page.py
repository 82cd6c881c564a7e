"""The page on which a purpose is worded: what would be enough, the sentence with its new words marked, its shape, the drafts kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from moothall.activities.statement.panel_purpose_poll import PollRead, poll_read
from moothall.activities.statement.records import PurposeDraft
from moothall.activities.statement.rules import changes_of, drafts, latest, settings_of
from moothall.core.agenda import AGENDA
from moothall.core.errors import Refused
from moothall.core.text_changes import new_words, text_changes
from moothall.desk import Desk
from moothall.ui.charts.agreement_bar import AgreementBar
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card, Rule
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.text_field import TextField
from moothall.ui.theme.look import look
from moothall.voting.rules import limit
from moothall.words import say, sentence

_BAR_SHARE = 5  # of nine parts of the width for the drafts kept


class PurposePage(QWidget):
    """`agreed` gives a share in per cent and how many points count; `worded` a text; `chosen` a draft's key."""

    agreed = Signal(int, int)
    worded = Signal(str)
    chosen = Signal(str)

    def __init__(self, desk: Desk, item_key: str, views: Segmented) -> None:
        super().__init__()
        self._desk, self._item_key, self._views = desk, item_key, views
        self._enough, self._at = Chip(""), Chip("")
        self._in = Chip("")
        self._share = Field(say("statement.share"), hint="80")
        self._points = Choice(say("statement.points"), [(str(n), say("statement.first_points", n=n)) for n in range(1, 6)])
        self._agree = Button(say("statement.agree"), "primary")
        self._change = Button(say("statement.change_agreed"), "link", small=True)
        self._text = TextField(say("statement.sentence"), lines=(2, 6), hide_label=True)
        self._number, self._note, self._words = Chip(""), PlainLabel("", "meta", ink="ink2"), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._title, self._turnout = PlainLabel("", "section"), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._bar = AgreementBar()
        self._ends = (PlainLabel("", "meta", ink="ink2"), PlainLabel("", "meta", ink="ink2", wrap=False))
        self._kept, self._far = QVBoxLayout(), QVBoxLayout()
        self._rows: list[QWidget] = []
        self._lay_out()
        self._connect()

    # how it stands

    @property
    def _edit(self) -> QPlainTextEdit:
        edit = self._text.edit
        assert isinstance(edit, QPlainTextEdit)
        return edit

    def put_in(self, own: QWidget) -> None:
        column = QVBoxLayout(own)
        size = look().tokens.size
        column.setContentsMargins(size.main_side, 16, size.main_side, 16)
        column.addWidget(self)

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        top = QHBoxLayout()
        top.setSpacing(8)
        for chip in (self._enough, self._at, self._in):
            top.addWidget(chip)
        top.addWidget(self._change)
        top.addStretch(1)
        top.addWidget(self._views)
        page.add(top)
        page.add(self._beforehand())
        page.add(self._card())
        self._result = self._result_block()
        page.add(self._result)
        page.add(self._below())
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _beforehand(self) -> QWidget:
        """Asked first of all, and then a chip."""
        self._asking = Card(strong=True)
        self._asking.column.addWidget(PlainLabel(say("statement.how_much"), "section"))
        self._asking.column.addWidget(PlainLabel(say("statement.how_much_help"), "body", ink="ink2"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for part in (self._share, self._points):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._asking.column.addLayout(row)
        return self._asking

    def _card(self) -> Card:
        card = Card(strong=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        card.column.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._words)
        card.column.addLayout(foot)
        self._text.edit.setFont(look().font("entry"))
        return card

    def _result_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for left, right in ((self._title, self._turnout), self._ends):
            row = QHBoxLayout()
            row.addWidget(left, 1)
            row.addWidget(right, 0, Qt.AlignmentFlag.AlignRight)
            column.addLayout(row)
            if left is self._title:
                column.addWidget(self._bar)
        return block

    def _below(self) -> QHBoxLayout:
        """Drafts kept at the left, those furthest from agreement at the right."""
        below = QHBoxLayout()
        below.setSpacing(32)
        for column, share in ((self._kept, _BAR_SHARE), (self._far, 9 - _BAR_SHARE)):
            column.setSpacing(8)
            holder = QVBoxLayout()
            holder.addLayout(column)
            holder.addStretch(1)
            below.addLayout(holder, share)
        return below

    def _connect(self) -> None:
        self._agree.clicked.connect(self._agree_now)
        self._share.entered.connect(self._agree_now)
        self._change.clicked.connect(self._ask_again)
        self._text.changed_done.connect(self.worded)
        self._text.changed.connect(self._mark)

    # acts

    def _agree_now(self) -> None:
        try:
            share = limit(self._share.text().removesuffix("%"))
        except Refused as refused:
            self._share.refuse(sentence(refused))
            return
        self.agreed.emit(share or 0, int(self._points.box.currentData()))

    def _ask_again(self) -> None:
        self._asking.show()
        self._share.setFocus()

    @property
    def unkept(self) -> str:
        """What is typed and isn't a draft yet; empty when nothing is."""
        newest = {d.text for d in drafts(self._desk.session)}
        return "" if self._text.text() in newest else self._text.text().strip()

    def refuse(self, reason: str) -> None:
        self._text.refuse(reason)

    def take_focus(self) -> None:
        """Into the sentence; first of all into the question that comes before it."""
        asks = self._asking.isVisibleTo(self)
        (self._share if asks else self._text).setFocus(Qt.FocusReason.OtherFocusReason)
        if not asks:
            self._edit.moveCursor(QTextCursor.MoveOperation.End)

    # drawing

    def show_draft(self, draft: PurposeDraft | None) -> None:
        """The draft looked at, as the session has it now."""
        self._show_agreed()
        session = self._desk.session
        newest = latest(session)
        next_number = session.next_number("purpose_draft")
        self._number.show_as(say("statement.draft", number=draft.number if draft else next_number), "active")
        self._text.set_text(draft.text if draft else "")
        if draft is None:
            self._note.setText(say("statement.first_words"))
        elif draft.state == "adopted":
            self._note.setText(say("statement.note_adopted", next=next_number))
        else:
            key = "note_earlier" if newest and draft.key != newest.key else "note_first" if draft.number == 1 else "note_changed"
            self._note.setText(say(f"statement.{key}", before=draft.number - 1, next=next_number))
        self._mark()
        read = poll_read(self._desk, draft)
        self._show_result(draft, read)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._show_kept(draft)
        self._show_far(read)

    def _show_agreed(self) -> None:
        settings = settings_of(self._desk.session.find(AGENDA, self._item_key))
        polled = any(poll_read(self._desk, d) for d in drafts(self._desk.session))
        said = bool(settings.threshold)
        self._asking.setVisible(not said)
        for chip in (self._enough, self._at):
            chip.setVisible(said)
        self._change.setVisible(said and not polled)
        self._enough.show_as(say("statement.enough", percent=settings.threshold, n=settings.support), "active")
        self._at.setText(say("statement.set_at", at=settings.set_at))
        self._points.choose(str(settings.support))
        self._share.set_text(str(settings.threshold or ""))
        self._text.setEnabled(said)

    def _mark(self, *_: object) -> None:
        """New words since the draft before, or since this one while the next is being typed."""
        text, newest = self._text.text(), latest(self._desk.session)
        before, after = changes_of(self._desk.session, newest) if newest else ("", "")
        base = before if newest and text == after else after
        self._words.setText(say("statement.count_words", n=len(text.split())) if text.strip() else "")
        edit, marks = self._edit, []
        for start, end in new_words(base, text) if base else ():
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(edit.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setFontUnderline(True)
            style.setUnderlineColor(look().colour("accent"))
            style.setForeground(look().colour("accent_strong"))
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        edit.setExtraSelections(marks)

    def _show_result(self, draft: PurposeDraft | None, read: PollRead | None) -> None:
        self._result.setVisible(read is not None)
        self._in.setVisible(read is not None)
        if draft and read:
            self._in.setText(read.turnout)
            self._title.setText(say("statement.backing", number=draft.number))
            self._turnout.setText(read.when)
            self._bar.show_agreement(read.agreement)
            self._ends[0].setText(read.ends)
            self._ends[1].setText(read.line)

    def _show_kept(self, draft: PurposeDraft | None) -> None:
        found = drafts(self._desk.session)[::-1]
        if found:
            self._add(self._kept, PlainLabel(say("statement.kept"), "section"))
        for each in found:
            self._add(self._kept, Rule())
            self._add(self._kept, self._kept_row(each, chosen=draft is not None and each.key == draft.key))

    def _kept_row(self, draft: PurposeDraft, *, chosen: bool) -> QWidget:
        """Its number, what changed, and what the room said to it. A press looks at it."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        number = Button(str(draft.number), "link", small=True)
        number.setAccessibleName(say("statement.look_at", number=draft.number))
        number.clicked.connect(lambda: self.chosen.emit(draft.key))
        words = PlainLabel("", "meta", bold=True if chosen else None)
        words.show_runs(*_changed_runs(*changes_of(self._desk.session, draft)))
        read = poll_read(self._desk, draft)
        told = PlainLabel(read.short if read else say("statement.not_polled"), "meta", ink="ink" if read else "ink2", wrap=False)
        when = PlainLabel(
            " · ".join(filter(None, (say("statement.state_adopted") if draft.state == "adopted" else "", draft.noted))), "meta", ink="ink2"
        )
        end = QVBoxLayout()
        for label in (told, when):
            end.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        end.addStretch(1)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        line.addLayout(end)
        return row

    def _show_far(self, read: PollRead | None) -> None:
        if read is None or not read.far:
            return
        self._add(self._far, PlainLabel(say("statement.furthest"), "section"))
        for point in read.far:
            self._add(self._far, Rule())
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            words = PlainLabel("", "body")
            words.show_runs(
                TextRun(f"{point.number}  ", bold=True), TextRun(point.label), TextRun(f"\n{point.line}" if point.line else "", ink="ink2")
            )
            line.addWidget(words, 1)
            line.addWidget(PlainLabel(str(point.count), "label", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            self._add(self._far, row)
        self._add(self._far, PlainLabel(say("statement.as_a_group", n=sum(point.count for point in read.far)), "meta", ink="ink2"))

    def _add(self, column: QVBoxLayout, row: QWidget) -> None:
        column.addWidget(row)
        self._rows.append(row)


def _changed_runs(before: str, after: str) -> list[TextRun]:
    """What went, struck; what came, bold and underlined; of what stayed a few words on either side."""
    if not before:
        return [TextRun(after)]
    runs = []
    for piece in text_changes(before, after):
        if piece.sort == "kept":
            runs.append(TextRun(_shortened(piece.text).rstrip() + " "))
        elif piece.sort == "removed":
            runs.append(TextRun(piece.text.rstrip() + " ", ink="ink3", struck=True))
        else:
            runs += [TextRun(piece.text.rstrip(), bold=True, underlined=True), TextRun(" ")]
    return runs


def _shortened(text: str, words: int = 3) -> str:
    found = text.split()
    if len(found) <= 2 * words:
        return text
    return f"{' '.join(found[:words])} … {' '.join(found[-words:])} "
