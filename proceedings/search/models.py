"""The index: which terms stand in which publication.

Nothing here says what is public: every question to these tables goes through the gate of the publications
that they hang on, also for the vocabulary and for counts.
"""

from django.db import models


class SearchIndex(models.Model):
    """One whole index. A rebuilt one fills beside the one that serves, and takes its place when whole."""

    is_serving = models.BooleanField(default=False)
    analyser = models.CharField(max_length=16)  # tells by which rules and lists its terms were made
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["is_serving"], condition=models.Q(is_serving=True), name="one_index_serves"
            )
        ]

    def __str__(self) -> str:
        return f"{self.analyser} of {self.made_at}"


class SearchTerm(models.Model):
    """A term; `skeleton` and `root` are what a stem shares with its family, `head` is how it begins."""

    index = models.ForeignKey(SearchIndex, on_delete=models.CASCADE, related_name="terms", db_index=False)
    text = models.CharField(max_length=100)
    skeleton = models.CharField(max_length=40, blank=True)
    root = models.CharField(max_length=8, blank=True)
    head = models.CharField(max_length=3)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["text", "index"], name="one_row_a_term")]
        indexes = [
            models.Index(fields=["skeleton", "index"], name="terms_by_skeleton"),
            models.Index(fields=["root", "index"], name="terms_by_root"),
            models.Index(fields=["head", "index"], name="terms_by_head"),
        ]

    def __str__(self) -> str:
        return self.text


class SearchPosting(models.Model):
    """That a term stands in a publication, and how much it weighs there."""

    term = models.ForeignKey(SearchTerm, on_delete=models.CASCADE, related_name="postings", db_index=False)
    publication = models.ForeignKey(
        "proceedings.Publication", on_delete=models.PROTECT, related_name="search_postings", db_index=False
    )
    weight = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["term", "publication", "weight"], name="postings_of_a_term"),
            models.Index(fields=["publication", "term", "weight"], name="terms_of_a_publication"),
        ]

    def __str__(self) -> str:
        return f"{self.term} in {self.publication}"


class SearchEntry(models.Model):
    """What lists of results show of a publication and count by, beside what its card holds."""

    publication = models.OneToOneField(
        "proceedings.Publication", on_delete=models.PROTECT, primary_key=True, related_name="search_entry"
    )
    sort = models.CharField(max_length=30)  # its kind, or a part of that which readers tell apart
    tracks = models.TextField(blank=True)  # canonical JSON: [[key, Arabic name, English name], …]
    text_ar = models.TextField(blank=True)
    text_en = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.publication)
