"""A day's report in schema.org's words. Pure."""

from typing import TYPE_CHECKING

from proceedings.schemaorg import Linked, Linking, iso, node

if TYPE_CHECKING:
    from .published import Report


def report(content: "Report", to: Linking) -> Linked:
    made = node(
        "NewsArticle",
        {"@id": to.address},
        headline=to.title,
        url=to.address,
        inLanguage=to.language,
        description=to.text(content.standfirst),
        dateline=to.text(content.dateline),
        articleBody=" ".join(to.text(each.words) for each in content.sentences),
        datePublished=iso(to.published),
        author=node("Person", name=to.text(content.byline)) if content.byline else {},
        temporalCoverage=iso(content.date),
        about=to.super_event(),
    )
    return Linked(made, to.trail("programme"))
