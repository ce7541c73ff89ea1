"""What of the register becomes public."""

from .agreement import AGREEMENT, Agreement, compile_agreement
from .documents import Document
from .events import Event, Relation
from .obligations import Obligation
from .parties import Party, Signatory
from .terms import Length, Terms

__all__ = [
    "AGREEMENT",
    "Agreement",
    "Document",
    "Event",
    "Length",
    "Obligation",
    "Party",
    "Relation",
    "Signatory",
    "Terms",
    "compile_agreement",
]
