"""What the desk's forms have in common: two languages side by side, and the way into the record."""

from . import reports  # noqa: F401  (registers its admin)
from .bilingual import BilingualAdmin, BilingualForm, BilingualInline
from .history import KeptAdmin
from .publishing import PublishableAdmin, RecordStateFilter
from .tables import TabledAdmin
from .tools import Tool, add_tool

__all__ = [
    "BilingualAdmin",
    "BilingualForm",
    "BilingualInline",
    "KeptAdmin",
    "PublishableAdmin",
    "RecordStateFilter",
    "TabledAdmin",
    "Tool",
    "add_tool",
]
