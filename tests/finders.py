"""The site's sheets as a server has them once they are collected: each in one file."""

from functools import cache

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder

from proceedings.staticfiles import flattened

SHEETS = ("css/site.css", "admin/multaqa.css")


class FlatSheets(BaseFinder):
    def find(self, path, find_all=False):
        return ([flat(path)] if find_all else flat(path)) if path in SHEETS else []

    def list(self, ignore_patterns):
        return []


@cache
def flat(name):
    def read(path):
        return (settings.BASE_DIR / "static" / path).read_text()

    made = settings.FOLDER / name.replace("/", "-")
    made.write_text(flattened(name, read))
    return str(made)
