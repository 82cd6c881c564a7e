"""The windows. PySide6 lives here and in the activities' panels, and nowhere else."""
