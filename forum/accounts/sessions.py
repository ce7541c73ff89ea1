"""Where an account is signed in, in words, and ending that."""

import re
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

BROWSERS = {
    "Edge": r"Edg(e|A|iOS)?/",
    "Opera": r"OPR/",
    "Samsung Internet": r"SamsungBrowser/",
    "Firefox": r"Firefox/|FxiOS/",
    "Chrome": r"Chrome/|CriOS/",
    "Safari": r"Safari/",
}
SYSTEMS = {
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Android": r"Android",
    "Windows": r"Windows",
    "macOS": r"Mac OS X",
    "ChromeOS": r"CrOS",
    "Linux": r"Linux|X11",
}


def browser_in_words(user_agent: str) -> str:
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say its name")


def _first(patterns: dict[str, str], text: str) -> str:
    return next((name for name, pattern in patterns.items() if re.search(pattern, text)), "")


def sessions_of(user: Any) -> list[UserSession]:
    """Those that are open, the one used last first."""
    rows = UserSession.objects.purge_and_list(user)
    for row in rows:
        row.browser = browser_in_words(row.user_agent)
    return sorted(rows, key=lambda row: row.last_seen_at, reverse=True)


def end_all(user: Any, *, but: str | None = None) -> int:
    rows = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    for row in rows:
        row.end()
    return len(rows)
