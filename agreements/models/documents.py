"""The desk of an agreement's papers: the signed scan, its text, annexes and translations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from proceedings.desk import new_key
from proceedings.fields import LineField
from proceedings.files import DocumentUploadField

from .. import terms
from .agreement import Agreement


class Document(models.Model):
    """A paper whose file may be replaced: the key stays, and by it the record knows the earlier files."""

    Kind = terms.DocumentKind
    Language = terms.DocumentLanguage

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="documents")
    key = models.CharField(max_length=8, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SCAN)
    title = LineField(_("title"), blank=True, help_text=_("Empty: it is called by its kind."))
    language = models.CharField(
        _("written in"), max_length=5, choices=Language.choices, default=Language.ARABIC
    )
    authentic = models.BooleanField(
        _("authentic text"), default=False, help_text=_("This text counts where texts differ.")
    )
    file = DocumentUploadField(
        _("file"),
        formats=(".pdf",),
        help_text=_("A PDF, kept byte for byte. A new file in its place is a new version of the document."),
    )
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())
