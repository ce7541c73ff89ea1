"""The desk of the programme."""

from . import order, programme

__all__ = ["order", "programme"]
