"""The ladder as it is climbed: steps from the last at the top to the first, on each the tensions that stand there; three lines below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.activities.mechanism.panel_tension_card import TensionCard
from moothall.activities.mechanism.records import GAP, TERMS
from moothall.activities.mechanism.room import days_words
from moothall.activities.mechanism.rules import gaps, rungs, terms
from moothall.core.ladder import OnLadder, Rung
from moothall.core.model import Session
from moothall.ui.kit.card import Rule
from moothall.ui.kit.ended import end
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say

_ROW, _RAILS = 72, 40  # px at 100 %, as designed; rows a little closer, so that the lines below are in sight
_NAMES, _WHO, _STANDS = 200, 140, 440  # shares of the width, as designed
_RING = 14  # px at 100 %: half a ring
_BESIDE = 2  # cards on one step side by side


class Ring(QWidget):
    """A step's number between the rails, filled where a tension stands."""

    def __init__(self, number: int, taken: bool, here: bool) -> None:
        super().__init__()
        self._number, self._taken, self._here = number, taken, here
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_RAILS), look().px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, ring = QPointF(self.width() / 2, self.height() / 2), now.px(_RING)
        painter.setPen(QPen(now.colour("edge"), 2))
        for x in (middle.x() - now.px(11), middle.x() + now.px(11)):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setBrush(now.colour("accent" if self._here else "ink2" if self._taken else "paper"))
        painter.setPen(QPen(now.colour("accent" if self._here else "ink2" if self._taken else "edge"), 2))
        painter.drawEllipse(middle, ring, ring)
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("on_accent" if self._here else "paper" if self._taken else "ink"))
        painter.drawText(
            QRectF(middle.x() - ring, middle.y() - ring, 2 * ring, 2 * ring), int(Qt.AlignmentFlag.AlignCenter), str(self._number)
        )


class LadderPage(QWidget):
    """`chosen` gives a tension's key; `climbed` 1 or -1 for it; `dated` that its day is asked for."""

    chosen = Signal(str)
    climbed = Signal(int)
    dated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[TensionCard] = []
        self.key = ""
        self._page = ScrollPage(margins=False)
        self._body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Alt+Up", lambda: self.climbed.emit(1)),
            ("Alt+Down", lambda: self.climbed.emit(-1)),
            ("Return", self.dated.emit),
            ("Enter", self.dated.emit),
            ("Up", lambda: self._step(1)),
            ("Down", lambda: self._step(-1)),
        ):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(act)

    # choosing

    def _step(self, by: int) -> None:
        """Arrows go as the eye does: the cards are kept from the first step up."""
        keys = [card.tension.key for card in self.cards if card.tension]
        if keys:
            at = keys.index(self.key) if self.key in keys else -by
            self.choose(keys[max(0, min(len(keys) - 1, at + by))])

    def choose(self, key: str) -> None:
        self.key = key
        for card in self.cards:
            mine = card.tension is not None and card.tension.key == key
            card.setChecked(mine)
            if mine:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(key)

    def take_focus(self) -> None:
        card = next((card for card in self.cards if card.isChecked()), next(iter(self.cards), None))
        (card or self).setFocus()

    # drawing

    def tell(self, session: Session, found: Sequence[OnLadder], today: str) -> None:
        """All of it anew: a ladder has few steps and few tensions."""
        had = any(card.hasFocus() for card in self.cards)
        if self.key not in {t.key for t in found if t.is_open}:
            self.key = next((t.key for t in found if t.is_open), "")
        self.cards = []
        old, self._body = self._body, QWidget()
        self._page.column.removeWidget(old)
        end(old)
        self._fill(QVBoxLayout(self._body), session, found, today)
        self._page.column.insertWidget(0, self._body)
        # At once: what Qt shows a moment later can't take the keyboard now.
        self._body.show()
        if had:
            self.take_focus()

    def _fill(self, column: QVBoxLayout, session: Session, found: Sequence[OnLadder], today: str) -> None:
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        steps, is_open = rungs(session), [t for t in found if t.is_open]
        oldest = max((t.age for t in is_open), default=0)
        self._row(column, None, PlainLabel(say("mechanism.head_step"), "meta", ink="ink2"), say("mechanism.head_who"), self._heads(oldest))
        for rung in reversed(steps):
            mine = [t for t in is_open if t.rung == rung.key]
            here = any(t.key == self.key for t in mine)
            column.addWidget(Rule())
            self._row(column, Ring(rung.number, bool(mine), here), self._name(rung), rung.who, self._cards(mine, oldest, today))
        column.addWidget(Rule())
        # From the first step up, whatever order they are drawn in.
        self.cards.reverse()
        loose = [t for t in is_open if t.rung not in {rung.key for rung in steps}]
        if loose:
            self._row(
                column, None, PlainLabel(say("mechanism.not_on_it"), "meta", bold=True), "", self._cards(loose, oldest, today, first=True)
            )
            column.addWidget(Rule())
        column.addSpacing(12)
        self._terms(column, session)
        column.addSpacing(12)
        self._add_off(column, [t for t in found if not t.is_open])
        column.addStretch(1)

    @staticmethod
    def _heads(oldest: int) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(say("mechanism.head_stands"), "meta", ink="ink2"), 1)
        if oldest:
            row.addWidget(PlainLabel(say("mechanism.bar", n=oldest), "meta", ink="ink2", align=Qt.AlignmentFlag.AlignRight), 1)
        return part

    @staticmethod
    def _row(column: QVBoxLayout, ring: Ring | None, name: QWidget, who: str, stands: QWidget) -> None:
        now, row = look(), QHBoxLayout()
        row.setSpacing(12)
        # While it is empty: PySide makes objects of the items it finds in a layout, and those outlive it.
        column.addLayout(row)
        if ring:
            row.addWidget(ring)
        else:
            row.addSpacing(now.px(_RAILS) + 12)
        told = PlainLabel(who, "meta")
        # In parts of what there is, the same in every row, so that the columns stand under each other at any text size.
        for part, share in ((name, _NAMES), (told, _WHO), (stands, _STANDS)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            row.addWidget(part, share, Qt.AlignmentFlag(0) if part is stands else Qt.AlignmentFlag.AlignVCenter)

    @staticmethod
    def _name(rung: Rung) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(PlainLabel(rung.words, "label"))
        column.addWidget(PlainLabel(days_words(rung), "meta", ink="ink2"))
        column.addStretch(1)
        return part

    def _cards(self, found: Sequence[OnLadder], oldest: int, today: str, first: bool = False) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setSpacing(8)
        made = []
        for place, tension in enumerate(found):
            card = TensionCard()
            card.tell(tension, oldest, today)
            card.setChecked(tension.key == self.key)
            card.clicked.connect(lambda _=False, key=tension.key: self.choose(key))
            grid.addWidget(card, place // _BESIDE, place % _BESIDE if len(found) > 1 else 0)
            made.append(card)
        if not found:
            grid.addWidget(PlainLabel(say("mechanism.nothing_here"), "meta", ink="ink2"))
        self.cards = [*made, *self.cards] if first else [*self.cards, *reversed(made)]
        return part

    @staticmethod
    def _terms(below: QVBoxLayout, session: Session) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        below.addLayout(row)
        said = {**terms(session), GAP: gaps(session)}
        # What is still to be agreed only where there is any: a ladder may be whole.
        for sort in (*TERMS, GAP) if said[GAP] else TERMS:
            column = QVBoxLayout()
            column.setSpacing(2)
            row.addLayout(column, 1)
            column.addWidget(PlainLabel(say(f"mechanism.sort_{sort}"), "label"))
            words = " ".join(line.text for line in said[sort])
            column.addWidget(PlainLabel(words or say("mechanism.unsaid"), "meta", ink="ink" if words else "ink2", italic=not words))
            column.addStretch(1)

    @staticmethod
    def _add_off(column: QVBoxLayout, found: Sequence[OnLadder]) -> None:
        if found:
            told = "   ".join(f"{t.number} {t.question} ({t.called.lower()})" for t in found)
            column.addWidget(Rule())
            column.addSpacing(6)
            column.addWidget(PlainLabel(f"{say('mechanism.off')}: {told}", "meta"))
