from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "programme"  # Django's own app holds the label "sessions"
    verbose_name = _("The programme")

    def ready(self) -> None:
        from proceedings import formats, kinds, sitemaps
        from proceedings.admin import overview

        from . import files, published, waiting

        kinds.register(published.SESSION)
        calendar = formats.Format(files.record_calendar, files.KINDS_WITH_CALENDAR, of_versions=False)
        formats.FORMATS["ics"] = calendar
        formats.EDITION_FILES.update(files.EDITION_FILES)
        sitemaps.EDITION_LISTS += ["programme/", "workshops/", "speakers/"]
        overview.register(sources=waiting.SOURCES, sections=waiting.SECTIONS)
