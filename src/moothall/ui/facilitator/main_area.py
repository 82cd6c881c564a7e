"""The middle of the desk: an item's panel, a log's, or one of the window's own pages. Keeps each panel once made; changes no session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.errors import Trouble
from moothall.core.prompts import PROMPTS
from moothall.desk.stage_sets import stage_sets
from moothall.ui.facilitator.activity_views import load_panel, views_for
from moothall.ui.facilitator.header import Header
from moothall.ui.facilitator.private_cover import PrivateCover
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.discretion import Discretion
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence

Place = tuple[str, str]
"""An item's key and an activity's; without an item a log, without an activity one of the window's own pages (its name)."""


class MainArea(QWidget):
    """`viewed` gives the activity chosen in the header; `made` each panel as it is first made."""

    viewed = Signal(str)
    made = Signal(object)

    def __init__(self, stage: PanelContext, pages: dict[str, Callable[[PanelContext], Panel]], discretion: Discretion) -> None:
        super().__init__()
        self.stage, self._pages, self._discretion = stage, pages, discretion
        self.place: Place = ("", "")
        # Kept for the session: coming back finds the line half typed and the list where it was scrolled to.
        self._panels: dict[Place, Panel] = {}
        self._activities = {a.key: a for a in stage.activities}
        self.header = Header()
        self.header.viewed.connect(self.viewed)
        self._stack = QStackedWidget()
        # Made when first wanted: a page of the stack that nobody sees is measured with every other at each change of layout.
        self._cover: PrivateCover | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)

    # what is shown

    @property
    def panel(self) -> Panel | None:
        return self._panels.get(self.place)

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(self._panels.values())

    @property
    def item(self) -> AgendaItem | None:
        """The agenda item on screen; None for a log, a page, or an item deleted meanwhile."""
        return self.stage.desk.session.find(AGENDA, self.place[0])

    @property
    def activity(self) -> Activity | None:
        return self._activities.get(self.place[1])

    @property
    def is_page(self) -> bool:
        return self.place[1] in self._pages

    @property
    def wants_room(self) -> bool:
        """Whether the rail should be slim: for a page, a log or a board."""
        private = self.activity is not None and self.activity.private
        return self.is_page or private or (self.panel is not None and self.panel.edge_to_edge)

    def show_place(self, item: str, activity: str) -> None:
        """Brings up a panel or page, making it at the first visit."""
        place = (item, activity)
        if place not in self._panels:
            self._add(place)
        self.place = place
        self.bring()
        self.tell()

    def _add(self, place: Place) -> Panel:
        panel = self._panels[place] = self._make(place)
        self._stack.addWidget(panel)
        panel.question_changed.connect(self.tell)
        self.made.emit(panel)
        return panel

    def prepare(self, item: str, activity: str) -> None:
        """Makes a panel before it is wanted, laid out and painted once out of sight: its words are measured then."""
        if (item, activity) not in self._panels:
            panel = self._add((item, activity))
            panel.resize(self._stack.size())
            panel.grab()

    @property
    def is_private(self) -> bool:
        """Whether what is up is for the facilitator's eyes alone."""
        return self.activity is not None and (self.activity.private or self.activity.one_key is not None)

    @property
    def is_covered(self) -> bool:
        """Whether a private page is kept from whoever may see this window."""
        return self._discretion.doubted and self.is_private

    def bring(self) -> None:
        """The panel, or the cover in its place."""
        if self.panel is not None:
            self._stack.setCurrentWidget(self._covering() if self.is_covered else self.panel)

    def _covering(self) -> PrivateCover:
        if self._cover is None:
            self._cover = PrivateCover(self._discretion)
            self._stack.addWidget(self._cover)
        return self._cover

    def take_focus(self) -> None:
        """The keyboard to what is up."""
        if self.is_covered:
            self._covering().take_focus()
        elif self.panel is not None:
            self.panel.take_focus()

    def _make(self, place: Place) -> Panel:
        item, name = place
        try:
            if name in self._pages:
                return self._pages[name](self.stage)
            return load_panel(self._activities[name], self.stage, item)
        # Damage to one part of the file must not take the others away.
        except Trouble as trouble:
            return _Untold(self.stage, item, sentence(trouble))

    def drop_page(self, name: str) -> None:
        """Forgets a page, so that it is made from the present when next wanted."""
        panel = self._panels.pop(("", name), None)
        if panel is not None:
            panel.finish()
            self._stack.removeWidget(panel)
            # Not at once: it may be its own key press that leads here.
            panel.deleteLater()

    def drop_lost(self) -> bool:
        """Forgets panels whose item has been deleted. True when one of them was on screen."""
        session = self.stage.desk.session
        # Logs and pages have no item and are never lost.
        lost = [place for place in self._panels if place[0] and session.find(AGENDA, place[0]) is None]
        for place in lost:
            panel = self._panels.pop(place)
            panel.finish()
            self._stack.removeWidget(panel)
            panel.deleteLater()
        return self.place in lost

    # what is written over it

    def tell(self) -> None:
        """The header from the session: the item, or what a log is called. The window's own pages have their own."""
        item, activity = self.item, self.activity
        self.header.setVisible(activity is not None)
        if activity is None:
            return
        self.header.offer_timer(self._timer_words(item))
        if item is None:
            self.header.tell(say(f"{activity.key}.title"), "", (), activity.key, flat=self.wants_room, runs=True)
            return
        prompt = self.stage.desk.session.find(PROMPTS, item.prompt)
        views = views_for(item, self.stage.activities)
        asked = (self.panel.question() if self.panel else "") or (prompt.text if prompt else "")
        self.header.tell(item.title, asked, views, activity.key, flat=self.wants_room, runs=item.state == "now")

    def tell_timer(self) -> None:
        """The timer has been started, paused, moved on or taken away."""
        self.header.offer_timer(self._timer_words(self.item))

    def _timer_words(self, item: AgendaItem | None) -> str:
        """What the timer's button does; nothing for a log, or where a panel has clock and buttons of its own."""
        if item is None or (self.panel is not None and self.panel.rounds()):
            return ""
        timer = self.stage.desk.timer
        if timer.item == item.key:
            return say("window.next_round" if timer.following else "window.end_timer")
        stages = next((chosen for chosen in stage_sets() if chosen.key == item.stages), None)
        return say("window.time_stages", title=stages.title) if stages else say("window.time_it", n=item.length)


class _Untold(Panel):
    """Stands where a panel would whose part of the file is damaged, and says so; everything else goes on."""

    def __init__(self, stage: PanelContext, item: str, words: str) -> None:
        super().__init__(stage, item)
        column = self.framed()
        column.addWidget(PlainLabel(words))
        column.addStretch(1)
