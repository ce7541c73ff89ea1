from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = _("Agreements")

    def ready(self) -> None:
        from proceedings import kinds, sitemaps
        from proceedings.admin import overview

        from . import published, waiting

        kinds.register(published.AGREEMENT)
        sitemaps.LISTS.append("agreements/")
        overview.register(sources=waiting.SOURCES, sections=waiting.SECTIONS)
