"""Which words stand side by side in which version: by that a quotation is found among all there ever were.

A mark hangs on the first version of an object that has it. Nothing here says what is public: every question
goes through the gates of the publications.
"""

from django.db import models


class PassageMark(models.Model):
    publication = models.ForeignKey(
        "proceedings.Publication", on_delete=models.PROTECT, related_name="passage_marks", db_index=False
    )
    mark = models.IntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["mark", "publication"], name="passages_of_a_mark"),
            models.Index(fields=["publication", "mark"], name="marks_of_a_publication"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} in {self.publication}"
