"""Accounts in a real browser, in Arabic: as people sign in, with what they carry."""

import re

import pytest
from django.core import mail

from forum.models import User
from tests.factories import PASSWORD, make_user

from .people import code_of, give_app, kinds_of

pytestmark = pytest.mark.django_db(transaction=True)

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


@pytest.fixture
def tab(page, site_url, settings):
    """A phone's browser in Arabic, on a site that asks for a second factor."""
    settings.SECOND_FACTOR_REQUIRED = True
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": 390, "height": 844})
    # A passkey belongs to a name: no browser makes one for a number of the network.
    page.site = site_url.replace("127.0.0.1", "localhost")
    settings.SITE_URL = page.site
    settings.CSRF_TRUSTED_ORIGINS = [page.site]
    settings.ALLOWED_HOSTS = ["localhost"]
    page.context.add_cookies([{"name": "django_language", "value": "ar", "url": page.site}])
    yield page
    assert [each for each in complaints if "410" not in each] == []  # a used invitation is gone


def log_in(page, name, password=PASSWORD, path="/admin/"):
    page.goto(page.site + path)
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("#login-form [type=submit]")


def seems_right(page):
    assert page.evaluate("window.violations") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.get_attribute("html", "dir") == "rtl"


def type_code(page, code):
    page.fill("#id_code", code)
    page.click("#code-form [type=submit]")


def test_an_app_and_recovery_codes(tab):
    user = make_user(role="editor")
    log_in(tab, "editor", path="/admin/programme/session/add/")
    assert "تُفتح لوحة التحرير بعد إعداد" in tab.inner_text("#content")
    seems_right(tab)
    tab.click("text=إعداد التطبيق")
    assert tab.locator(".account-code svg").bounding_box()["width"] > 150
    seems_right(tab)
    secret = tab.inner_text("#totp-secret")
    type_code(tab, code_of(secret))
    codes = tab.inner_text("#recovery-codes").split()
    assert len(codes) == 10
    seems_right(tab)
    with tab.expect_download() as kept:
        tab.click("text=حفظ في ملف")
    assert kept.value.path().read_text().split() == codes
    tab.click("text=حفظتها، متابعة")
    tab.wait_for_url("**/admin/programme/session/add/")
    assert kinds_of(user) == ["recovery_codes", "totp"]

    tab.click("#logout-form button")
    log_in(tab, "editor")
    assert "الخطوة الثانية" in tab.inner_text("h1")
    seems_right(tab)
    type_code(tab, "000000")
    assert "الرمز غير صحيح" in tab.inner_text("#code-form")
    type_code(tab, code_of(secret, steps=1))  # the one before was taken at setting up
    tab.wait_for_url("**/admin/")

    tab.click("#logout-form button")
    log_in(tab, "editor")
    type_code(tab, codes[3])
    tab.wait_for_url("**/admin/")


def test_a_passkey_instead_of_name_and_password(tab):
    user = make_user(role="editor")
    device = tab.context.new_cdp_session(tab)
    device.send("WebAuthn.enable")
    can = dict.fromkeys(("hasResidentKey", "hasUserVerification", "isUserVerified"), True)
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True} | can
    added = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    log_in(tab, "editor")
    tab.click("text=إضافة مفتاح مرور")
    seems_right(tab)
    tab.click("form[data-passkey=create] [type=submit]")
    tab.wait_for_selector("#recovery-codes")
    assert kinds_of(user) == ["recovery_codes", "webauthn"]
    tab.click("text=حفظتها، متابعة")
    tab.wait_for_url("**/admin/")

    tab.click("#logout-form button")
    tab.goto(tab.site + "/admin/programme/session/add/")
    tab.click("#passkey-login [type=submit]")
    tab.wait_for_url("**/admin/programme/session/add/")

    tab.click("#logout-form button")
    log_in(tab, "editor")  # with the password, the passkey is the second step
    tab.click("text=استخدام مفتاح مرور")
    tab.wait_for_url("**/admin/")

    tab.click("#logout-form button")
    refusing = {"authenticatorId": added["authenticatorId"], "isUserVerified": False}
    device.send("WebAuthn.setUserVerified", refusing)
    tab.click("#passkey-login [type=submit]")
    tab.wait_for_selector(".passkey-problem:not([hidden])")
    assert "لم يُستخدم مفتاح المرور" in tab.inner_text(".passkey-problem")
    seems_right(tab)


def test_after_repeated_failures_the_page_says_so(tab):
    make_user(role="editor")
    for _ in range(5):
        log_in(tab, "editor", "wrong")
        assert "غير صحيحة" in tab.inner_text(".errornote")
    log_in(tab, "editor")
    assert "انتظر ربع ساعة" in tab.inner_text(".errornote")
    seems_right(tab)


def test_from_the_mail_of_an_invitation_into_the_desk(tab, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    admin = make_user(role="administrator")
    secret = give_app(admin)
    log_in(tab, "administrator", path="/admin/forum/invitation/add/")
    type_code(tab, code_of(secret))
    tab.fill("#id_email", "huda@example.org")
    tab.check("text=محرر")
    seems_right(tab)
    tab.click("[name=_save]")
    tab.wait_for_selector(".messagelist .success")
    link = re.search(r"^http\S+/accounts/invitation/\S+$", mail.outbox[-1].body, re.MULTILINE)[0]
    tab.click("#logout-form button")

    tab.goto(link)
    assert "huda@example.org" in tab.inner_text("#content")
    seems_right(tab)
    tab.fill("#id_username", "huda")
    tab.fill("#id_password1", "a password of hers")
    tab.fill("#id_password2", "a password of hers")
    tab.click("#account-form [type=submit]")
    tab.click("text=إعداد التطبيق")
    type_code(tab, code_of(tab.inner_text("#totp-secret")))
    tab.click("text=حفظتها، متابعة")
    tab.wait_for_url("**/admin/")
    assert [group.name for group in User.objects.get(username="huda").groups.all()] == ["editor"]
    tab.click("#logout-form button")
    tab.goto(link)
    assert "لم تعد هذه الدعوة صالحة" in tab.inner_text("h1")


def test_another_browser_is_signed_out_from_here(tab, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    make_user(role="editor")
    other = tab.context.browser.new_context(user_agent="Mozilla/5.0 (iPhone) Version/17.0 Safari/604.1")
    phone = other.new_page()
    phone.site = tab.site
    log_in(phone, "editor")
    phone.wait_for_url("**/admin/")
    log_in(tab, "editor")
    tab.click("a.user-name")
    tab.click("text=عرض التفاصيل")
    assert "Safari على iPhone" in tab.inner_text("#content")
    seems_right(tab)
    tab.click(".account-list button")
    tab.wait_for_selector(".messagelist .success")
    assert "أُنهيت جلسة واحدة" in tab.inner_text(".messagelist")
    phone.goto(tab.site + "/admin/")
    assert "/accounts/login/" in phone.url
    other.close()
