"""Four digits that bring the desk back from under a cover. Kept hashed, in memory only, and forgotten with the cover."""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from collections.abc import Callable

from moothall.core.errors import Refused

# As on a telephone: remembered without writing down. It keeps a voter off the desk for minutes, and no thief off the file.
DIGITS = 4
TRIES, WAIT = 3, 30.0
"""Wrong tries in a row, and the seconds that pass before the next one counts. Six tries a minute: ten thousand codes last more than a
day."""
# Of PBKDF2. More makes each try slower. Ten thousand codes are soon run through at any number: the hash only keeps the digits
# themselves out of what a crash may leave behind.
_ROUNDS = 50_000


class LockCode:
    """Refused in words while it has to be waited for. `clock` gives seconds that only grow."""

    def __init__(self, digits: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Refused unless `digits` are four figures from 0 to 9."""
        if not (digits.isascii() and digits.isdecimal() and len(digits) == DIGITS):
            raise Refused("cover.four_digits")
        self._clock = clock
        # Bytes, made anew for each cover: the same digits twice leave different hashes.
        self._salt = os.urandom(16)
        self._hash = self._hashed(digits)
        self._wrong, self._until = 0, 0.0

    def _hashed(self, digits: str) -> bytes:
        return hashlib.pbkdf2_hmac("sha256", digits.encode(), self._salt, _ROUNDS)

    @property
    def seconds_left(self) -> int:
        """Until the next try counts; 0 when it does."""
        # Rounded up: "0 seconds" would be said while the next try doesn't count yet.
        return max(0, -int(-(self._until - self._clock()) // 1))

    def opens(self, digits: str) -> bool:
        """Whether these are the digits. Refused while it has to be waited for, whatever was typed."""
        if self.seconds_left:
            raise Refused("cover.wait", n=self.seconds_left)
        # In the same time wherever the two differ.
        if hmac.compare_digest(self._hashed(digits), self._hash):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= TRIES:
            # The count begins anew after the wait, so that three more tries follow it.
            self._wrong, self._until = 0, self._clock() + WAIT
        return False
