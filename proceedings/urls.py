"""Public addresses that belong to no one kind. Those under a language are in `localised`."""

import re

from django.urls import path

from . import sitemaps, views
from .formats import EDITION_FILES
from .search import views as search_views

urlpatterns = [
    path("", views.root, name="root"),
    path("s/<key:key>", views.short_any, name="short_any"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("media/<digest:digest>/<str:name>", views.media, name="media"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]

localised = [
    path("search/", search_views.search, name="search"),
    path("search/suggestions/", search_views.suggested, name="search_suggestions"),
    path("s/<key:key>/", views.short, name="short"),
    path("s/<key:key>/<version:number>/", views.short, name="short_version"),
    path("s/<key:key>/<fingerprint:digest>.png", views.share_image, name="share_image"),
    path("sitemap-lists.xml", sitemaps.sitemap, name="sitemap_lists"),
    path("sitemap-<version:number>.xml", sitemaps.sitemap, name="sitemap_records"),
]

# In every edition, from the one table; the apps have filled it when addresses are read.
localised += [
    path(f"<ascii:edition>/{name}", each.answer, name=re.sub("[./]", "_", name))
    for name, each in EDITION_FILES.items()
]
