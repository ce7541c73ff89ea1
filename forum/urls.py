"""Every address of the site. What is not named here is not there."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
