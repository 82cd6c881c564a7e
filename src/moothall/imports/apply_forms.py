"""Filled-in forms from a file to a round that is closed and revealed, in one act. Its sheets are never written anywhere."""

from __future__ import annotations

from moothall.core.batch import Batch, ColumnRead, LeftOutRow
from moothall.core.forms.definition import Form, as_text
from moothall.core.forms.filed_sheets import Filed, sheets_of
from moothall.core.forms.form_rounds import FormRound, bodies_now, bodies_text
from moothall.core.import_sources import came_before, source_of
from moothall.core.model import Session
from moothall.core.people import head_count
from moothall.desk import Desk
from moothall.desk.step_desk import random_key
from moothall.imports.apply_import import CameBefore, ImportOutcome
from moothall.imports.table_layout import by_row


def forms_in(session: Session, form: Form, batch: Batch, again: bool = False) -> Filed:
    """The sheets of a batch, as this form reads its columns. Refused when no column is one of the form's, and, as CameBefore, when these
    very bytes came in before, unless `again` asks for it. Changes nothing.
    """
    if not again and came_before(session, batch):
        raise CameBefore("imports.came_before")
    fresh = [random_key() for _ in batch.headings]
    filed = sheets_of(form, batch.headings, batch.filed, bodies_now(session), fresh)
    left = by_row([*batch.left_out, *filed.left_out])
    return Filed(filed.bodies, filed.sheets, left, filed.read, filed.unread)


def bring_forms(desk: Desk, form: Form, batch: Batch, filed: Filed, subject: str = "") -> None:
    """One round. Trouble when the disk refuses."""
    present, filled = head_count(desk.session), len(filed.sheets)
    made = FormRound(
        desk.key(), form.key, form.title, 0, asked=as_text(form), bodies=bodies_text(filed.bodies), subject=subject, floor=form.floor,
        present=max(present, filled), filled=filled,
    )  # fmt: skip
    desk.bring_round(made, list(filed.sheets), source_of(batch, desk.key()))


def forms_outcome(filed: Filed) -> ImportOutcome:
    columns = (*(ColumnRead(h, h, "named") for h in filed.read), *(ColumnRead(h, "", "no_question") for h in filed.unread))
    left: tuple[LeftOutRow, ...] = filed.left_out
    return ImportOutcome("forms", len(filed.sheets), left, (), (), columns=columns)
