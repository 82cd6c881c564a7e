"""The agenda against a day played minute by minute by somebody who knows none of its rules: starts, finishes and cuts, whatever is done
and taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

import pytest

from moothall.core.agenda import AGENDA, AgendaItem, add_item, agenda, clock, edit_item, in_minutes, planned_minutes, planned_starts
from moothall.core.agenda_acts import (
    end_item,
    give_minutes,
    has_begun,
    insert_item,
    move_item,
    pause_agenda,
    resume_agenda,
    set_drop_order,
    skip_item,
    start_item,
    stretch_item,
    take_item_off,
    take_up_item,
)
from moothall.core.agenda_clock import agenda_times, took
from moothall.core.agenda_cuts import Cut, cuts_for, cuts_on_offer, recover
from moothall.core.agenda_load import factors_of, load_of
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, added
from moothall.core.session_details import SESSION_DETAILS, SessionDetails
from tests.trials import many

TODAY, START = "2026-11-05", 9 * 60


def session(*items: AgendaItem, start: str = "09:00") -> Session:
    made = Session((SESSION_DETAILS, AGENDA))
    facts = SessionDetails(title="Beds", date=TODAY, start=start)
    made.apply(Step("step.begin", (added(SESSION_DETAILS, facts), *(added(AGENDA, i) for i in items))))
    return made


def item(number: int, minutes: int = 20, **fields) -> AgendaItem:
    return AgendaItem(str(number), number, f"Item {number}", minutes, "plain", **fields)


def order(held: Session) -> list[str]:
    return [i.key for i in agenda(held)]


# ── the day, played ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Day:
    """What a person with a watch would have written down: who ran when, and for how many minutes each was worked on."""

    now: int = START
    running: str = ""
    paused: bool = False
    worked: dict[str, int] = field(default_factory=dict)

    def wait(self, until: int) -> None:
        while self.now < until:
            if self.running and not self.paused:
                self.worked[self.running] = self.worked.get(self.running, 0) + 1
            self.now += 1

    def copy(self) -> Day:
        return Day(self.now, self.running, self.paused, dict(self.worked))


def play_on(held: Session, day: Day) -> tuple[dict[str, int], int]:
    """When each item to come begins, and when all is over, going on one minute at a time from the moment it is."""
    items = sorted(held.all(AGENDA), key=lambda i: i.position)
    begun = [n for n, i in enumerate(items) if i.state in ("now", "done")]
    here = [n for n in begun if items[n].state == "now"]
    queue = [i for i in items[(here or begun or [-1])[-1] + 1 :] if i.state == "todo"]
    at, starts = day.now, {}
    left = max(0, minutes_of(held.get(AGENDA, day.running)) - day.worked.get(day.running, 0))
    while True:
        while left:
            at, left = at + 1, left - 1
        if not queue:
            return starts, at
        following = queue.pop(0)
        starts[following.key], left = at, minutes_of(following)


def minutes_of(planned: AgendaItem) -> int:
    return planned.minutes if planned.allowed is None else planned.allowed


def found_by_hand(held: Session, day: Day, wanted: int) -> list[tuple[str, int, int]]:
    """Cuts made a minute at a time, in the order of the numbers, until enough is found."""
    cuts, items = [], sorted(held.all(AGENDA), key=lambda i: i.position)
    begun = [i.position for i in items if i.state in ("now", "done")]
    here = [i.position for i in items if i.state == "now"]
    last = (here or begun or [-1])[-1]
    for number in sorted({i.drop_order for i in items} - {0}):
        for each in (i for i in reversed(items) if i.drop_order == number):
            left = minutes_of(each)
            if wanted <= 0 or not left:
                continue
            if each.state == "todo" and each.position > last:
                least = each.least
            elif each.state == "now" and each.least:
                least = max(each.least, day.worked.get(each.key, 0))
            else:
                continue
            to = left
            while to > least and (wanted > 0 or not least):
                to, wanted = to - 1, wanted - 1
            if to < left:
                cuts.append((each.key, left, to))
    return cuts


def some_agenda(chance: Random) -> Session:
    items = []
    for n in range(chance.randint(1, 14)):
        minutes = chance.randint(1, 50)
        least = chance.choice([0, 0, chance.randint(1, 60)])
        items.append(item(n, minutes, drop_order=chance.choice([0, 0, 1, 2, 3]), least=least))
    return session(*items)


def some_act(chance: Random, held: Session, day: Day) -> Step:
    keys, at, fresh = order(held), clock(day.now), f"{day.now} {chance.random()}"
    key = chance.choice(keys)
    running = day.running or key
    acts = [
        lambda: insert_item(held, fresh, chance.choice(["", key]), "New", chance.randint(1, 40), "plain"),
        lambda: add_item(held, fresh, "Last", chance.randint(1, 40), "plain"),
        lambda: move_item(held, key, chance.randint(-1, len(keys) + 1)),
        lambda: take_item_off(held, key) if len(keys) > 1 else skip_item(held, key),
        lambda: edit_item(held, key, title="Renamed", lead="Ruth", least=chance.randint(0, 30)),
        lambda: give_minutes(held, key, chance.randint(1, 60)),
        lambda: stretch_item(held, running, chance.choice([-5, -1, 1, 5, 15])),
        lambda: set_drop_order(held, key, chance.randint(0, 5)),
        lambda: skip_item(held, key),
        lambda: take_up_item(held, key),
        lambda: end_item(held, at),
        lambda: pause_agenda(held, at),
        lambda: resume_agenda(held, at),
        lambda: recover(held, cuts_for(held, chance.randint(1, 60), day.worked.get(day.running, 0) if day.running else None)),
    ]
    return chance.choice([*acts, *[lambda: start_item(held, key, at)] * 4])()


def note_down(held: Session, day: Day) -> None:
    """Who runs by now, as the person with the watch sees it."""
    now = next((i for i in held.all(AGENDA) if i.state == "now"), None)
    day.running, day.paused = (now.key, bool(now.paused)) if now else ("", False)


def agrees(held: Session, day: Day) -> None:
    times = agenda_times(held, TODAY, clock(day.now))
    for done in (i for i in held.all(AGENDA) if i.state == "done"):
        assert took(done) == day.worked.get(done.key, 0)
    wanted = 1 + day.now % 60
    gone = day.worked.get(day.running, 0) if day.running else None
    assert times.gone == gone
    assert [(c.key, c.was, c.to) for c in cuts_for(held, wanted, gone)] == found_by_hand(held, day, wanted)
    if day.running:
        starts, finish = play_on(held, day)
        assert {key: times.starts[key] for key in starts} == {key: clock(at) for key, at in starts.items()}
        assert times.finish == clock(finish)
        planned = START + sum(i.minutes for i in held.all(AGENDA))
        assert times.late == (finish - planned + 720) % 1440 - 720
        assert times.standing >= 0 and bool(times.standing or held.get(AGENDA, day.running).paused) == day.paused


@pytest.mark.trial
def test_random_agendas_equal_a_day_played_by_hand() -> None:
    """Any acts in any order, some taken back: what it says is what somebody with a watch would say."""
    refused = done = 0
    for seed in range(many(250, 1000)):
        chance = Random(seed)
        held, day = some_agenda(chance), Day()
        history: list[tuple[Step, Day]] = []
        for _ in range(chance.randint(4, 16)):
            day.wait(min(day.now + chance.choice([0, 1, 3, 10, 25]), 18 * 60))
            if history and chance.random() < 0.2:
                step, before = history.pop()
                held.apply(step.flipped())
                before.wait(day.now)  # as if it had never been done
                day = before
            else:
                before, was = day.copy(), {key: held.get(AGENDA, key) for key in order(held)}
                kept = {key: i for key, i in was.items() if not i.drop_order}
                try:
                    step = some_act(chance, held, day)
                except Refused:
                    refused += 1
                    assert {key: held.get(AGENDA, key) for key in order(held)} == was
                    continue
                assert held.fits(step)
                held.apply(step)
                if step.name == "step.recover":
                    assert all(held.get(AGENDA, key) == i for key, i in kept.items()), "what is kept was touched"
                history.append((step, before))
                done += 1
            note_down(held, day)
            assert [i.position for i in agenda(held)] == sorted({i.position for i in held.all(AGENDA)}), "two items in one place"
            agrees(held, day)
    assert done > refused, "most acts were refused, so little was tried"


# ── one by one ──────────────────────────────────────────────────────────────────────────────────────────────────────


def done(held: Session, step: Step) -> Session:
    assert held.fits(step)
    held.apply(step)
    return held


def test_an_item_is_added_anywhere_but_before_what_has_begun() -> None:
    held = session(item(0), item(1), item(2))
    done(held, insert_item(held, "a", "", "First", 5, "plain"))
    done(held, insert_item(held, "b", "1", "After one", 5, "plain"))
    assert order(held) == ["a", "0", "1", "b", "2"]
    done(held, start_item(held, "a", "09:00"))
    done(held, insert_item(held, "c", "", "Early", 5, "plain"))
    assert order(held)[:2] == ["a", "c"]


def test_an_item_started_early_comes_before_those_that_wait() -> None:
    held = session(item(0), item(1), item(2), item(3))
    done(held, start_item(held, "0", "09:00"))
    swap = start_item(held, "2", "09:20")
    done(held, swap)
    assert order(held) == ["0", "2", "1", "3"]
    assert [i.state for i in agenda(held)] == ["done", "now", "todo", "todo"]
    held.apply(swap.flipped())
    assert order(held) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("place", [-1, 0, 1])
def test_nothing_comes_before_what_has_begun(place: int) -> None:
    held = session(item(0, state="done", started="09:00", ended="09:20"), item(1, state="now", started="09:20"), item(2))
    with pytest.raises(Refused, match="before_begun"):
        move_item(held, "2", place)
    with pytest.raises(Refused, match="item_has_begun"):
        move_item(held, "1", 2)


def test_on_the_day_the_plan_stays_known() -> None:
    held = session(item(0), item(1), item(2))
    done(held, give_minutes(held, "1", 30))
    assert held.get(AGENDA, "1").minutes == 30, "before the day it is the plan that is changed"
    done(held, start_item(held, "0", "09:00"))
    assert has_begun(held)
    done(held, stretch_item(held, "1", 10))
    done(held, take_item_off(held, "2"))
    assert (held.get(AGENDA, "1").minutes, held.get(AGENDA, "1").length, held.get(AGENDA, "2").state) == (30, 40, "dropped")
    assert planned_starts(held)["2"] == "09:50" and planned_minutes(held) == 50
    done(held, give_minutes(held, "1", 30))
    assert held.get(AGENDA, "1").allowed is None


def test_a_fire_alarm_moves_the_finish_by_as_long_as_it_lasts() -> None:
    held = session(item(0), item(1))
    done(held, start_item(held, "0", "09:08"))
    done(held, pause_agenda(held, "09:10"))
    times = agenda_times(held, TODAY, "09:30")
    assert (times.finish, times.late, times.gone, times.standing) == ("10:08", 28, 2, 20)
    done(held, resume_agenda(held, "09:30"))
    assert agenda_times(held, TODAY, "09:31").late == 28
    done(held, start_item(held, "1", "09:48"))
    assert took(held.get(AGENDA, "0")) == 20


def test_starting_the_next_item_ends_a_pause() -> None:
    held = session(item(0), item(1))
    done(held, start_item(held, "0", "09:00"))
    done(held, pause_agenda(held, "09:10"))
    done(held, start_item(held, "1", "09:30"))
    assert (held.get(AGENDA, "0").paused, held.get(AGENDA, "0").stood, took(held.get(AGENDA, "0"))) == ("", 20, 10)


def test_a_day_that_is_over_finished_when_its_last_item_did() -> None:
    held = session(item(0), item(1))
    done(held, start_item(held, "0", "09:00"))
    done(held, start_item(held, "1", "09:20"))
    done(held, end_item(held, "09:47"))
    assert (agenda_times(held, TODAY, "12:00").finish, agenda_times(held, TODAY, "12:00").planned) == ("09:47", "09:40")


PLAN = (item(0, 30, drop_order=2, least=20), item(1, 15), item(2, 15, drop_order=1), item(3, 25, drop_order=3, least=10))


@pytest.mark.parametrize(
    ("wanted", "cuts"),
    [
        (5, [("2", 0)]),
        (15, [("2", 0)]),
        (20, [("2", 0), ("0", 25)]),
        (30, [("2", 0), ("0", 20), ("3", 20)]),
        (90, [("2", 0), ("0", 20), ("3", 10)]),
    ],
)
def test_time_is_recovered_in_drop_first_order(wanted: int, cuts: list) -> None:
    held = session(*PLAN)
    assert [(c.key, c.to) for c in cuts_for(held, wanted)] == cuts


def test_recovering_is_one_act_and_taken_back_as_one() -> None:
    held = session(*PLAN)
    step = recover(held, cuts_for(held, 20))
    assert (step.about, len(step.changes)) == ("20", 2)
    done(held, step)
    assert [(i.state, i.length) for i in agenda(held)] == [("todo", 25), ("todo", 15), ("dropped", 15), ("todo", 25)]
    held.apply(step.flipped())
    assert agenda(held) == list(PLAN)


def test_what_runs_is_shortened_and_never_left_out() -> None:
    held = session(*PLAN)
    done(held, start_item(held, "0", "09:00"))
    assert Cut("0", 30, 22) in cuts_on_offer(held, gone=22)
    assert all(c.key != "0" for c in cuts_on_offer(held, gone=31))
    done(held, start_item(held, "2", "09:25"))
    assert all(c.key != "2" for c in cuts_on_offer(held, gone=1))


@pytest.mark.parametrize("cut", [Cut("1", 15, 0), Cut("2", 14, 0), Cut("0", 30, 10), Cut("0", 30, 30)])
def test_a_cut_that_is_none_is_refused(cut: Cut) -> None:
    with pytest.raises(Refused):
        recover(session(*PLAN), [cut])


def test_numbers_to_cut_by_stay_one_after_the_other() -> None:
    held = session(*PLAN)
    done(held, set_drop_order(held, "1", 1))
    assert {i.key: i.drop_order for i in agenda(held)} == {"1": 1, "2": 2, "0": 3, "3": 4}
    done(held, set_drop_order(held, "2", 0))
    assert {i.key: i.drop_order for i in agenda(held)} == {"1": 1, "0": 2, "3": 3, "2": 0}


def test_load_is_counted_by_half_day_and_factor() -> None:
    morning = [item(n, 12, factors="purpose,contact") for n in range(9)]
    lunch = item(9, 45, wanted="break")
    after = [item(10, 5, factors="long-term, hats"), item(11, 20, state="dropped", factors="altruism"), item(12, 5)]
    load = load_of([*morning, lunch, *after], {"break"})
    assert (load.halves, load.fullest, load.short) == ((9, 1), 9, ("10",))
    assert load.factors == (108, 108, 0, 0, 5)
    assert factors_of(after[0]) == ("long-term",)


@pytest.mark.parametrize("typed", ["0", "601", "²", "-5", "5.5", "", "9" * 5000])
def test_minutes_are_a_number_or_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no_such_minutes"):
        in_minutes(typed)


@pytest.mark.parametrize("act", [pause_agenda, resume_agenda, end_item])
def test_nothing_runs_nothing_stands(act) -> None:
    with pytest.raises(Refused):
        act(session(item(0)), "09:00")


def test_what_is_over_keeps_its_minutes() -> None:
    held = session(item(0, state="done", started="09:00", ended="09:20"), item(1))
    with pytest.raises(Refused, match="item_is_over"):
        give_minutes(held, "0", 5)
    assert replace(held.get(AGENDA, "0")) == held.get(AGENDA, "0")
