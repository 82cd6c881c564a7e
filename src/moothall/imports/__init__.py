"""Files that come in: one module a family of formats, one result type (core.batch.Batch). Changes nothing by itself.

No network, no Qt. A file is read in a process of its own (imports.worker_client, imports.worker). What a cell says is data: never run,
never followed, never trusted to be short.

Loaded part by part: the process that reads a file needs neither the desk nor the store, and is started for every file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moothall.imports.apply_import import CameBefore, ImportOutcome, PreparedImport, begin_ready, bring, bring_ready, plan, ready
    from moothall.imports.import_settings import FIELDS, SHARED_FIELDS, FilePreview, ImportSettings, SourceColumn, Unclear
    from moothall.imports.worker_client import StoppedReading, preview, read, read_with_progress

__all__ = [
    "FIELDS", "SHARED_FIELDS", "CameBefore", "FilePreview", "ImportOutcome", "ImportSettings", "PreparedImport", "SourceColumn",
    "StoppedReading", "Unclear", "begin_ready", "bring", "bring_ready", "plan", "preview", "read", "read_with_progress", "ready",
]  # fmt: skip

_PARTS = {
    "apply_import": ("CameBefore", "ImportOutcome", "PreparedImport", "begin_ready", "bring", "bring_ready", "plan", "ready"),
    "import_settings": ("FIELDS", "SHARED_FIELDS", "FilePreview", "ImportSettings", "SourceColumn", "Unclear"),
    "worker_client": ("StoppedReading", "preview", "read", "read_with_progress"),
}
_FROM = {name: part for part, names in _PARTS.items() for name in names}
"""The module each name comes from, once somebody asks for it."""


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
