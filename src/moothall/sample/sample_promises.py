"""The second half of the sample's morning: two columns, the purpose, who asks whom, messages, actions, what was parked, the check-out.

Everything is typed into the activity's own line, as a scribe would. Decides nothing about what the story says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from moothall.activities.actions.records import ACTION
from moothall.activities.actions.rules import take_on
from moothall.activities.key_messages import rules as key_messages
from moothall.activities.missing.records import MISSING
from moothall.activities.offers import rules as offers
from moothall.activities.offers.records import OFFERS
from moothall.activities.parked.records import PARKED
from moothall.activities.parked.rules import leave_as
from moothall.activities.statement import rules as statement
from moothall.activities.statement.records import DRAFTS
from moothall.activities.two_columns import rules as two_columns
from moothall.core.agenda import AgendaItem
from moothall.core.ballots import typed
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round, rounds_of_item
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.scales import ReadyScale
from moothall.core.typed_record import add_typed
from moothall.core.votes import open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.form_library import form_named
from moothall.desk.scale_library import ready_scale
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.rules import votes_of_item

Act = tuple[str, Callable[[], object]]
"""When it happens, as HH:MM, and what."""
_LINKS = 2
"""A note of the story joins at most so many."""


class Promises:
    """Turns the story of what people made and promised into acts on one desk."""

    def __init__(self, desk: Desk, items: Mapping[str, AgendaItem]) -> None:
        self._desk, self._items = desk, items

    def acts(self, story: dict[str, Any]) -> Iterator[Act]:
        """Every act, those of the same minute in this order."""
        for note in story["columns"]["note"]:
            yield note["at"], partial(self._note, self._items[story["columns"]["item"]], note)
        yield from self._wording(story["purpose"])
        for asked in story["help"]:
            yield asked["at"], partial(self._ask, asked)
        for message in story["message"]:
            yield message["at"], partial(self._say, message)
        for action in story["action"]:
            yield action["at"], partial(self._type, ACTION, action["line"])
        for voice in story["missing"]:
            yield voice["at"], partial(self._type, MISSING, voice["line"])
        for parked in story["parked"]:
            yield parked["at"], partial(self._park, parked)
        out = story["checkout"]
        yield out["opened"], partial(self._ask_how_free, self._items[out["item"]], out["counts"])
        yield out["closed"], partial(self._show_how_free, self._items[out["item"]].key)

    def _type(self, kind: Any, line: str) -> str:
        desk, key = self._desk, self._desk.key()
        desk.do(add_typed(kind, desk.session, key, line, desk.now()))
        return key

    def _note(self, item: AgendaItem, note: dict[str, Any]) -> None:
        desk = self._desk
        keys = desk.keys(1 + _LINKS)
        desk.do(two_columns.write(desk.session, item.prompt, note["side"], note["text"], keys, desk.now(), item.key))

    # the purpose

    def _wording(self, story: dict[str, Any]) -> Iterator[Act]:
        item = self._items[story["item"]].key
        yield story["agreed"], partial(self._agree, item, story)
        for draft in story["draft"]:
            yield draft["at"], partial(self._word, item, draft["text"])
            yield draft["opened"], partial(self._poll_latest, draft["counts"])
            yield draft["closed"], partial(self._reveal, item)
        yield story["adopted"], self._adopt

    def _agree(self, item: str, story: dict[str, Any]) -> None:
        desk = self._desk
        desk.do(statement.agree_beforehand(desk.session, item, story["threshold"], story["support"], desk.now()))

    def _word(self, item: str, text: str) -> None:
        desk = self._desk
        desk.do(statement.word_draft(desk.session, desk.key(), text, desk.now(), item))

    def _latest(self) -> str:
        draft = statement.latest(self._desk.session)
        assert draft is not None, "a draft is worded before it is polled"
        return draft.key

    def _poll_latest(self, counts: Sequence[int]) -> None:
        desk, draft = self._desk, self._latest()
        desk.do(statement.prepare_poll(desk.session, draft, _scale(statement.GRADIENTS), desk.keys(KEYS_NEEDED + 1)))
        self._cast(desk.session.get(DRAFTS, draft).poll, counts)

    def _adopt(self) -> None:
        self._desk.do(statement.adopt(self._desk.session, self._latest()))

    # help, messages, what was parked

    def _ask(self, story: dict[str, Any]) -> None:
        desk, key = self._desk, self._desk.key()
        desk.do(offers.write(desk.session, key, story["line"], desk.now(), self._items["How can I help?"].key))
        if "answer" in story:
            desk.do(offers.answered(desk.session, key, story["answer"]))
        if "again" in story:
            desk.do(OFFERS.edit(desk.session, key, what=story["again"]))
            desk.do(offers.answered(desk.session, key, story["then"]))
        if story.get("action"):
            desk.do(offers.make_action(desk.session, key, desk.key(), take_on, desk.now()))

    def _say(self, story: dict[str, Any]) -> None:
        desk, key = self._desk, self._desk.key()
        desk.do(key_messages.write(desk.session, key, story["line"], desk.now(), self._items["Key messages"].key))
        if story.get("agreed"):
            desk.do(key_messages.agree(desk.session, key))

    def _park(self, story: dict[str, Any]) -> None:
        key = self._type(PARKED, story["line"])
        self._desk.do(leave_as(self._desk.session, key, story["way"]))

    # polls

    def _ask_how_free(self, item: AgendaItem, counts: Sequence[int]) -> None:
        """So many sheets at each point, from the lowest."""
        desk, round_, form = self._desk, self._desk.key(), form_named("freedom-close")
        desk.do(draft_round(desk.session, round_, form, item.key))
        desk.do(open_round(desk.session, round_, desk.now()))
        asked = parts(form, ())
        points = (point for point, many in enumerate(counts, 1) for _ in range(many))
        desk.put_sheets(round_, [(None, typed_sheet(asked, str(point))) for point in points])

    def _show_how_free(self, item: str) -> None:
        (round_,) = rounds_of_item(self._desk.session, item)
        self._desk.close_form(round_.key)
        self._desk.do(reveal_round(self._desk.session, round_.key))

    def _cast(self, vote: str, counts: Sequence[int]) -> None:
        """So many ballots at each point, in the order of the options."""
        desk = self._desk
        desk.do(open_vote(desk.session, vote, desk.now()))
        options, card = options_of(desk.session, vote), 0
        for option, many in zip(options, counts, strict=True):
            for _ in range(many):
                card += 1
                desk.cast(vote, typed(str(option.number), options), "paper", card)

    def _reveal(self, item: str) -> None:
        desk = self._desk
        vote = votes_of_item(desk.session, item)[-1].key
        desk.close_vote(vote)
        desk.do(reveal_vote(desk.session, vote))


def _scale(key: str) -> ReadyScale:
    ready = ready_scale(key)
    assert ready is not None, key
    return ready
