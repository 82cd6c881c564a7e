"""A session's JSON comes back by import, at the level it was written."""

from __future__ import annotations

import pytest

NOTES = """number,question,theme,text,table,sector,response_no,example,late,letter,domain,same_as,also,hidden,too_general,unclear
1,What helps?,Home first,=1+1 and more,4,,,yes,,B,What people meet,,A: Money,,,
2,What helps?,,Nobody placed this,,,,,yes,,,,,,,
3,What helps?,Home first,Home first again,5,,,,,B,What people meet,1,,,,
4,What hinders?,Money,Who pays?,2,,,,,A,,,,,yes,
"""


@pytest.mark.parametrize("level", ["private", "parties", "room", "outside"])
def test_it_comes_back_as_far_as_its_level_holds(say, session, level):
    say.ok("import", session, say.file("notes.csv", NOTES))
    party = ["--party", "Harbour Trust"] if level == "parties" else []
    if party:
        say.ok("import", session, say.file("people.csv", "name,organisation,sector\nAda,Harbour Trust,NHS\n"))
    say.ok("export", session, "--to", "copy.json", "--level", level, *party)
    say.ok("export", session, "--to", "was.csv", "--level", level, *party)
    say.ok("new", "again.moot", "--date", "2026-11-05")
    answer = say.ok("import", "again.moot", "copy.json", "--json").json
    assert (answer["added"], answer["kind"], answer["left_out"]) == (4, "contributions", [])
    say.ok("export", "again.moot", "--to", "again.csv", "--level", "room")
    say.ok("export", session, "--to", "room.csv", "--level", "room")
    wide = "was" if level == "outside" else "room"
    assert (say.folder / "again.csv").read_bytes() == (say.folder / f"{wide}.csv").read_bytes()


def test_votes_by_dots_come_back_as_sums_and_logs_are_said_to_stay(say, session):
    ballots = say.file("b.csv", "voter,option,dots\n" + "".join(f"{n},One,2\n{n},Two,1\n" for n in range(6)))
    say.ok("import", session, ballots, "--as", "ballots", "--prompt", "Which?")
    say.ok("import", session, say.file("notes.csv", NOTES))
    say.ok("export", session, "--to", "copy.json")
    say.ok("new", "again.moot")
    answer = say.ok("import", "again.moot", "copy.json", "--json").json
    assert answer["votes"] == 1
    (vote,) = say.ok("show", "again.moot", "--json").json["votes"]
    assert (vote["question"], [(o["text"], o["dots"], o["voters"]) for o in vote["options"]]) == (
        "Which?",
        [("One", 12, None), ("Two", 6, None)],
    )
