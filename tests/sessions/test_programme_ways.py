"""Ways through the programme: filters taken away one by one, a table of halls, a reader's own list."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import both, make_day, make_room, make_session, make_track, make_venue, publish
from tests.sessions.test_programme import programme, published, titles

pytestmark = pytest.mark.django_db


def test_each_filter_that_is_set_can_be_taken_away_by_itself(client, edition):
    track = make_track(edition=edition, **both("name", "المدن", "Cities"))
    session = make_session(edition=edition, kind="panel")
    session.tracks.add(track)
    publish(session)
    page = programme(client, f"?kind=panel&track={track.slug}&q=").text
    assert f'<a class="chip" href="?track={track.slug}&amp;q=">' in page
    assert '<a class="chip" href="?kind=panel&amp;q=">' in page


def test_the_language_filter_shows_what_can_be_read_in_it(client, edition):
    published(edition, **both("title", "مترجمة", "Translated"))
    published(edition, title_ar="بلا ترجمة", title_en="")
    assert titles(programme(client, "?language=en")) == ["Translated"]
    assert len(titles(programme(client, "?language=ar"))) == 2


def test_a_readers_own_programme_holds_what_its_address_names(client, edition):
    kept, left = published(edition, **both("title", "أ", "Kept")), published(edition)
    page = programme(client, f"?only={kept.key}.{'z' * 8}")
    assert titles(page) == ["Kept"]
    assert "<title>" in page.text
    assert left.title_en not in titles(page)
    assert programme(client, "?only=not-a-key").status_code == 400


def test_a_day_with_rooms_and_hours_can_be_seen_as_a_table(client, edition):
    day = make_day(edition=edition, number=1)
    publish(day)
    untimed = published(edition, day)
    assert "view=grid" not in programme(client).text
    room = make_room(venue=make_venue(), **both("name", "القاعة", "Main hall"))
    starts = datetime(2022, 6, 14, 7, 0, tzinfo=UTC)
    timed = published(edition, day, room=room, starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert "view=grid" in programme(client).text
    page = programme(client, "?view=grid").text
    table, rest = page[page.index("<table") :].split("</table>")
    assert "Main hall" in table
    assert "10:00" in table
    assert timed.title_en in table
    assert untimed.title_en in rest
    assert programme(client, "?view=mosaic").status_code == 400


def test_now_and_next_stand_above_the_whole_programme_while_it_runs(client, clock, edition):
    starts = datetime(2022, 6, 15, 8, 30, tzinfo=UTC)
    published(edition, starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert 'class="is-now"' in programme(client).text
    assert 'class="is-now"' not in programme(client, "?kind=session").text


def test_a_prayer_and_a_break_stand_in_the_programme_and_lead_nowhere(client, edition):
    published(edition, kind="prayer", **both("title", "صلاة الظهر", "Noon prayer"))
    published(edition, kind="break", **both("title", "استراحة", "Coffee"))
    published(edition, **both("title", "جلسة", "A talk"))
    page = programme(client).text
    for title in ("Noon prayer", "Coffee"):
        assert f'<h3 class="entry-title"><bdi>{title}</bdi></h3>' in page
    assert page.count('data-mine="') == 1
