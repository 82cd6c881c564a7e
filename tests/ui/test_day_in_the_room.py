"""The day in the room, from 08:20 to 16:10, as practice tells it: one session, the real windows, two made-up screens, a clock that the
story turns. At each moment: what the room sees, and that nothing private is in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from tests.ui.shared_screen.test_screen_placement import LAPTOP, PROJECTOR, desk, plug_in, pluggable  # noqa: F401  # a fixture

SECRET = "Quiet words"
"""In everything that is the facilitator's alone."""
ON_THE_WALL = (PROJECTOR["name"], True)


def test_the_day_in_the_room(tmp_path: Path, pluggable: None) -> None:  # noqa: F811
    plugged = tmp_path / "screens.json"
    plugged.write_text(json.dumps(desk(LAPTOP, PROJECTOR)))
    places = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={plugged}"}
    words = [sys.executable, "-m", "tests.ui.test_day_in_the_room", str(tmp_path / "day.moot")]
    ran = subprocess.run(words, env=places, capture_output=True, text=True, timeout=400, check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
    seen = {at: (spoken, where) for at, spoken, where in json.loads(ran.stdout.splitlines()[-1])}
    assert not [at for at, (spoken, _) in seen.items() if SECRET in spoken], "nothing private is before the room"

    # What each moment is about, in words that stand on the wall, and where the wall is.
    expected = {
        "08:30": ("", True), "08:40": ("Furthest seat: 13 m", True), "08:55": ("Table 1:", True), "09:38": ("Non-attributed", True),
        "09:55": ("Non-attributed", True), "10:07": ("If we led this place", True), "10:20": ("If we led this place", True),
        "10:35": ("Home first", True), "10:50": ("", False), "10:51": ("Home first", True), "10:52": ("Home first", True),
        "11:12": ("45 of 45", True), "11:14": ("44 of 45", True), "11:20": ("Home", True), "11:36": ("Home", True), "11:40": ("", True),
        "12:10": ("80% at 1 to 3. Here: 78%", True), "13:30": ("Home", True), "13:50": ("Home", True), "15:40": ("One rota", True),
        "16:05": ("One rota for winter", True), "evening": ("1.1", True),
    }  # fmt: skip
    for at, (told, stands) in expected.items():
        spoken, where = seen[at]
        assert told in spoken, (at, spoken)
        assert (where == list(ON_THE_WALL)) is stands, (at, where)
    for at in ("08:30", "10:50", "11:40"):
        assert seen[at][0] == "", (at, "the room sees nothing")
    assert "Alone. Think, and write" in seen["10:07"][0], "the prompt, its stages and the time at once"
    assert "1.1" not in seen["16:05"][0]
    assert "Home" not in seen["11:12"][0].replace("Home first", ""), "a sealed vote shows its turnout alone"


def live_through(path: Path) -> list[list]:
    """One moment after the other; each tells what is painted on the wall, as a screen reader reads it, and where that stands."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    from moothall.activities import found
    from moothall.activities.actions.records import ACTION
    from moothall.activities.conflict.records import CONFLICT
    from moothall.activities.poll.rules import prepare
    from moothall.activities.power.records import POWER
    from moothall.core.agenda import AGENDA, agenda
    from moothall.core.agenda_acts import start_item
    from moothall.core.agenda_cuts import cuts_for, recover
    from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
    from moothall.core.levels import Level
    from moothall.core.people import enlist, people, present
    from moothall.core.picture import Showing
    from moothall.core.redaction import Audience
    from moothall.core.session_versions import change_record, finish, is_finished
    from moothall.core.votes import Candidate, Vote, change_rule, draft_vote, open_vote, options_of, reveal_vote, votes
    from moothall.desk.scale_library import ready_scale
    from moothall.desk.sessions import new_session, open_session
    from moothall.desk.stage_sets import stages_called
    from moothall.exports import export
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.window import DeskWindow
    from moothall.ui.shared_screen.spoken import spoken
    from moothall.voting.on_scale import KEYS_NEEDED

    now, told, day = ["08:20"], list[list](), "2026-11-05"

    def clock() -> datetime:
        return datetime.fromisoformat(f"{day}T{now[0]}")

    def opened(made) -> DeskWindow:
        made._clock = clock
        window = DeskWindow(made, Prefs())
        window.setGeometry(100, 80, 1200, 660)
        window.show()
        window.arrive()
        return window

    def at(time: str, act=lambda: None) -> None:
        now[0] = time
        act()
        app.processEvents()
        screen = window.shared_screen.screen
        read = "" if screen.is_blank or not screen.isVisible() else spoken(screen.picture, blank=False, gone=0)
        told.append([time, read, [screen.screen().name(), screen.isVisible()]])

    def do(step) -> None:
        window.desk.do(step)

    made = new_session(path, found(), "shared-purpose", "Winter beds", day, clock=clock)
    made.do(
        enlist(made.session, [("Ruth", "", {"role": "facilitator"}), ("Ada Vane", "Trust", {}), ("Sam Reed", "Council", {})], made.keys(6))
    )
    made.close()
    window = opened(open_session(path, found()))
    session = lambda: window.desk.session  # noqa: E731
    items = {item.activity: item for item in reversed(agenda(session()))}

    # 08:30 the projector is found and dark; 08:40 the last row; 08:55 people, a walk-in, mixed tables
    at("08:30")
    at("08:40", lambda: window.desk.show_card("13"))

    def door() -> None:
        window.go("", "attendance")
        for line in ("Ada Vane", "Dee Marsh, Carers, voluntary", "Ed Lund, Council"):
            window.panel._commit(line)
        window.panel._seating.tables.set_text("2")
        window.panel._seating.mix.click()
        window.panel._seating.show_plan.click()

    at("08:55", door)
    assert len(present(session())) == 3

    # 09:38 eight minutes late: the welcome; 09:55 a word about power, which nobody sees
    def begin(activity: str) -> None:
        do(start_item(session(), items[activity].key, now[0]))
        window.go(items[activity].key, activity)
        window.show_item()

    at("09:38", lambda: begin("attendance"))
    assert "8 min late" in window.top._late.text()
    at("09:55", lambda: do(POWER.add(session(), "power", f"{SECRET}: the hospitals always run this", now[0])))

    # 10:20 cards; 10:24 late ones; 10:35 on the wall
    begin_capture = items["capture"]

    # 10:07 silent writing, then pairs and fours: the stages stand beside the prompt and not over it
    def write_in_silence() -> None:
        begin("capture")
        window.desk.timer.start(items["capture"].key, stages_called("1-2-4-all"))

    at("10:07", write_in_silence)
    window.desk.timer.stop()
    at("10:20", lambda: window.show_item())
    do(add_notes(session(), begin_capture.prompt, [Written("Home first", table="1")], ["note"]))
    do(add_notes(session(), begin_capture.prompt, [Written("One rota", late=True)], ["late"]))
    at("10:35", lambda: window.shared_screen.put_up(Showing("capture", begin_capture.key, "note", "note")))

    # 10:50 the cable; 10:51 it is back; 10:52 the laptop: cut short and opened again, with everything and the same picture
    plug_in(desk(LAPTOP))
    at("10:50")
    plug_in(desk(LAPTOP, PROJECTOR))
    app.processEvents()
    at("10:51")
    crashed = window.desk
    kept = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    window.close()
    assert crashed is not None
    path.write_bytes(kept[0])
    path.with_name(path.name + "-wal").write_bytes(kept[1])
    path.with_name(path.name + ".lock").write_text("ruth\nlaptop\n1\n")  # the one that a crash leaves
    window = opened(open_session(path, found()))
    at("10:52")
    assert any("nothing lost" in m.sentence for m in window.messages.messages), [m.sentence for m in window.messages.messages]
    assert [n.text for n in session().all(CONTRIBUTIONS)] == ["Home first", "One rota"]

    # 11:12 a sealed vote; 11:20 its result
    def sealed() -> None:
        others = [(f"Guest {n}", "", {"present": True}) for n in range(len(present(session())), 45)]
        do(enlist(session(), others, window.desk.keys(2 * len(others))))
        do(draft_vote(session(), Vote("vote", "Where is the energy?", 0), [Candidate("Home"), Candidate("Money")], window.desk.keys(2)))
        do(open_vote(session(), "vote", now[0]))
        home, money = (option.key for option in options_of(session(), "vote"))
        for card in range(1, 46):
            window.desk.cast("vote", {home if card % 3 else money: 2}, "paper", card)
        window.shared_screen.put_up(Showing("dot_vote", items["dot_vote"].key, "", "vote"))

    at("11:12", sealed)

    # 11:14 somebody wants their ballot back: by the card's number, and another one in its place
    at("11:14", lambda: window.desk.take_back("vote", 7))
    window.desk.cast("vote", {options_of(session(), "vote")[0].key: 2}, "paper", 7)

    def reveal() -> None:
        window.desk.close_vote("vote")
        do(reveal_vote(session(), "vote"))

    at("11:20", reveal)

    # 11:36 a dispute, written down for the facilitator alone; 11:40 the log itself is opened: the wall goes dark, and is back after it
    at("11:36", lambda: do(CONFLICT.add(session(), "row", f"{SECRET}: how should we pay for winter beds?", now[0])))
    window.go(items["dot_vote"].key, "dot_vote")
    at("11:40", lambda: window.go("", "conflict"))
    window.go(items["dot_vote"].key, "dot_vote")

    # 12:10 how firmly it is backed: 35 of 45 where 80 % was agreed beforehand
    def poll() -> None:
        ready, before = ready_scale("gradients-8"), {vote.key for vote in votes(session())}
        assert ready is not None
        do(prepare(session(), items["dot_vote"], "Home first by June", ready, window.desk.keys(KEYS_NEEDED + 1)))
        asked = next(vote.key for vote in votes(session()) if vote.key not in before)
        do(change_rule(session(), asked, threshold=80))
        do(open_vote(session(), asked, now[0]))
        points = [o.key for o in sorted(options_of(session(), asked), key=lambda o: o.number)]
        marks = [key for key, n in zip(points, (12, 14, 9, 3, 2, 3, 2, 0), strict=True) for _ in range(n)]
        for card, point in enumerate(marks, 1):
            window.desk.cast(asked, {point: 1}, "paper", card)
        window.desk.close_vote(asked)
        do(reveal_vote(session(), asked))
        window.shared_screen.put_up(Showing("poll", items["dot_vote"].key, "", asked))

    at("12:10", poll)

    # 13:30 the alarm: everything stands still while they are outside, and then 20 minutes to recover, as far as they can be found
    def outside() -> None:
        window.agenda.pause_all()
        running = next(item for item in agenda(session()) if item.paused)
        assert running.paused == "13:30"

    at("13:30", outside)
    now[0] = "13:45"
    window.agenda.pause_all()
    assert next(item for item in agenda(session()) if item.state == "now").stood == 15

    def alarm() -> None:
        cuts = cuts_for(session(), 20)
        assert cuts and all(session().get(AGENDA, cut.key).drop_order for cut in cuts)
        do(recover(session(), cuts))

    at("13:50", alarm)

    # 15:40 an action, read back on the wall; 16:10 the record is finished before people leave
    do(ACTION.add(session(), "action", "One rota for winter", "15:40", owner=next(p.key for p in people(session()) if p.present)))
    at("15:40", lambda: window.shared_screen.put_up(Showing("actions", "", "entry", "action")))
    # 16:05 the summary, before people leave
    for name in ("summary.pdf", "summary.md"):
        export(window.desk.copy_for(Audience(Level.ROOM)), path.with_name(name), found())
    told.append(["16:05", path.with_name("summary.md").read_text(encoding="utf-8"), list(told[-1][2])])
    now[0] = "16:10"
    do(finish(session(), "version", day))
    assert is_finished(session())
    # In the evening the record is changed: the next version says so, and what was handed out stays what it was
    do(change_record(session(), "later"))
    export(window.desk.copy_for(Audience(Level.ROOM)), path.with_name("evening.md"), found())
    told.append(["evening", path.with_name("evening.md").read_text(encoding="utf-8"), list(told[-1][2])])
    window.close()
    return told


if __name__ == "__main__":
    print(json.dumps(live_through(Path(sys.argv[1]))))
