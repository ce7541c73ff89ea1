"""Checking a quotation: the words that somebody pasted against every version that was ever public."""
