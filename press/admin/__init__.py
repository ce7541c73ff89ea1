"""The desk's forms of the press room."""

from . import accreditation, readings, report, terms  # noqa: F401 (their forms are registered)
