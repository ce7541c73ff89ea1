"""Which reminders have gone out: each goes once."""

from django.db import models

from .obligations import Obligation


class Reminder(models.Model):
    """That somebody was reminded of one day on which an obligation falls due, before it or after it."""

    class When(models.TextChoices):
        BEFORE = "before"
        AFTER = "after"

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="reminders")
    due = models.DateField()
    when = models.CharField(max_length=6, choices=When.choices)
    address = models.EmailField()
    sent_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "due", "when", "address"], name="each_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.when} {self.due}"
