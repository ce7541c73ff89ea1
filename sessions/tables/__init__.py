"""The programme as a table."""
