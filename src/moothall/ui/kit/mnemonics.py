"""Keeps ampersands in the words of buttons and ticks: Qt would make a mnemonic of them and R&D would read RD."""

from __future__ import annotations


def without_mnemonic(words: str) -> str:
    return words.replace("&", "&&")
