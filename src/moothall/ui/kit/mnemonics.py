"""Keeps ampersands in the words of buttons and ticks: Qt would make a mnemonic of them and R&D would read RD."""

from __future__ import annotations


def without_mnemonic(words: str) -> str:
    """`words` as Qt must be given them; what is heard comes from the accessible name, which takes them as they are."""
    return words.replace("&", "&&")
