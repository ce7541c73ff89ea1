from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

HOUR = 3600


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = _("Agreements")

    def ready(self) -> None:
        from proceedings import background, kinds, sitemaps
        from proceedings.admin import overview

        from . import published, reminders, waiting

        kinds.register(published.AGREEMENT)
        sitemaps.LISTS.extend(["agreements/", "agreements/commitments/", "agreements/check/"])
        background.every(HOUR, reminders.remind)
        overview.register(sources=waiting.SOURCES, sections=waiting.SECTIONS)
