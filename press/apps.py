from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "press"
    verbose_name = _("The press room")

    def ready(self) -> None:
        from forum.accounts.invitations import accepted
        from proceedings import formats, kinds, sitemaps
        from proceedings.admin import overview
        from proceedings.background import every

        from . import citing, files, published, tasks, waiting
        from .admin import accreditation, accrediting
        from .alerts.looking import look

        kinds.register(published.REPORT)
        formats.FORMATS.update(citing.FORMATS)
        formats.HEAD_TAGS.append(citing.tags)
        formats.EDITION_FILES.update(files.EDITION_FILES)
        sitemaps.EDITION_LISTS += ["press/"]
        overview.register(sources=waiting.SOURCES, sections=accreditation.SECTIONS)
        accepted.connect(accrediting.joined)
        every(5, look)
        every(3600, tasks.forget_soon)
