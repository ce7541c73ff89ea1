"""The papers of an agreement, on its form."""

from proceedings.admin import BilingualInline

from ..models import Document


class DocumentInline(BilingualInline):
    model = Document
    fields = (("kind", "language", "authentic"), "file", "title", "position")
    classes = ("collapse",)
