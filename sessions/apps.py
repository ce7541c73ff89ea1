from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "programme"  # Django's own app holds the label "sessions"
    verbose_name = _("The programme")

    def ready(self) -> None:
        from proceedings import kinds
        from proceedings.admin import overview

        from . import published, waiting

        kinds.register(published.SESSION)
        overview.register(sources=waiting.SOURCES, sections=waiting.SECTIONS)
