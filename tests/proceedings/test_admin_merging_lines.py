# ruff: noqa: F811
"""Two people change the lines of one object at once."""

import pytest

from tests.admin_form import add_line, filled
from tests.factories import make_person, make_session

from .test_admin_merging import omar, opened, sara, save, told  # noqa: F401

pytestmark = pytest.mark.django_db


class TestLines:
    @pytest.fixture
    def session(self):
        return make_session(speakers=[make_person(), make_person()])

    def test_one_line_changed_by_both_in_different_fields_is_merged(self, sara, omar, session):
        mine, theirs = opened(sara, session), opened(omar, session)
        save(omar, session, theirs, **{"speakers-0-office_printed_en": "Theirs"})
        response = save(sara, session, mine, **{"speakers-0-position": "90"})
        assert response.status_code == 302
        speaker = session.speakers.get(position=90)
        assert speaker.office_printed_en == "Theirs"
        assert "Speaker" in told(response)

    def test_one_field_of_a_line_is_a_conflict_beside_it(self, sara, omar, session):
        mine, theirs = opened(sara, session), opened(omar, session)
        save(omar, session, theirs, **{"speakers-1-office_printed_en": "Theirs"})
        refused = save(sara, session, mine, **{"speakers-1-office_printed_en": "Mine"})
        assert "Theirs" in refused.content.decode()
        again = filled(refused, **{"choice-speakers-1-office_printed_en": "theirs"})
        assert save(sara, session, again).status_code == 302
        assert session.speakers.filter(office_printed_en="Theirs").exists()

    def test_lines_added_by_both_are_both_kept(self, sara, omar, session):
        mine, theirs = opened(sara, session), opened(omar, session)
        for client, data in ((omar, theirs), (sara, mine)):
            response = save(
                client, session, add_line(data, "speakers", person=make_person().pk, role="trainer")
            )
            assert response.status_code == 302
        assert session.speakers.count() == 4
        assert "added" in told(response)

    def test_a_line_deleted_by_another_and_untouched_here_stays_deleted(self, sara, omar, session):
        mine, theirs = opened(sara, session), opened(omar, session)
        save(omar, session, theirs, **{"speakers-0-DELETE": "on"})
        response = save(sara, session, mine, **{"speakers-1-position": "70"})
        assert response.status_code == 302
        assert [speaker.position for speaker in session.speakers.all()] == [70]
        assert "deleted" in told(response)

    @pytest.mark.parametrize(("choice", "left"), [("mine", {"Mine", "Other"}), ("drop", {"Other"})])
    def test_a_line_deleted_by_another_and_changed_here_is_asked_about(
        self, sara, omar, session, choice, left
    ):
        session.speakers.update(office_printed_en="Other")
        mine, theirs = opened(sara, session), opened(omar, session)
        save(omar, session, theirs, **{"speakers-0-DELETE": "on"})
        refused = save(sara, session, mine, **{"speakers-0-office_printed_en": "Mine"})
        assert refused.status_code == 200
        again = filled(refused)
        assert again["speakers-1-office_printed_en"] == "Mine"
        assert save(sara, session, again | {"choice-speakers-1": choice}).status_code == 302
        assert {speaker.office_printed_en for speaker in session.speakers.all()} == left

    def test_a_line_changed_by_another_is_not_deleted_unseen(self, sara, omar, session):
        mine, theirs = opened(sara, session), opened(omar, session)
        save(omar, session, theirs, **{"speakers-0-office_printed_en": "Theirs"})
        refused = save(sara, session, mine, **{"speakers-0-DELETE": "on"})
        assert refused.status_code == 200
        assert session.speakers.count() == 2
        assert "Theirs" in refused.content.decode()
        assert save(sara, session, filled(refused)).status_code == 302
        assert session.speakers.count() == 1
