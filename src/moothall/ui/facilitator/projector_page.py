"""The shared screen's own page: which projector it stands on, a test card, and whether the last row can read it. By mouse and by
keyboard.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout

from moothall.core.errors import Refused
from moothall.core.legibility import furthest_seat, height_for
from moothall.ui.facilitator.page_host import SessionHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence

_LONGEST = 200.0
"""Metres; no room is longer, and a slip of the finger is told."""


class ProjectorPage(WindowPage):
    """`buttons` are one for each screen that could be the projector."""

    def __init__(self, stage: PanelContext, host: SessionHost) -> None:
        super().__init__(stage, host, say("screens.title"), say("screens.note"))
        self.control = host.shared_screen
        self.stands, self.awake = PlainLabel(""), PlainLabel("", "meta", ink="ink2")
        self._choices, self.buttons = QVBoxLayout(), list[Button]()
        self.up = Button("", keys="F11", small=True)
        self.up.clicked.connect(self.control.present)
        self.seat = Field(say("screens.seat"))
        self.height_ = Field(say("screens.height"))
        self.verdict = PlainLabel("")
        self.card = Button("", small=True)
        self.card.clicked.connect(self._turn_card)
        self.page.add(self.stands)
        self.page.add(self.awake)
        self.page.add(self._choices)
        self.page.add_row(self.up, None)
        self.column.addSpacing(16)
        self.page.add(PlainLabel(say("screens.readable"), "section"))
        for field in (self.seat, self.height_):
            # px; a label that is longer must not be cut at large text.
            field.setMaximumWidth(720)
            field.changed_done.connect(lambda _: self._judge())
            self.page.add(field)
        self.page.add(self.verdict)
        self.page.add_row(self.card, None)
        self.column.addStretch(1)
        self.control.moved.connect(self._tell)
        self._tell()
        self._judge()

    def hear(self, news: object) -> None:
        self._tell()

    def _tell(self) -> None:
        self.stands.setText(say(f"screens.{self.control.places.standing}"))
        self.awake.setText(say("screens.awake" if self.control.awake.held else "screens.may_sleep"))
        self.awake.setVisible(self.control.stands and not self.stage.desk.blanked)
        self.up.set_words(say("screens.take_down" if self.control.stands else "screens.put_up"))
        self.card.set_words(say("screens.card_off" if self.stage.desk.shared_screen.card else "screens.card_on"))
        self._offer(self.control.places.screens())

    def _offer(self, screens: list[QScreen]) -> None:
        words = [say("screens.choose", name=screen.model() or screen.name(), size=_size(screen)) for screen in screens]
        if [button.words for button in self.buttons] == words:
            return
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(each, screen.name()) for each, screen in zip(words, screens, strict=True)]

    def _button(self, words: str, name: str) -> Button:
        button = Button(words, small=True)
        button.clicked.connect(lambda: self._put_on(name))
        self._choices.addWidget(button)
        return button

    def _put_on(self, name: str) -> None:
        # By name, since it may have been unplugged while its button stood there.
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        if screen is not None and screen in self.control.places.screens():
            self.control.put_on(screen)

    # the last row

    def _judge(self) -> None:
        """What the last row can read, or how high the picture would have to be."""
        try:
            seat, height = _metres(self.seat), _metres(self.height_)
        except Refused as refused:
            self.verdict.setText(sentence(refused))
            return
        if not seat:
            self.verdict.setText(say("screens.ask_seat"))
        elif not height:
            self.verdict.setText(say("screens.needs", seat=_say(seat), height=_say(height_for(seat))))
        elif furthest_seat(height) >= seat:
            self.verdict.setText(say("screens.reads", seat=_say(seat), reach=_say(furthest_seat(height))))
        else:
            facts = {"seat": _say(seat), "reach": _say(furthest_seat(height)), "height": _say(height_for(seat))}
            self.verdict.setText(say("screens.too_far", **facts))

    def _turn_card(self) -> None:
        screen = self.stage.desk.shared_screen
        seat = self.seat.text().strip()
        self.stage.desk.show_card("" if screen.card else (seat or "?"))

    def take_focus(self) -> None:
        self.seat.setFocus()


def _metres(field: Field) -> float:
    """0 where nothing is written. Refused for what is no length of a room."""
    text = field.text().strip().replace(",", ".").removesuffix("m").strip()
    if not text:
        return 0.0
    try:
        length = float(text)
    except ValueError:
        raise Refused("screens.not_metres", text=text[:20]) from None
    # Also for "nan", which is neither.
    if not 0 < length <= _LONGEST:
        raise Refused("screens.not_metres", text=text[:20])
    return length


def _say(metres: float) -> str:
    return f"{metres:.1f}".removesuffix(".0")


def _size(screen: QScreen) -> str:
    size, ratio = screen.size(), screen.devicePixelRatio()
    return f"{round(size.width() * ratio)} × {round(size.height() * ratio)}"
