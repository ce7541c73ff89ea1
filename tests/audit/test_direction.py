"""The check of direction finds what it is there for: a bad page trips each rule, a good one none."""

import pytest

from . import direction

ADDRESS = "http://site.example/ar/"
STYLE = """@media print {a {color: black}} a {text-underline-offset: 0.2em} :focus {outline: 2px solid}
body {font: 18px/1.8 "Multaqa Sans"}"""
GOOD = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>ملتقى</title><style>{STYLE}</style>
<link rel="canonical" href="{ADDRESS}"><link rel="alternate" hreflang="ar" href="{ADDRESS}">
<link rel="alternate" hreflang="en" href="http://site.example/en/">
<link rel="alternate" hreflang="x-default" href="{ADDRESS}"></head><body>
<a href="#main">انتقل</a><main id="main"><h1>عنوان <bdi lang="en">Title</bdi></h1>
<p>قال <bdi>نص فيه Balady</bdi> يوم <time datetime="2022-06-15">15 يونيو 2022م</time> عام 1443هـ</p>
<input type="search" dir="auto"><input type="email" dir="ltr"></main></body></html>"""

# What is wrong with the page that follows, in the order of its mistakes.
BAD = """<!DOCTYPE html><html lang="ar" dir="ltr"><head><title>x</title><style>
.left {margin-left: 1px} .turned {direction: ltr} .mirror {transform: scaleX(-1)}
.set {letter-spacing: 1px} .row {display: flex; flex-direction: row-reverse} .wide {width: 3000px}
input {border: 1px solid #eee} a {outline: none !important} .moving {transition: color 1s}
</style><link rel="alternate" hreflang="en" href="/en/"></head><body>
<p><a href="/">روابط</a></p><p class="left turned mirror set row moving">كلام</p>
<p>كلام Balady</p><p dir="auto">Only English here</p>
<p>كلام\u200f</p><p>\ufefb</p><p>كلـام</p><p>15 يونيو 2022م</p><input name="q"><p class="wide">كلام</p>
<p>الموقع الرسمي</p></body></html>"""


@pytest.fixture
def shown(page):
    """Show a page of one's own as if a site had sent it."""
    page.emulate_media(reduced_motion="reduce")

    def show(html):
        page.unroute_all()
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(ADDRESS)
        return page

    return show


def test_a_bad_page_trips_each_rule_and_a_good_one_none(shown):
    found = direction.findings(shown(BAD))
    assert {each.rule for each in found} == direction.rules(shown(BAD))
    assert direction.findings(shown(GOOD)) == []


def test_a_page_whose_counterpart_does_not_name_it_is_found():
    named = {"ar": "/ar/a/", "en": "/en/a/"}
    assert not [*direction.one_sided({"/ar/a/": named, "/en/a/": named})]
    found = direction.one_sided({"/ar/a/": named, "/en/a/": {"en": "/en/a/"}})
    assert [each.where for each in found] == ["/ar/a/"]
