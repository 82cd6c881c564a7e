"""What every vote has in common, whatever is voted on: ways in, pages, and what the room sees. Dot-votes and polls stand on it.

The rule and the count are in core.votes and core.ballots. `rules` and `room` are free of Qt; `panel` and `panel_*` are the facilitator's.
It knows no activity.
"""
