"""What the room sees: the screen, its miniature for the facilitator, and which screen is the screen. Paints Pictures; knows no activity."""
