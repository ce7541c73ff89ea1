"""An agreement in schema.org's words, which have none for it: a document, the bodies that made it, and the
event that it was signed at. Pure."""

from typing import TYPE_CHECKING

from forum.schemaorg import appearing
from proceedings.schemaorg import Linked, Linking, iso, node

from .terms import AgreementKind, SignatoryRole

if TYPE_CHECKING:
    from .published import Agreement

SIGNATORY = SignatoryRole.SIGNATORY


def agreement(content: "Agreement", to: Linking) -> Linked:
    made = node(
        "DigitalDocument",
        {"@id": to.address},
        name=to.text(content.title),
        alternateName=to.other(content.title),
        url=to.address,
        inLanguage=to.language,
        identifier=content.reference,
        genre=str(AgreementKind(content.kind).label),
        abstract=" · ".join(purpose for purpose, _language in content.purposes.lines(to.language)),
        about=[area for area, _language in content.areas.lines(to.language)],
        dateCreated=iso(content.signed_on),
        locationCreated=to.place(to.text(content.place), ""),
        contributor=[
            *(to.named("Organization", each.body) for each in content.parties),
            *(appearing(each.who, to) for each in content.signatories if each.who.role == SIGNATORY),
        ],
        recordedAt=to.super_event(),
    )
    return Linked(made, [to.section("agreements")])
