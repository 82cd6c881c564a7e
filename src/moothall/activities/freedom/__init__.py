"""Check-out: how free people felt to disagree today, asked alone and sealed in the same words each time, beside the start's answers."""

from moothall.instruments.instrument import form_activity

ACTIVITY = form_activity("freedom", 79)
