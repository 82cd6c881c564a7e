"""What the room sees: the shared screen, its miniature for the facilitator, and where it stands. Paints Pictures; knows no activity."""
