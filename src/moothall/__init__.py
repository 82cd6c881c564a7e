"""Moothall: the desk a facilitator brings into the room. Holds the version and nothing else."""

__version__ = "0.1.0"
