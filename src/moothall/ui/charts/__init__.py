"""Charts for the facilitator's window, each beside a table of the same numbers. The drawing library is loaded at the first chart."""
