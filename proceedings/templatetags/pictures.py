"""Pictures on pages: each reader's browser takes the size and the format that suit it."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..content import File, Rendition
from ..renditions import AVIF, JPEG, WEBP

register = template.Library()

# How wide a picture stands, by where it stands: the stylesheet's own measures.
SIZES = {
    "gallery": "(min-width: 72rem) 20rem, (min-width: 40rem) 45vw, 90vw",
    "portrait": "4rem",
    "portrait-large": "(min-width: 42rem) 10rem, 6rem",
    "cover": "(min-width: 77rem) 72rem, 94vw",
    "logo": "7.5rem",
}
TENTH = 10


@register.simple_tag(takes_context=True)
def picture(
    context: dict[str, Any], file: File, where: str, alt: str = "", shape: str = "", lazy: bool = True
) -> SafeString:
    """The <picture>; a file published before there were renditions is shown as it is. The width and the
    height keep its place, so that nothing moves when it arrives."""
    site, sizes = context["site"], SIZES[where]
    sets = {kind: _srcset(site, file.in_format(kind)) for kind in (AVIF, WEBP)}
    small = file.in_format(WEBP)
    source = _middle(small) if small else file
    image = format_html(
        '<img{} src="{}"{} width="{}" height="{}" alt="{}"{}>',
        _class(file, shape),
        site.link_of_file(source),
        format_html(' srcset="{}" sizes="{}"', sets[WEBP], sizes) if small else "",
        source.width,
        source.height,
        alt,
        mark_safe(' loading="lazy" decoding="async"') if lazy else "",
    )
    if not sets[AVIF]:
        return image
    best = format_html('<source type="{}" srcset="{}" sizes="{}">', AVIF, sets[AVIF], sizes)
    return format_html("<picture>{}{}</picture>", best, image)


@register.simple_tag(takes_context=True)
def large_picture(context: dict[str, Any], file: File) -> str:
    """The address of the picture to open or to take away: its notes are in it."""
    return context["site"].link_of_file(next(iter(file.in_format(JPEG)), file))


def _srcset(site: Any, renditions: list[Rendition]) -> str:
    return ", ".join(f"{site.link_of_file(each)} {each.width}w" for each in renditions)


def _middle(renditions: list[Rendition]) -> Rendition:
    return renditions[len(renditions) // 2]


def _class(file: File, shape: str) -> SafeString:
    """What stays in sight, as classes of the stylesheet: a style of its own is not allowed to an element."""
    x, y = (round(value / TENTH) * TENTH for value in (file.focus_x, file.focus_y))
    names = [shape] if shape else []
    names += [f"focus-x-{x}"] if x != 50 else []
    names += [f"focus-y-{y}"] if y != 50 else []
    return format_html(' class="{}"', " ".join(names)) if names else mark_safe("")
