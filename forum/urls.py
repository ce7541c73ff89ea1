"""Every address of the site. What is not named here is not there."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import agreements.urls
import forum.accounts.urls
import press.urls
import proceedings.urls
import sessions.urls
from proceedings.linked import hall, linked_media, linked_preview
from proceedings.outlets import record_urls
from proceedings.preview import desk_picture, preview, preview_day, preview_media

from . import views
from .styleguide import styleguide

event = [
    path("", views.home, name="home"),
    path("styleguide/", styleguide, name="styleguide"),
    path("editions/", views.edition_list, name="edition_list"),
    path("people/", views.person_list, name="person_list"),
    *record_urls("page", "pages/<ascii:slug>"),
    path("organisations/", views.organisation_list, name="organisation_list"),
    *record_urls("person", "people/<ascii:slug>"),
    *record_urls("organisation", "organisations/<ascii:slug>"),
]

# The pages of the site come before the editions, whose addresses start with a word of their own.
editions = [
    path("<ascii:edition>/notices/", views.notice_list, name="notice_list"),
    *record_urls("notice", "<ascii:edition>/notices/<ascii:slug>"),
    *record_urls("day", "<ascii:edition>/<day:slug>"),
    *record_urls("edition", "<ascii:slug>"),
]

handler429 = "forum.accounts.views.too_many"  # asked for by allauth

urlpatterns = [
    *proceedings.urls.urlpatterns,
    path("styleguide/", styleguide),
    path("admin/i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("desk/preview/day/<key:key>/<str:language>/whole/", preview_day, name="preview_day"),
    path("accounts/", include(forum.accounts.urls.urlpatterns)),
    path("desk/preview/<str:kind>/<key:key>/<str:language>/", preview, name="preview"),
    path(
        "desk/preview/<str:kind>/<key:key>/media/<digest:digest>/<str:name>",
        preview_media,
        name="preview_media",
    ),
    path("desk/link/<str:token>/media/<digest:digest>/<str:name>", linked_media, name="linked_media"),
    path("desk/link/<str:token>/<str:language>/", linked_preview, name="linked_preview"),
    path("desk/hall/<str:token>/<str:language>/", hall, name="hall"),
    *press.urls.desk,
    path("desk/picture/<path:signed>", desk_picture, name="desk_picture"),
    *i18n_patterns(
        *proceedings.urls.localised,
        *event,
        *press.urls.urlpatterns,
        *agreements.urls.urlpatterns,
        *sessions.urls.urlpatterns,
        *press.urls.urlpatterns,
        *editions,
    ),
]
