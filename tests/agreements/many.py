"""A register of thousands, put into the record at once: the same agreement under other names."""

import json
import secrets

from agreements.derived import Commitment, rows_of
from proceedings.content import canonical
from proceedings.models import Publication
from proceedings.versions import seal
from tests.factories import make_agreement, make_obligation, make_organisation, publish

KINDS = ("memorandum", "agreement", "contract", "pledge")


def make_many(count, *, due=None, **fields):
    """`count` public agreements, no two of one kind in a row, each with a promise for the day that is `due`.
    They are in no index of search."""
    parties = [make_organisation(), make_organisation()]
    for each in parties:
        publish(each)
    first = make_agreement(slug="many-0", kind=KINDS[0], parties=parties, **fields)
    if due:
        make_obligation(agreement=first, due=due)
    publish(first)
    original = Publication.objects.get(kind="agreement", key=first.key)
    rows = Publication.objects.bulk_create(_copy(original, number) for number in range(1, count))
    if due:
        Commitment.objects.bulk_create(each for row in rows for each in rows_of(row)[0])
    return original


def _copy(original, number):
    key, slug, kind = secrets.token_hex(4), f"many-{number}", KINDS[number % len(KINDS)]
    card, content = json.loads(original.card), json.loads(original.content)
    card |= {"key": key, "path": f"agreements/{slug}/", "label": kind}
    card["facts"] = [["reference", slug], *card["facts"][1:]]
    content["data"] |= {"reference": slug, "kind": kind}
    columns = {name: getattr(original, name) for name in Publication.IMMUTABLE}
    columns |= {"key": key, "slug": slug, "card": canonical(card), "content": canonical(content)}
    return seal(Publication(**columns))
