"""The board: notes in columns under their themes, as a picture to look at and a list to read. Draws the session, never changes it."""
