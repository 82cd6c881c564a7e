"""Two terms, one of them left open, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.glossary.records import GLOSSARY, agree
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What we mean", 10, "glossary"))
    for line in ("Outcomes = what people notice", "Community = whoever lives within a walk", "Outcomes = what a person can do a year on"):
        desk.do(agree(desk.session, desk.key(), line, desk.now(), item))
    desk.do(GLOSSARY.edit(desk.session, GLOSSARY.all(desk.session)[-1].key, state="open"))
