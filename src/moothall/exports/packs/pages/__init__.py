"""Pages that every session has, whatever its agenda. A module is found by being here."""
