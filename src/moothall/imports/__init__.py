"""Files that come in: one module a family of formats, one result type (core.batch.Batch). Changes nothing by itself.

No network, no Qt. A file is read in a process of its own (imports.worker_client, imports.worker). What a cell says is data: never run,
never followed, never trusted to be short.
"""

from moothall.imports.apply_import import CameBefore, ImportOutcome, PreparedImport, begin_ready, bring, bring_ready, plan, ready
from moothall.imports.import_settings import FIELDS, SHARED_FIELDS, FilePreview, ImportSettings, SourceColumn, Unclear
from moothall.imports.worker_client import StoppedReading, preview, read, read_with_progress

__all__ = [
    "FIELDS", "SHARED_FIELDS", "CameBefore", "FilePreview", "ImportOutcome", "ImportSettings", "PreparedImport", "SourceColumn",
    "StoppedReading", "Unclear", "begin_ready", "bring", "bring_ready", "plan", "preview", "read", "read_with_progress", "ready",
]  # fmt: skip
