"""The desk of the press room."""

from .report import DayReport, Sentence

__all__ = ["DayReport", "Sentence"]
