"""What a session holds of one person: found wherever it stands, and gone from the file, its history and its free pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note
from moothall.core.errors import Refused
from moothall.core.model import Step, changed
from moothall.core.people import PARTICIPANTS, enlist, people
from moothall.desk import Desk
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, with_board


def everything_beside(desk: Desk) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(desk.path.parent.iterdir()) if path.is_file())


def test_it_is_found_and_erased_with_its_history(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    board = with_board(desk)
    who = [("Ada Lund", "Harbour Trust", {"email": "ada@harbour.example"}), ("Adam Lundy", "Fell Council", {})]
    desk.do(enlist(desk.session, who, desk.keys(4)))
    ada = next(p for p in people(desk.session) if p.name == "Ada Lund")
    notes = [Written("LUND, Ada rings first"), Written("Ada said so"), Written("Adam Lundy knows"), Written("Once Ada Lund stood here")]
    desk.do(add_notes(desk.session, board, notes, desk.keys(4)))
    worded = next(n for n in desk.session.all(CONTRIBUTIONS) if n.text.startswith("Once"))
    desk.do(edit_note(desk.session, worded.key, "Nobody stood here"))
    actions = next(a for a in desk.activities if a.key == "actions")
    desk.do(actions.records[0].make(desk.session, action := desk.key(), {"what": "ask for one rota", "owner": ""}, number=1))
    table = actions.records[0].table
    before = desk.session.get(table, action)
    desk.do(Step("step.edit_note", (changed(table, before, replace(before, owner=ada.key)),)))

    found = desk.data_of("ada  lund")
    assert [p.name for p in found.people] == ["Ada Lund"]
    assert [m.text for m in found.mentions] == ["LUND, Ada rings first"]
    assert [(m.table, m.text) for m in found.linked] == [(table.name, "ask for one rota")]
    assert "Ada said so" in [m.text for m in desk.data_of("Ada Lund", parts=True).mentions]
    with pytest.raises(Refused):
        desk.erase_data("Grace Hopper")

    desk.erase_data("Ada Lund", parts=True)
    texts = [n.text for n in desk.session.all(CONTRIBUTIONS)]
    assert texts == ["[a name] rings first", "[a name] said so", "Adam Lundy knows", "Nobody stood here"]
    assert [p.name for p in desk.session.all(PARTICIPANTS)] == ["Adam Lundy"] and not desk.session.get(table, action).owner
    assert not desk.data_of("Ada Lund", parts=True).number
    # What a note said before it was worded anew is gone too, and no freed page has it.
    left = everything_beside(desk)
    for trace in (b"ada@harbour", b"Ada Lund", b"LUND, Ada", b"Once Ada", b"Ada said"):
        assert trace not in left, trace
    assert b"Adam Lundy" in left
    with pytest.raises(Refused):
        desk.undo()
    desk.close()
    check(desk.path, SCHEMA)
