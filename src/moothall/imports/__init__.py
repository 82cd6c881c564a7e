"""Files that come in: one module a format, one result type (core.batch.Batch). Reads what it is given; changes nothing by itself.

No network, no Qt. What a cell says is data: never run, never followed, never trusted to be short.
"""

from moothall.imports.bringing import Brought, bring, plan
from moothall.imports.recognise import Unclear, read

__all__ = ["Brought", "Unclear", "bring", "plan", "read"]
