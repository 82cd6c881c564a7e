"""De-duplicating never loses a voice: repeated, merged, taken out, split, moved or deleted, numbers, words and sources add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, items, notes_of, repeats_of, said, sources
from moothall.core.errors import Refused
from moothall.core.merging import delete_notes, hide_note, keys_to_split, merge_notes, move_note, repeat_note, split_note, take_out
from moothall.core.model import Session, Step, changed
from moothall.core.prompts import PROMPTS, ask
from moothall.core.themes import PLACEMENTS
from tests.core.boards import after, board, drawn
from tests.core.test_steps import Hand
from tests.store.sessions import shelf
from tests.trials import many


def note(session: Session, number: int) -> Contribution:
    return next(c for c in session.all(CONTRIBUTIONS) if c.number == number)


def family(session: Session, prompt: str = "p") -> str:
    """ "1 (3 4), 2": the notes that stand, each with its repeats."""
    heads = ((n, repeats_of(session, n.key)) for n in notes_of(session, prompt))
    return ", ".join(f"{n.number} ({' '.join(str(c.number) for c in again)})" if again else str(n.number) for n, again in heads)


def plus(session: Session, head: str, text: str = "", table: str = "", key: str = "r") -> Session:
    return after(session, repeat_note(session, head, Written(text, table, written="10:24"), key))


# +1, same as


def test_a_repeat_has_a_number_words_and_a_source_of_its_own() -> None:
    session = plus(board("A: 1, : 2"), "n1", "said otherwise", "5")
    repeat = note(session, 3)
    assert (repeat.text, repeat.table, repeat.same_as, repeat.written) == ("said otherwise", "5", "n1", "10:24")
    assert family(session) == "1 (3), 2"
    assert items(session, notes_of(session, "p")) == 3


def test_without_words_of_its_own_it_has_the_notes() -> None:
    assert note(plus(board(": 1"), "n1"), 2).text == "note 1"


def test_a_repeat_of_a_repeat_repeats_the_note() -> None:
    session = plus(plus(board(": 1"), "n1", key="r"), "r", key="s")
    assert family(session) == "1 (2 3)"


def test_what_repeats_a_hidden_note_is_hidden_too() -> None:
    session = board(": 1")
    assert note(plus(after(session, hide_note(session, "n1", True)), "n1"), 2).hidden, "its words are the hidden note's"


def test_sources_count_every_hand() -> None:
    session = plus(plus(board(": 1"), "n1", table="5", key="r"), "n1", table="5", key="s")
    assert sources(session, notes_of(session, "p")) == 1
    assert sources(plus(session, "n1", table="6", key="t"), notes_of(session, "p")) == 2


# merging and taking out


def test_merged_notes_bring_their_repeats_and_leave_their_themes() -> None:
    session = plus(board("A: 1, B: 2"), "n2")
    after(session, merge_notes(session, "n1", ["n2"]))
    assert family(session) == "1 (2 3)"
    assert drawn(session) == "A: 1, B:, : 2 3"  # the tray of the picture has everything that lies in no theme


@pytest.mark.parametrize("others", [[], ["n1"], ["r"]], ids=["nobody", "itself", "its own repeat"])
def test_nothing_to_merge_is_refused(others: list[str]) -> None:
    session = plus(board(": 1"), "n1")
    with pytest.raises(Refused):
        merge_notes(session, "n1", others)


def test_notes_of_another_prompt_are_not_the_same() -> None:
    session = after(board(": 1 2"), ask(board(), "q", "And?"))
    after(session, move_note(session, "n2", "q"))
    with pytest.raises(Refused):
        merge_notes(session, "n1", ["n2"])


def test_taken_out_it_lies_where_the_note_lay() -> None:
    session = plus(board("A: 1, B: 1* 2"), "n1")
    after(session, take_out(session, "r", ["k1", "k2"]))
    assert drawn(session) == "B: 1* 2 3*, A: 1 3"
    with pytest.raises(Refused):
        take_out(session, "n1", [])


# splitting


def test_items_of_an_answer_keep_its_source_and_its_response_number() -> None:
    session = board("A: 1, B: 1*")
    after(session, _answer(note(session, 1)))
    keys = [f"s{n}" for n in range(keys_to_split(session, "n1", 3))]
    after(session, split_note(session, "n1", ["one", "two", "three"], keys))
    assert [(c.number, c.text, c.table, c.response_no) for c in notes_of(session, "p")] == [
        (1, "one", "4", "62"),
        (2, "two", "4", "62"),
        (3, "three", "4", "62"),
    ]
    assert drawn(session) == "A: 1 2 3, B: 1* 2* 3*"
    assert sources(session, notes_of(session, "p")) == 1


def _answer(note: Contribution) -> Step:
    """The note as a survey brought it."""
    return Step("step.resource_note", (changed(CONTRIBUTIONS, note, replace(note, table="4", response_no="62")),))


@pytest.mark.parametrize("texts", [["all of it"], ["one", " "], []])
def test_a_split_has_two_items_at_least_and_no_blank_one(texts: list[str]) -> None:
    session = board(": 1")
    with pytest.raises(Refused):
        split_note(session, "n1", texts, ["a", "b"])


# going and moving


def test_the_first_repeat_takes_the_place_of_a_deleted_note() -> None:
    session = plus(plus(board("A: 1"), "n1", key="r"), "n1", key="s")
    after(session, delete_notes(session, ["n1"]))
    assert family(session) == "2 (3)"
    assert drawn(session) == "A: 2, : 3"


def test_a_moved_note_takes_its_repeats_along() -> None:
    session = after(plus(board("A: 1 2"), "n1"), ask(board(), "q", "And?"))
    after(session, move_note(session, "r", "q"))
    assert (family(session), family(session, "q")) == ("2", "1 (3)")
    assert not session.where(PLACEMENTS, "contribution", "n1")


# whatever happens

ACTS: list[Callable[[Session, Hand], Step]] = [
    lambda s, h: repeat_note(s, h.any("contribution"), Written(h.dice.choice(["", "own words"]), table="7"), h.key()),
    lambda s, h: merge_notes(s, h.any("contribution"), h.some("contribution")),
    lambda s, h: take_out(s, h.any("contribution"), h.keys()),
    lambda s, h: split_note(s, h.any("contribution"), ["first", "second"], h.keys()),
    lambda s, h: move_note(s, h.any("contribution"), h.any("prompt")),
    lambda s, h: hide_note(s, h.any("contribution"), h.dice.random() < 0.5),
    lambda s, h: delete_notes(s, h.some("contribution")),
]
_SPLIT, _DELETED = 3, 6


@pytest.mark.trial
@settings(deadline=None, max_examples=many(100, 2000), derandomize=True)
@given(acts=st.lists(st.integers(0, len(ACTS) - 1), max_size=40), seed=st.integers(0, 10_000))
def test_numbers_words_and_sources_are_conserved(acts: list[int], seed: int) -> None:
    session = board("A: 1 2 3*, B: 3 4 1*, : 5 6")
    after(session, ask(session, "q", "And?"))
    hand, start = Hand(session, seed), shelf(session)
    done: list[Step] = []
    for act in acts:
        was, numbers = {c.key: c for c in session.all(CONTRIBUTIONS)}, session.next_number("contribution")
        with suppress(Refused):
            step = ACTS[act](session, hand)
            assert session.fits(step), step
            session.apply(step)
            done.append(step)
            _conserved(was, {c.key: c for c in session.all(CONTRIBUTIONS)}, act, numbers)
            _stand_well(session)
    for step in reversed(done):
        session.apply(step.flipped())
    assert shelf(session) == start


def _conserved(was: dict[str, Contribution], now: dict[str, Contribution], act: int, following: int) -> None:
    """Only deleting loses a contribution, only splitting changes words, and nothing changes a number or where it came from."""
    assert act == _DELETED or was.keys() <= now.keys()
    for key in was.keys() & now.keys():
        before, after_ = was[key], now[key]
        assert (before.number, before.table, before.sector, before.response_no) == (
            after_.number,
            after_.table,
            after_.sector,
            after_.response_no,
        )
        assert act == _SPLIT or before.text == after_.text
    assert all(c.number >= following for key, c in now.items() if key not in was), "a number was used twice"


def _stand_well(session: Session) -> None:
    """A repeat repeats a note that stands, on its own board, and lies in no theme; every contribution is counted once."""
    for c in session.all(CONTRIBUTIONS):
        if c.same_as:
            head = session.get(CONTRIBUTIONS, c.same_as)
            assert not head.same_as and head.prompt == c.prompt
            assert not session.where(PLACEMENTS, "contribution", c.key)
    for prompt in session.all(PROMPTS):
        notes = notes_of(session, prompt.key)
        every = session.where(CONTRIBUTIONS, "prompt", prompt.key)
        assert items(session, notes) == len(every)
        assert Counter(c.key for c in said(session, notes)) == Counter(c.key for c in every)
