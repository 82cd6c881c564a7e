"""What the room sees: the wall, its miniature for the facilitator, and which screen is the wall. Paints Pictures; knows no activity."""
