from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProceedingsConfig(AppConfig):
    name = "proceedings"
    verbose_name = _("The record")

    def ready(self) -> None:
        from . import converters  # noqa: F401  (registers the parts of addresses)
        from .admin import arrivals, assignments, overview, waiting

        overview.register(sections=(*assignments.SECTIONS, *waiting.SECTIONS, *arrivals.SECTIONS))
        from .history import name_commands

        name_commands()
