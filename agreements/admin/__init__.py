"""The desk's forms of the register."""

from . import agreement  # noqa: F401 (its forms are registered)
