"""People and bodies as tables."""
