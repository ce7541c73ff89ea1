# ruff: noqa: F811
"""A form whose snapshot is missing, forged or of something else: what differs is shown, nothing is lost."""

import pytest

from forum.models import User
from tests.factories import make_edition, make_person, make_session, make_track

from .test_admin_merging import errors, filled, opened, sara, save, told  # noqa: F401

pytestmark = pytest.mark.django_db


class TestWithoutAKnownSnapshot:
    @pytest.mark.parametrize("snapshot", [None, "", "forged", "a:b:c", "x" * 5000, "\0"])
    def test_what_differs_is_shown_and_nothing_is_lost(self, sara, snapshot):
        session = make_session(title_en="Stored", speakers=[make_person()])
        data = opened(sara, session)
        refused = save(sara, session, data, snapshot=snapshot, title_en="Typed")
        assert refused.status_code == 200
        assert "Stored" in errors(refused)["title_en"][0]
        assert set(errors(refused)) == {"title_en"}
        assert "not known" in told(refused)
        assert save(sara, session, filled(refused)).status_code == 302
        session.refresh_from_db()
        assert session.title_en == "Typed"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("tracks", ["x", "9" * 40]),
            ("edition", "9" * 40),
            ("starts_at", "0001-01-01T00:00"),
            ("position", "9" * 5000),
            ("kind", "\0"),
        ],
    )
    def test_bad_input_is_refused_beside_it(self, sara, field, value):
        edition = make_edition()
        session = make_session(edition=edition, tracks=[make_track(edition=edition)])
        refused = save(sara, session, opened(sara, session), snapshot="", **{field: value})
        assert refused.status_code == 200
        assert field in errors(refused)

    def test_one_of_another_object_counts_for_nothing(self, sara):
        session, other = make_session(title_en="Stored"), make_session()
        data = opened(sara, session) | {"snapshot": opened(sara, other)["snapshot"]}
        assert save(sara, session, data, title_en="Typed").status_code == 200

    def test_a_key_that_was_changed_and_is_still_known_is_enough(self, sara, settings):
        session = make_session(title_en="Stored")
        data = opened(sara, session)
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key"
        sara.force_login(User.objects.get(username="sara"))
        assert save(sara, session, data, title_en="Typed").status_code == 302
