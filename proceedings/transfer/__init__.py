"""One edition of the desk as one file, out and in again: see `shape.py` for what travels."""
