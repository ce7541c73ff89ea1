"""Collected, a sheet that imports others becomes one, and its addresses still lead somewhere."""

import re

from django.contrib.staticfiles.finders import find
from django.core.management import call_command

from proceedings.staticfiles import flattened


def test_a_sheet_is_flattened_in_order_with_its_addresses_seen_from_where_it_stands():
    sheets = {
        "admin/all.css": '/* */\n@import url("../css/fonts.css");\n@import url("parts/chrome.css");\nb {}\n',
        "css/fonts.css": 'src: url("../fonts/sans.woff2");\n',
        "admin/parts/chrome.css": 'i { background: url("arrow.svg") }\n',
    }
    assert flattened("admin/all.css", sheets.__getitem__) == (
        '/* */\nsrc: url("../fonts/sans.woff2");\ni { background: url("parts/arrow.svg") }\nb {}\n'
    )


def test_the_collected_site_has_one_sheet_that_asks_for_no_other(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    backend = "proceedings.staticfiles.FlatStorage"
    # The packages' own files take longer to compress than there is to see in them.
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    for _again in range(2):
        call_command("collectstatic", "--no-input", verbosity=0)
    for name in ("css/site.css", "admin/multaqa.css"):
        collected = (tmp_path / name).read_text()
        assert "@import" not in collected
        assert "@font-face" in collected
        assert all(find(f"fonts/{path}") for path in re.findall(r'fonts/([\w-]+\.woff2)"', collected))
