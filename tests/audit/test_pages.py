"""Every public page in both languages, narrow and wide; the audit has more widths, and themes."""

import pytest

from . import direction, nu, world
from .browser import Reader
from .pages import addresses


@pytest.mark.django_db(transaction=True)
def test_no_page_has_a_finding(browser, site_url, settings):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    settings.ROOT_URLCONF = "tests.audit.urls"
    world.build()
    reader = Reader(browser, site_url, world.staff_session(), is_quick=True)
    found = {}
    for address in addresses():
        for state, each in reader.look(address, (1280, 320), ("light",)):
            found.setdefault(each, []).append(f"{address.path} {state}")
    for each in direction.one_sided(reader.alternates):
        found.setdefault(each, []).append(each.where)
    reader.close()
    checker = nu.jar()
    for name, each in nu.findings(checker, reader.sources) if checker else ():
        found.setdefault(each, []).append(name)
    assert not found, "\n".join(f"{each} on {', '.join(pages[:4])}" for each, pages in found.items())
    if not checker:
        pytest.skip("no Nu HTML checker was found (python3 dev.py audit gets it): all else was looked at")
