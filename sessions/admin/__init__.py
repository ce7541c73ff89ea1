"""The desk of the programme."""

from . import order, programme, skeleton

__all__ = ["order", "programme", "skeleton"]
