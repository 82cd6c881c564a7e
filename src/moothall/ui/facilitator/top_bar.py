"""The line at the top: what session this is, who is here, when it was saved, how late it is, what time it is. Changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from moothall.core.model import Session
from moothall.core.people import participants, present
from moothall.core.session_details import details_of
from moothall.core.session_versions import is_finished, version_of
from moothall.ui.facilitator.logo import LogoButton
from moothall.ui.facilitator.schedule import LATE_FROM, Schedule
from moothall.ui.kit.card import Ground
from moothall.ui.kit.chip import Chip, ChipKind
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say

# The width from which the rail is full as well (see `panes`).
_WITH_SERIES = 1120  # px at 100 %


class Upright(QWidget):
    """A hairline between two groups of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, look().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour("line"))


class TopBar(Ground):
    """Shown anew with `tell` (the session), `saved` and `tick` (the clock)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", "bottom", parent)
        self._wide = True
        self.mark = LogoButton(say("window.menu"))
        self._title = PlainLabel("", "label", elided=True)
        self._series = PlainLabel("", "meta", ink="ink2", elided=True)
        self._chip = Chip("")
        self._finished = Chip("", "active")
        self._here = PlainLabel("", "meta", ink="ink2", elided=True)
        self._saved = PlainLabel("", "meta", ink="ink3", elided=True)
        self._late = Chip("", "late")
        self._clock = PlainLabel("", "title", wrap=False)
        self._uprights = (Upright(), Upright())
        row = QHBoxLayout(self)
        # px; the logo's own 4 make the left margin 24, too.
        row.setContentsMargins(20, 0, 24, 0)
        row.setSpacing(16)
        before, after = self._uprights
        for widget in (self.mark, self._title, self._series, before, self._chip, self._finished, self._here):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._saved, after, self._late, self._clock):
            row.addWidget(widget)
        self._chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # others give way first

    def fit(self, width: int) -> None:
        """Takes the height the present text size asks for; on a narrow window the series is the first to go."""
        now = look()
        self.setFixedHeight(now.px(now.tokens.size.top_bar))
        self._wide = width >= now.px(_WITH_SERIES)
        self._series.setVisible(self._wide and bool(self._series.text()))

    def tell(self, session: Session) -> None:
        facts = details_of(session)
        self._title.setText(facts.title)
        series = say("window.series", series=facts.series, n=facts.session_no) if facts.series else ""
        self._series.setText(series)
        self._series.setVisible(self._wide and bool(series))
        self._chip.setText(say(f"window.confidentiality_{facts.confidentiality.replace('-', '_')}"))
        done = is_finished(session)
        self._finished.setVisible(done or facts.rehearsal)
        if facts.rehearsal:
            self._finished.show_as(say("rehearsal.chip"), "late")
        elif done:
            self._finished.show_as(say("session.chip_finished", version=version_of(session)), "active")
        self._here.setText(_here(session))

    def saved(self, words: str) -> None:
        self._saved.setText(words)

    def tick(self, now: str, pace: Schedule) -> None:
        self._clock.setText(now)
        words, kind = _standing(pace)
        self._late.setVisible(bool(words))
        # The second hairline separates the chip; without one it would separate nothing.
        self._uprights[1].setVisible(bool(words))
        if words:
            self._late.show_as(words, kind)


def _standing(pace: Schedule) -> tuple[str, ChipKind]:
    """Paused, late or early in words, and how loudly; nothing within what is usual."""
    if pace.standing is not None:
        return say("window.stands", n=pace.standing), "late"
    if pace.late >= LATE_FROM:
        return say("window.late", n=pace.late), "late"
    # Neutral, and never praised: people may want the minutes for what they are at.
    return (say("window.in_hand", n=-pace.late), "fact") if pace.late <= -LATE_FROM else ("", "fact")


def _here(session: Session) -> str:
    """45 here of 48, 8 tables."""
    listed, here = len(participants(session)), present(session)
    if not listed:
        return say("window.nobody_listed")
    tables = len({p.table for p in here if p.table})
    words = say("window.here", here=len(here), listed=listed)
    return say("window.here_tables", here=words, n=tables) if tables else words
