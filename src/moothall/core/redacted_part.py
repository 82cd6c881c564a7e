"""One question, vote or round out of a copy, by its key in the session, for what is taken out of a record by itself. Tells nothing that the
copy doesn't tell.
"""

from __future__ import annotations

from dataclasses import replace

from moothall.core.forms.form_rounds import rounds
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.prompts import prompts
from moothall.core.redacted_copy import Copy
from moothall.core.redaction import worth_printing
from moothall.core.votes import votes


def part_of_copy(copy: Copy, session: Session, subject: str) -> Copy | None:
    """The copy with this alone in it; None where it holds nothing of it. `session` is the one it was made of, and hasn't changed since."""
    # In a copy nothing has a key; each list keeps the order of the session's.
    asked = [prompt.key for prompt in prompts(session) if worth_printing(session, prompt)]
    held = [vote.key for vote in votes(session) if vote.state != "draft" or copy.level == Level.PRIVATE.name.lower()]
    filled = [round_.key for round_ in rounds(session) if round_.state != "draft"]
    bare = replace(copy, boards=(), votes=(), forms=(), logs=(), agenda=())
    if subject in asked:
        # With its votes: what a theme got stands beside it.
        return replace(bare, boards=(copy.boards[asked.index(subject)],), votes=copy.votes)
    if subject in held:
        return replace(bare, votes=(copy.votes[held.index(subject)],))
    return replace(bare, forms=(copy.forms[filled.index(subject)],)) if subject in filled else None
