"""Forms: what people write alone, sealed, shown together, never traced. Pure rules; what a form asks is data.

A sheet is held only while its round is open. Closing works out what may be shown, keeps that, and nothing else.
"""
