"""What the room sees as it gathers: the title of the day and what confidentiality means here. No names."""

from __future__ import annotations

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Heading, Picture, Showing, Words
from moothall.core.session_details import details_of
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    facts = details_of(session)
    rule = say(f"attendance.{facts.confidentiality.replace('-', '_')}")
    # What the rule is called and what it means are one sentence in the words file; up to the colon it is drawn bold.
    strong, _, rest = rule.partition(": ")
    return Picture((Heading(facts.title), Words(rest, strong=f"{strong}:")), live=say("attendance.live"))
