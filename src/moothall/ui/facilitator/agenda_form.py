"""Everything of one agenda item, beside the agenda: what it is called, how long, who leads, what is asked, said, brought and cut. A field
is kept when one leaves it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.agenda import AGENDA, FACTORS, AgendaItem, agenda, edit_item, in_minutes, set_prompt
from moothall.core.agenda_acts import give_minutes, set_drop_order
from moothall.core.agenda_load import factors_of
from moothall.core.errors import Expected
from moothall.core.model import Step
from moothall.core.prompts import PROMPTS
from moothall.desk import Desk
from moothall.desk.stage_sets import stage_sets
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.ui.kit.labelled import Labelled
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.tick import Tick
from moothall.words import say, sentence

LINES = ("title", "minutes", "lead")
TEXTS = ("prompt", "definition", "script", "materials", "fallback")


class AgendaItemForm(QWidget):
    """`went` asks for an act on the item by its name: "up", "down", "start", "skip" or "open"."""

    went = Signal(str)

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__()
        self._stage, self._host, self._key = stage, host, ""
        self._title = PlainLabel("", "section")
        self._where = PlainLabel("", "meta", ink="ink2")
        self.fields: dict[str, Labelled] = {name: Field(say(f"window.item_{name}")) for name in LINES}
        self.fields |= {name: TextField(say(f"window.form_{name}"), lines=(1, 6)) for name in TEXTS}
        self.fields["least"] = Field(say("window.item_least"))
        self.kind = Choice(say("window.item_kind"), [(a.key, say(f"{a.key}.title")) for a in stage.activities if a.listed])
        self.drop = Choice(say("window.item_drop"), [("0", say("window.kept_whatever"))])
        self.stages = Choice(say("window.item_stages"), [("", say("window.item_own_minutes"))])
        self.factors = [Tick(say(f"window.factor_{n}")) for n in range(1, 6)]
        self.buttons = {name: Button("", small=True) for name in ("start", "open", "up", "down", "skip")}
        self._lay_out()
        self._connect()

    @property
    def _desk(self) -> Desk:
        desk: Desk = self._stage.desk
        return desk

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # Within this widget, which has no parent at first: shown by itself it would open as a window.
        self._inside = QWidget()
        outer.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._where)
        for names in (("start", "open"), ("up", "down"), ("skip",)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for name in names:
                row.addWidget(self.buttons[name], 1)
            column.addLayout(row)
        column.addWidget(self.fields["title"])
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in ("minutes", "lead"):
            row.addWidget(self.fields[name], 1 if name == "minutes" else 2)
        column.addLayout(row)
        column.addWidget(self.kind)
        for name in TEXTS:
            column.addWidget(self.fields[name])
        column.addWidget(self.drop)
        column.addWidget(self.fields["least"])
        column.addWidget(self.stages)
        column.addWidget(PlainLabel(say("window.factors_head"), "meta", ink="ink2"))
        for tick in self.factors:
            column.addWidget(tick)
        column.addStretch(1)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.changed_done.connect(lambda text, name=name: self._keep(name, text))
        self.kind.chosen.connect(lambda key: self._do(lambda: self._edit(activity=key, wanted=key, settings="{}")))
        self.drop.chosen.connect(lambda place: self._do(lambda: set_drop_order(self._desk.session, self._key, int(place))))
        self.stages.chosen.connect(lambda key: self._do(lambda: self._edit(stages=key)))
        for tick in self.factors:
            # `clicked` and not `toggled`: showing what holds must not ask for a change.
            tick.clicked.connect(self._keep_factors)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.went.emit(name))

    # what it shows

    def tell(self, key: str) -> None:
        """The item as it is now, another than before or the same."""
        item = self._desk.session.find(AGENDA, key)
        self._inside.setVisible(item is not None)
        if item is None:
            return
        if key != self._key:
            for field in self.fields.values():
                field.hush()
        self._key = key
        items = agenda(self._desk.session)
        self._title.setText(item.title)
        self._where.setText(say(f"window.where_{item.state}", n=items.index(item) + 1))
        self._tell_fields(item)
        self._tell_choices(item, items)
        self._tell_buttons(item)

    def _tell_fields(self, item: AgendaItem) -> None:
        prompt = self._desk.session.find(PROMPTS, item.prompt)
        texts = {name: getattr(item, name) for name in ("title", "lead", "script", "materials", "fallback")}
        texts |= {"minutes": str(item.length), "least": str(item.least or "")}
        texts |= {"prompt": prompt.text if prompt else "", "definition": prompt.definition if prompt else ""}
        for name, text in texts.items():
            self.fields[name].set_text(text)

    def _tell_choices(self, item: AgendaItem, items: list[AgendaItem]) -> None:
        cut = sum(1 for other in items if other.drop_order)
        most = cut + (0 if item.drop_order else 1)
        self.drop.offer([("0", say("window.kept_whatever")), *((str(n), say("window.drop_as", n=n)) for n in range(1, most + 1))])
        self.drop.choose(str(min(item.drop_order, most)))
        self.kind.choose(item.activity)
        self.stages.offer([("", say("window.item_own_minutes")), *((s.key, s.title) for s in stage_sets())])
        self.stages.choose(item.stages)
        served = factors_of(item)
        for tick, factor in zip(self.factors, FACTORS, strict=True):
            tick.setChecked(factor in served)

    def _tell_buttons(self, item: AgendaItem) -> None:
        out = item.state == "dropped"
        words = {
            "start": (say("window.start_short"), "Alt+Enter"),
            "open": (say("window.open_item"), ""),
            "up": (say("window.move_up"), ""),
            "down": (say("window.move_down"), ""),
            "skip": (say("window.take_up" if out else "window.cut"), ""),
        }
        for name, (text, keys) in words.items():
            self.buttons[name].set_words(text, keys)
        self.buttons["start"].setVisible(item.state != "now")
        for name in ("up", "down", "skip"):
            self.buttons[name].setVisible(item.state in ("todo", "dropped"))

    # what is kept

    def _edit(self, **fields: object) -> Step:
        return edit_item(self._desk.session, self._key, **fields)

    def _keep(self, name: str, text: str) -> None:
        try:
            self._desk.do(self._step(name, text), by=self)
        except Expected as trouble:
            self.fields[name].refuse(sentence(trouble))

    def _step(self, name: str, text: str) -> Step:
        session = self._desk.session
        if name == "minutes":
            return give_minutes(session, self._key, in_minutes(text.strip()))
        if name == "least":
            return self._edit(least=in_minutes(text.strip()) if text.strip() not in ("", "0") else 0)
        if name in ("prompt", "definition"):
            return self._asking(name, text)
        return self._edit(**{name: text})

    def _asking(self, name: str, text: str) -> Step:
        session = self._desk.session
        item = session.get(AGENDA, self._key)
        known = session.find(PROMPTS, item.prompt)
        if name == "prompt" and not text.strip():
            # Nothing is asked here any more; what was asked stays with whoever else asks it, and with its notes.
            return self._edit(prompt="")
        words, definition = (known.text, known.definition) if known else ("", "")
        words, definition = (text, definition) if name == "prompt" else (words, text)
        return set_prompt(session, self._key, self._desk.key(), words, definition)

    def _keep_factors(self) -> None:
        chosen = [factor for tick, factor in zip(self.factors, FACTORS, strict=True) if tick.isChecked()]
        self._do(lambda: self._edit(factors=",".join(chosen)))

    def _do(self, step: Callable[[], Step]) -> None:
        self._host.attempt(lambda: self._desk.do(step(), by=self))

    def take_focus(self, name: str = "title") -> None:
        field = self.fields[name]
        field.setFocus()
