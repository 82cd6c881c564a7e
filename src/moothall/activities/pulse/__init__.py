"""Pulse: the same few items in the same words every time, answered alone, read as strips beside the last wave's."""

from moothall.instruments.instrument import form_activity

ACTIVITY = form_activity("pulse", 42)
