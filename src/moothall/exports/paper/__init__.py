"""A small kit for pages: faces, lines, rows, tags. Text is drawn, never parsed, so nothing anybody typed can act as markup."""
