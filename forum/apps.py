from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ForumConfig(AppConfig):
    name = "forum"
    verbose_name = _("The event")

    def ready(self) -> None:
        from proceedings import kinds, sitemaps
        from proceedings.admin import overview

        from . import published, waiting
        from .accounts import receivers
        from .roles import sync_roles

        for kind in published.KINDS:
            kinds.register(kind)
        sitemaps.LISTS += ["editions/", "people/", "organisations/"]
        overview.register(sources=waiting.SOURCES)
        receivers.connect()
        # After migrations, since permissions exist only then.
        post_migrate.connect(sync_roles, sender=self)
