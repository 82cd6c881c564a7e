"""The tables every session has. An activity's own tables come with the activity."""

from __future__ import annotations

from typing import Any

from moothall.core.agenda import AGENDA
from moothall.core.card_groups import CARD_GROUPS
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.declarations import DECLARATION, DECLARATIONS
from moothall.core.forms.form_rounds import ROUNDS
from moothall.core.import_sources import IMPORT_SOURCES
from moothall.core.model import Table
from moothall.core.people import ORGANISATIONS, PARTICIPANTS
from moothall.core.prompts import PROMPTS
from moothall.core.records import RecordKind
from moothall.core.scales import SCALE_POINTS, SCALES
from moothall.core.session_details import SESSION_DETAILS
from moothall.core.session_versions import VERSIONS
from moothall.core.themes import DOMAINS, PLACEMENTS, THEMES
from moothall.core.votes import OPTIONS, VOTES

CORE_TABLES: tuple[Table[Any], ...] = (
    # The order in which a file is read and records are gone through; none needs another to be read before it.
    SESSION_DETAILS,
    ORGANISATIONS,
    PARTICIPANTS,
    PROMPTS,
    AGENDA,
    CONTRIBUTIONS,
    THEMES,
    PLACEMENTS,
    DOMAINS,
    VOTES,
    OPTIONS,
    SCALES,
    SCALE_POINTS,
    DECLARATIONS,
    CARD_GROUPS,
    IMPORT_SOURCES,
    VERSIONS,
    ROUNDS,
)

CORE_RECORDS: tuple[RecordKind[Any], ...] = (DECLARATION,)
"""Kinds of record that several activities use, so that none of them owns it."""
