"""The stylesheets keep the promises made to Arabic and to eyes: contrast, logical sides, no slant."""

import re
from itertools import product

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
SHEETS = sorted(STATIC.rglob("*.css"))
TOKENS = (STATIC / "css" / "tokens.css").read_text()
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")

PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![-\w])(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
AGAINST_ARABIC = re.compile(
    r"font-style\s*:\s*(?:italic|oblique)|text-align\s*:\s*justify|letter-spacing\s*:\s*(?!normal)\S"
    r"|(?<![-\w])(?:direction|unicode-bidi)\s*:"
)


def _colour(theme: str, name: str) -> str:
    return re.search(rf"--{name}: (#[0-9a-f]{{6}});", theme).group(1)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _accents(theme: str) -> dict[str, str]:
    return dict(re.findall(rf'data-accent="(\w+)"\] {{[^}}]*?--accent-on-{theme}: (#[0-9a-f]{{6}});', TOKENS))


def test_the_set_of_accents_is_complete_in_both_themes():
    assert (
        set(_accents("light")) == set(_accents("dark")) == {"green", "teal", "blue", "plum", "wine", "clay"}
    )


@pytest.mark.parametrize(("theme", "values"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("accent", sorted(_accents("light")))
def test_an_accent_can_be_read_on_paper_and_under_its_own_ink(theme, values, accent):
    colour = _accents(theme)[accent]
    assert _contrast(colour, _colour(values, "paper")) >= 4.5
    assert _contrast(colour, _colour(values, "accent-ink")) >= 4.5


@pytest.mark.parametrize("values", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, ground, 4.5) for ink, ground in product(["ink", "ink-soft"], ["paper", "raised", "sunken"])),
        *((ink, "paper", 4.5) for ink in ["good", "warn", "bad"]),
        *((ink, ground, 4.5) for ink, ground in product(["ink", "ink-soft"], ["warn-wash", "bad-wash"])),
        ("line-strong", "raised", 3),
        ("line-strong", "paper", 3),
    ],
)
def test_inks_can_be_read_on_their_grounds(values, ink, ground, least):
    assert _contrast(_colour(values, ink), _colour(values, ground)) >= least


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(STATIC)))
def test_a_stylesheet_is_short_and_has_no_sides_of_its_own(sheet):
    text = sheet.read_text()
    assert len(text.splitlines()) <= 150
    assert not PHYSICAL.findall(text)
    assert not AGAINST_ARABIC.findall(text)


def test_every_page_loads_every_stylesheet_of_the_site():
    listed = re.findall(r'url\("([\w-]+)\.css"\)', (STATIC / "css" / "site.css").read_text())
    assert sorted([*listed, "site"]) == sorted(path.stem for path in (STATIC / "css").glob("*.css"))


def test_the_desk_loads_every_stylesheet_of_its_own():
    desk = STATIC / "admin"
    listed = re.findall(r'url\("multaqa/([\w-]+)\.css"\)', (desk / "multaqa.css").read_text())
    assert sorted(listed) == sorted(path.stem for path in (desk / "multaqa").glob("*.css"))


def test_the_fonts_stand_beside_their_licence():
    used = set(re.findall(r"\.\./fonts/([\w-]+\.woff2)", (STATIC / "css" / "fonts.css").read_text()))
    kept = {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert used == kept
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "OFL.txt").read_text()
