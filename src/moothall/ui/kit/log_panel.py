"""A log of declared records: a line that names an entry, the list, the chosen entry in its editor, keys for who may see it.

What an entry holds and how it is changed, its declaration says; how it reads, its activity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from moothall.core.errors import Expected, Refused
from moothall.core.levels import Level, may_be_shown
from moothall.core.model import Step, Table
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.records import RecordKind
from moothall.core.typed_record import add_typed
from moothall.desk import News
from moothall.record_words import people_offered
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_acts import EntryAct, EntryActs
from moothall.ui.kit.inline_parts import InlinePart
from moothall.ui.kit.log_page import LogPage
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.record_editor import RecordEditor
from moothall.ui.kit.record_meaning import meaning_of
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say, sentence


class LogPanel(Panel):
    """A log of one declared kind of record. An activity says how a row's marks, an entry's wording and what holds it back read."""

    also_shown: tuple[Table[Any], ...] = ()
    """Further tables whose records an entry shows."""

    def __init__(self, stage: PanelContext, item_key: str, kind: RecordKind[Any]) -> None:
        super().__init__(stage, item_key)
        self.desk, self.kind = stage.desk, kind
        has_level = any(f.sort == "visibility" for f in kind.fields)
        self.log = LogPage(say(f"{kind.key}.quick"), say(f"{kind.key}.hint"), say(f"{kind.key}.empty"), levels=has_level)
        # Whether the facilitator is at the chosen entry; see `_follow`. It guards what Shift+F5 would show the room.
        self._at_entry = False
        self._doubted: Any = None  # the entry that was asked about last
        self._told_keys: object = None  # what the window was last told that keys do here
        self.framed().addWidget(self.log)
        if kind.typed:
            self.log.show_signs(say(f"{kind.key}.signs"))
        self.editor = RecordEditor(kind)
        self.act_bar = EntryActs(self.acts(), self)
        self.log.put_form(self.act_bar, self.editor)
        for act in self.act_bar.acts:
            for keys in act.keys:
                self.log.on(keys).connect(act.press)
        self._connect()
        self._redraw()

    def _connect(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # The app tells every change of focus; asking each part of the form would miss parts an activity adds.
        app.focusChanged.connect(self._follow)
        self.log.committed.connect(self.name_entry)
        self.log.line.changed.connect(lambda text: self.log.line.mean(*self.meaning(text)))
        self.log.chosen.connect(lambda _: self.redraw_entry())
        self.log.level_wanted.connect(self._set_level)
        self.log.read_back_wanted.connect(self.read_back)
        session = self.desk.session
        self.editor.edited.connect(self.edit)
        self.editor.deleted.connect(self.delete)
        self.editor.read_back.connect(self.read_back)
        self.editor.sentence_read.connect(lambda sentence: self.sentence_read(sentence))
        self.editor.row_edited.connect(self._edit_row)
        self.editor.row_added.connect(lambda: self.change(lambda key: self.kind.add_row(session, self.desk.key(), key)))
        self.editor.row_removed.connect(lambda row: self.change(lambda _: self.kind.delete_row(session, row)))

    # what an activity says of its own

    def marks(self, entry: Any) -> tuple[str, ...]:
        """Words in small boxes under an entry of the list: its state, once it is another than the first."""
        state = getattr(entry, "state", "")
        return (say(f"{self.kind.key}.state_{state}"),) if state in self.kind.states[1:] else ()

    def wording(self, entry: Any) -> str:
        """What the entry's level prints."""
        return ""

    def held_back(self, entry: Any) -> str:
        """Why that isn't printed yet; empty when it is."""
        return ""

    def sentences(self, entry: Any) -> Sequence[tuple[str, bool]]:
        """What is read back one by one, each with whether it was heard; none where the whole entry is."""
        return ()

    def sentence_read(self, sentence: str) -> None:
        """A tick on one of them, or off it."""

    def links(self) -> dict[str, list[tuple[str, str]]]:
        """Records a field may point to, by field: their keys and words."""
        return {}

    def order(self, entries: list[Any]) -> list[Any]:
        """The list from top to bottom. The newest first: it is what was just named."""
        return entries[::-1]

    def listed(self, entry: Any) -> ListedNote:
        """Its row in the list."""
        return ListedNote(entry.key, entry.number, getattr(entry, self.kind.title.name), marks=self.marks(entry))

    def acts(self) -> Sequence[EntryAct]:
        """What can be done with the chosen entry beside changing its fields: buttons over its form, each with its key. Asked once."""
        return ()

    def tell_acts(self, entry: Any) -> None:
        """Which of them can be used now, and how they are called."""

    def action_act(self) -> EntryAct:
        """Of what is promised: an action in the chosen entry's words. For the list an activity gives as its `acts`."""
        return EntryAct(say("kit.make_action"), self.take_on, ("Alt+J",), "Alt+J")

    def take_on(self) -> None:
        """As often as it is pressed: of one decision several things may follow."""
        taker, entry, desk = next((a.takes_on for a in self.desk.activities if a.takes_on), None), self.entry, self.desk
        if taker and entry:
            words, item = getattr(entry, self.kind.title.name), getattr(entry, "item", "")
            # By nobody in particular, so that the window offers Undo.
            attempt(self, lambda: desk.do(taker(desk.session, desk.key(), words, desk.now(), item)))

    def _offered(self, entry: Any) -> dict[str, list[tuple[str, str]]]:
        """What the lists of the form hold: people who are here, and whoever the entry names already."""
        who = {
            f.name: people_offered(self.kind, f, self.desk.session, getattr(entry, f.name)) for f in self.kind.fields if f.sort == "person"
        }
        return {**who, **self.links()}

    # the chosen entry

    @property
    def entry(self) -> Any:
        """The chosen entry's record, or None."""
        return self.desk.session.find(self.kind.table, self.log.rows.key)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """A list chooses its first row by itself, so a chosen row is not yet one the facilitator is at. They are once the keyboard has
        been in the list or the form, and stay there while it is in another part of the window, as on a button that is pressed."""
        if now is not None and self.log.isAncestorOf(now):
            self._at_entry = now is self.log.rows or self.log.entry.isAncestorOf(now)

    # changing

    def meaning(self, text: str) -> list[InlinePart]:
        """What the line would make, while it is typed."""
        return meaning_of(self.kind, self.desk.session, text)

    def name_entry(self, text: str) -> None:
        """Enter in the line. What is refused stays there, with the reason beside it."""
        key = self.desk.key()
        try:
            self.desk.do(self.typed_step(key, text), by=self)
        except Expected as trouble:
            # Beside the line that was typed: a message at the foot would be far from what has to be mended.
            self.log.line.refuse(sentence(trouble))
            return
        self.log.line.taken()
        self.kept(key)
        self.log.rows.go_to(key)

    def kept(self, key: str) -> None:
        """An entry came from the line, before it is gone to in the list."""

    def typed_step(self, key: str, text: str) -> Step:
        """The act of what was typed in the line. Refused in words."""
        return add_typed(self.kind, self.desk.session, key, text, self.desk.now(), self.item_key)

    def edit(self, key: str, field: str, value: object) -> None:
        """One field of the entry it was typed for. A refusal is said under the field, and the text stays."""
        try:
            self.desk.do(self.kind.edit(self.desk.session, key, **{field: value}), by=self)
        except Expected as trouble:
            if not self.editor.refuse(field, sentence(trouble)):
                self.said.emit("attention", sentence(trouble), None)
                # No field could say the reason, so that none keeps the refused text either.
                self.redraw_entry()

    def _edit_row(self, row: str, field: str, text: str) -> None:
        try:
            self.desk.do(self.kind.edit_row(self.desk.session, row, **{field: text}), by=self)
        except Expected as trouble:
            self.editor.refuse_row(row, field, sentence(trouble))

    def _set_level(self, level: int) -> None:
        """By key, for the entry that is chosen; nothing for a kind whose entries have no level."""
        if self.entry and hasattr(self.entry, "visibility"):
            self.edit(self.entry.key, "visibility", level)

    def read_back(self) -> None:
        """Ctrl+R: the room heard these words and may have them, or the tick off again. What is the room's own is shown to be read aloud."""
        if self.entry and not hasattr(self.entry, "read_back"):
            self.show_wanted.emit(Showing(self.kind.key, self.item_key, "entry", self.entry.key))
        else:
            self.change(lambda key: self.kind.read_back(self.desk.session, key))

    def change(self, rule: Callable[[str], Step]) -> None:
        """One change of the chosen entry; what stands in its way is said in a message."""
        entry = self.entry
        if entry:
            attempt(self, lambda: self.desk.do(rule(entry.key), by=self))

    def delete(self) -> None:
        """The chosen entry goes; by nobody in particular, so that the window offers Undo."""
        entry = self.entry
        if entry:
            attempt(self, lambda: self.desk.do(self.kind.delete(self.desk.session, entry.key)))

    # drawing

    def hear(self, news: object) -> None:
        people = (PARTICIPANTS,) if any(f.sort == "person" for f in self.kind.fields) else ()
        if isinstance(news, News) and (news.is_large or news.touches(*self.kind.tables, *self.also_shown, *people)):
            self._redraw()

    def _redraw(self) -> None:
        rows = [self.listed(entry) for entry in self.order(self.kind.all(self.desk.session))]
        if self.kind.typed:
            self.log.line.set_context(say(f"{self.kind.key}.next", number=self.desk.session.next_number(self.kind.table.name)))
        self.log.show_rows(say(f"{self.kind.key}.count", n=len(rows)), rows)
        self.redraw_entry()

    def redraw_entry(self) -> None:
        entry = self.entry
        if entry:
            self.editor.show_entry(entry, self.kind.rows_of(self.desk.session, entry.key), self._offered(entry))
            self.editor.show_wording(entry, self.wording(entry), self.held_back(entry), self.sentences(entry))
            self.tell_acts(entry)
            self.act_bar.fit()
        if (told := (self._reading(), self._keys_of_acts())) != self._told_keys:
            self._told_keys = told
            self.keys_changed.emit()

    # the window asks

    def keys(self) -> list[tuple[str, str]]:
        """By the declaration: an entry with a level has keys for it; one that is the room's own is read back on the wall."""
        here = [(say("kit.key_enter"), say(f"{self.kind.key}.does_enter")), (say("kit.key_arrows"), say("kit.does_arrows"))]
        here += self._keys_of_acts()
        if any(f.sort == "visibility" for f in self.kind.fields):
            of_level = (("level", "level"), ("read_back", self._reading()), ("spotlight", "spotlight"))
            return [*here, *((say(f"kit.key_{key}"), say(f"kit.does_{does}")) for key, does in of_level)]
        return [*here, (say("kit.key_read_back"), say("kit.does_read_aloud"))]

    def _keys_of_acts(self) -> list[tuple[str, str]]:
        return [(act.button.shown_keys, act.button.own_words) for act in self.act_bar.acts if act.shown and not act.button.isHidden()]

    def _reading(self) -> str:
        """What Ctrl+R does to the chosen entry, as the words files call it: one that is private goes to the room in the same act."""
        if getattr(self.entry, "read_back", False):
            return "unread"
        return "read_back_give" if getattr(self.entry, "visibility", Level.ROOM) == Level.PRIVATE else "read_back"

    def take_focus(self) -> None:
        self.log.line.setFocus()

    def spotlight(self) -> Showing | None:
        """The words of the entry the facilitator is at, and nothing else of it; None when they are typing a new one.

        Refused for an entry the room may not have, whoever asks, and once for words that were not read back: asked again, they are meant.
        """
        if not self.entry or not self._at_entry:
            return None
        if getattr(self.entry, "visibility", Level.ROOM) == Level.PRIVATE:
            # Here and not at the screen: a private entry must not become a Showing at all.
            raise Refused("kit.entry_is_private")
        if not may_be_shown(getattr(self.entry, "visibility", Level.ROOM)):
            raise Refused("kit.entry_not_the_rooms", number=self.entry.number)
        if not getattr(self.entry, "read_back", True) and self._doubted != self.entry:
            # The whole entry: other words than were asked about are asked about anew.
            self._doubted = self.entry
            raise Refused("kit.entry_unheard", number=self.entry.number)
        return Showing(self.kind.key, self.item_key, "entry", self.entry.key)
