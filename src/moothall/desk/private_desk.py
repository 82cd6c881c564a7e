"""Taking out what is the facilitator's alone, with its history. Knows the file alone: copies of it are told by whoever keeps them."""

from __future__ import annotations

import json
from typing import Any

from moothall.core.private_material import PrivateMaterial, private_material, private_tables, remove_private
from moothall.core.records import RecordKind
from moothall.desk.news import News
from moothall.desk.person_desk import PersonDesk


class PrivateDesk(PersonDesk):
    """A session whose private material can be counted and removed."""

    @property
    def _all_kinds(self) -> tuple[RecordKind[Any], ...]:
        return self._kinds

    def private_material(self) -> PrivateMaterial:
        return private_material(self.session, self._all_kinds)

    def remove_private(self, by: object = None) -> News:
        """Takes it out of the file, of the history and of its free pages. Final. Refused when there is none; Trouble when the disk refuses,
        and then nothing has changed.
        """
        tables = private_tables(self._all_kinds)

        def also() -> None:
            # Also of entries that were deleted before, or worded anew: the history has them as they were.
            self._store.forget_acts(lambda text: any(change[0] in tables for change in json.loads(text)))

        return self._finally(remove_private(self.session, self._all_kinds), by, also)
