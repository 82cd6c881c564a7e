"""Files that come in: one module a family of formats, one result type (core.batch.Batch). Changes nothing by itself.

No network, no Qt. A file is read in a process of its own (imports.reading). What a cell says is data: never run, never followed, never
trusted to be short.
"""

from moothall.imports.bringing import Brought, Ready, begin_ready, bring, bring_ready, plan, ready
from moothall.imports.choices import FIELDS, SHARED_FIELDS, Choices, Column, Look
from moothall.imports.reading import StoppedReading, look, read, reading
from moothall.imports.unclear import Unclear

__all__ = [
    "FIELDS", "SHARED_FIELDS", "Brought", "Choices", "Column", "Look", "Ready", "StoppedReading", "Unclear",
    "begin_ready", "bring", "bring_ready", "look", "plan", "read", "reading", "ready",
]  # fmt: skip
