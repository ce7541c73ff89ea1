"""The desk's forms of the press room."""

from . import report  # noqa: F401 (its forms are registered)
