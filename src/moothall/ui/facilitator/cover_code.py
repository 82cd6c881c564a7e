"""Four digits that bring the desk back from under a cover. Kept hashed, in memory only, and forgotten with the cover."""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from collections.abc import Callable

from moothall.core.errors import Refused

DIGITS = 4
TRIES, WAIT = 3, 30.0
"""Wrong tries in a row, and the seconds that pass before the next one counts."""
_ROUNDS = 50_000


class Code:
    """Refused in words while it has to be waited for. `clock` gives seconds that only grow."""

    def __init__(self, digits: str, clock: Callable[[], float] = time.monotonic) -> None:
        if not (digits.isascii() and digits.isdecimal() and len(digits) == DIGITS):
            raise Refused("cover.four_digits")
        self._clock = clock
        self._salt = os.urandom(16)
        self._hash = self._hashed(digits)
        self._wrong, self._until = 0, 0.0

    def _hashed(self, digits: str) -> bytes:
        return hashlib.pbkdf2_hmac("sha256", digits.encode(), self._salt, _ROUNDS)

    @property
    def seconds_left(self) -> int:
        """Until the next try counts; 0 when it does."""
        return max(0, -int(-(self._until - self._clock()) // 1))

    def opens(self, digits: str) -> bool:
        """Whether these are the digits. Refused while it has to be waited for, whatever was typed."""
        if self.seconds_left:
            raise Refused("cover.wait", n=self.seconds_left)
        if hmac.compare_digest(self._hashed(digits), self._hash):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._until = 0, self._clock() + WAIT
        return False
