"""Who spoke, on the desk: a letter for each group while it speaks, shares of talk beside shares of seats, who was not heard. Private."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.who_spoke.records import BY, TALK
from moothall.activities.who_spoke.rules import (
    LETTERS,
    begins,
    figure,
    grouped_by,
    groups,
    is_told,
    nobody,
    running,
    shares,
    so_far,
    spread,
    tell_room,
    turns,
)
from moothall.activities.who_spoke.talk_words import minutes, seats_words, talk_words
from moothall.core.agenda import current_item
from moothall.core.model import Step
from moothall.core.people import ORGANISATIONS, PARTICIPANTS
from moothall.core.share_rows import Share, ShareRow
from moothall.core.talk_shares import TalkShare
from moothall.desk import News
from moothall.desk.settings import load_settings
from moothall.ui.charts.share_chart import ShareChart
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.button import Button
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_panel import PrivatePanel
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.tick import Tick
from moothall.words import say

_TICK = 1000  # ms: the turn that goes on is told in seconds


class TalkPanel(PrivatePanel):
    """Letters act on this page, which has no line; from anywhere else it is F3 and the letter."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self._by = grouped_by(self.desk.session)
        self.ways = Segmented([(by, say(f"who_spoke.by_{by}")) for by in BY], self._by, say("who_spoke.by"))
        self.chart = ShareChart()
        self._sum, self._silent = PlainLabel("", "meta", ink="ink2"), PlainLabel("", "body")
        self._prints = PlainLabel("", "meta", ink="ink2")
        self.told = Tick(say("who_spoke.tell_room"), say("who_spoke.tell_note"))
        self._aside = SpeakingNow(self._press, self._stop)
        self._clock = QTimer(self, interval=_TICK)
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        page = self.begin_page(say("who_spoke.private_page"))
        page.add_row(self.ways, None, self._sum)
        for part in (self.chart, self._silent, self._prints, self.told):
            page.add(part)
        page.column.addStretch(1)

    def _connect(self) -> None:
        self.ways.chosen.connect(self._group)
        # `clicked` and not `toggled`: the page sets it, too, when it is told.
        self.told.clicked.connect(self._tell_room)
        self._clock.timeout.connect(self._tick)
        here = Qt.ShortcutContext.WindowShortcut
        self._keys = []
        for letter in LETTERS:
            shortcut = QShortcut(QKeySequence(letter.upper()), self, context=here)
            shortcut.activated.connect(lambda letter=letter: self._letter(letter))
            self._keys.append(shortcut)
        stop = QShortcut(QKeySequence("Space"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        stop.activated.connect(self._stop)

    # acts

    def _letter(self, letter: str) -> None:
        found = list(groups(self.desk.session, self._by))
        # Single letters may be turned off; F3 and the letter stay.
        if load_settings().letters and LETTERS.index(letter) < len(found):
            self._press(found[LETTERS.index(letter)])

    def _press(self, group: str) -> None:
        desk, item = self.desk, current_item(self.desk.session)
        self._do(lambda: begins(desk.session, desk.key(), group, desk.second(), item.key if item else "", self._by))

    def _stop(self) -> None:
        self._do(lambda: nobody(self.desk.session, self.desk.second()))

    def _do(self, rule: Callable[[], Step]) -> None:
        attempt(self, lambda: self.desk.do(rule(), by=self))

    def _group(self, by: str) -> None:
        """What was noted under the other grouping stays, and is shown again under it."""
        self._by = by
        self._redraw()

    def _tell_room(self, on: bool) -> None:
        self._do(lambda: tell_room(self.desk.session, on))
        self.told.setChecked(is_told(self.desk.session))

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(TALK.table, PARTICIPANTS, ORGANISATIONS)):
            self._redraw()

    def _tick(self) -> None:
        now = running(self.desk.session)
        self._aside.tell_time(minutes(so_far(now, self.desk.second())) if now else "")

    def _redraw(self) -> None:
        session, now = self.desk.session, running(self.desk.session)
        found, said = shares(session), turns(session)
        names = groups(session, self._by)
        self._aside.tell(list(names), now.speaks if now else "")
        self._clock.start() if now else self._clock.stop()
        self._tick()
        heads = [say(f"who_spoke.head_{head}") for head in ("group", "bars", "turns", "longest")]
        self.chart.show_shares([_row(share) for share in found], heads)
        self.chart.be_as_high_as_rows()
        spoken = sum(figure(t.seconds) for t in said)
        self._sum.setText(
            say("who_spoke.so_far", minutes=minutes(spoken), turns=say("who_spoke.turns", n=len(said))) if said else say("who_spoke.empty")
        )
        quiet = [share.group for share in found if share.silent]
        self._silent.setText(say("who_spoke.silent_groups", groups=", ".join(quiet)) if quiet and said else "")
        self._silent.setVisible(bool(self._silent.text()))
        sentence, told = spread(session), is_told(session)
        self.told.setEnabled(bool(said))
        self.told.setChecked(told)
        key = "prints" if told else "prints_nothing"
        self._prints.setText(say(f"who_spoke.{key}", sentence=sentence) if sentence else say("who_spoke.too_little"))

    # the window asks

    def side(self) -> QWidget | None:
        return self._aside

    def take_focus(self) -> None:
        # Not on a group's button: there Space would press that, and it is for nobody.
        (self.chart.table if self.chart.table.rowCount() else self.ways.segments[0]).setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"who_spoke.key_{name}"), say(f"who_spoke.does_{name}")) for name in ("letters", "nobody")]


def _row(share: TalkShare) -> ShareRow:
    """Seats above, outlined; talk below, filled."""
    seats = Share(share.seats or 0.0, seats_words(share), open=True)
    return ShareRow(share.group, (seats, Share(share.talk, talk_words(share))), (str(share.turns), minutes(share.longest)))


class SpeakingNow(QWidget):
    """A button for each group, with its letter; the one that speaks is pressed in. Groups beyond the letters are pressed all the same."""

    def __init__(self, press: Callable[[str], None], stop: Callable[[], None]) -> None:
        super().__init__()
        self._press, self.buttons = press, list[Button]()
        self._shown: tuple[tuple[str, ...], str] | None = None
        self._head, self._time = PlainLabel(say("who_spoke.speaking"), "label", wrap=False), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._now = PlainLabel("", "meta", bold=True)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(4)
        self.nobody = Button(say("who_spoke.nobody_button"), keys="Space", small=True)
        self.nobody.clicked.connect(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._head, self._now, self._time):
            column.addWidget(part)
        column.addLayout(self._groups)
        column.addWidget(self.nobody)
        column.addWidget(PlainLabel(say("who_spoke.never_people"), "meta", ink="ink2"))
        column.addStretch(1)

    def tell_time(self, time: str) -> None:
        self._time.setText(time)

    def tell(self, names: list[str], speaking: str) -> None:
        self._now.setText(speaking or (say("who_spoke.nobody_now") if names else say("who_spoke.no_groups")))
        if self._shown == (tuple(names), speaking):
            return
        had = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), -1)
        self._shown = (tuple(names), speaking)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(place, name, name == speaking) for place, name in enumerate(names)]
        if 0 <= had < len(self.buttons):
            self.buttons[had].setFocus()

    def _button(self, place: int, name: str, speaks: bool) -> Button:
        button = Button(name, "primary" if speaks else "plain", keys=LETTERS[place].upper() if place < len(LETTERS) else "")
        button.setAccessibleDescription(say("who_spoke.speaking") if speaks else "")
        button.clicked.connect(lambda: self._press(name))
        self._groups.addWidget(button)
        return button
