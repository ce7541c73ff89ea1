"""The one clock. Everything that compares publication times takes its moment from here, once a request."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()
