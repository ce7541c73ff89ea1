"""People and bodies from a table, and back: who is meant, whose spelling stays, what an export gives."""

import pytest

from forum.models import Organisation, Person
from tests.factories import make_organisation, make_person, make_profession, make_title, make_user
from tests.tables import agree, answer, bring_in, changes, check, csv_file, mistakes, xlsx_file

pytestmark = pytest.mark.django_db
HEADERS = ["الاسم", "Name", "المذكر والمؤنث", "المنصب", "الجهة"]


@pytest.fixture
def desk(client):
    client.force_login(make_user(role="contributor"))
    client.cookies["django_language"] = "ar"
    return client


class TestPeople:
    def test_a_new_person_with_titles_profession_and_body(self, desk):
        make_profession()
        make_title(kind="style")
        body = make_organisation(name_ar="جمعية المثال")
        headers = [*HEADERS, "اللقب المهني", "ألقاب التشريف والرتب", "السيرة بالعربية"]
        row = ["هدى المثالي", "Huda Al-Mithali", "مؤنث", "مديرة", "جمعية المثال", "م.", "سعادة", "كاتبة"]
        bring_in(desk, Person, csv_file(headers, row))
        person = Person.objects.get()
        assert (person.name_ar, person.name_en, person.gender, person.slug) == (
            *row[:2],
            "f",
            "huda-al-mithali",
        )
        assert (person.organisation, person.profession.short_feminine_ar) == (body, "م.")
        assert [title.masculine_ar for title in person.titles.all()] == ["سعادة"]
        assert (person.biography_ar, person.state) == ("<p>كاتبة</p>", "draft")
        assert check(desk, Person, csv_file(headers, row)).context["plan"].changes_nothing

    def test_the_gender_is_needed(self, desk):
        assert mistakes(check(desk, Person, csv_file(["الاسم"], ["سعد"]))) == [(2, "المذكر والمؤنث", "")]

    @pytest.mark.parametrize("written", ["احمد الغامدى", "أحمد الغامديّ", "أحـمد غامدي"])
    def test_another_spelling_is_offered_and_the_desks_stays(self, desk, written):
        person = make_person(name_ar="أحمد الغامدي", name_en="", office_ar="أمين")
        file = csv_file(HEADERS, [written, "Ahmed", "مذكر", "أمين عام", ""])
        page = check(desk, Person, file)
        assert [choice.value for choice in page.context["plan"].questions[0].choices] == [person.key, "new"]
        page = answer(desk, Person, page, person.key)
        assert set(changes(page)[2]) == {"name_en", "office_ar"}
        assert "أحمد الغامدي" in page.context["plan"].outcomes[0].notes[0]
        agree(desk, Person, page)
        person.refresh_from_db()
        assert (person.name_ar, person.name_en, person.office_ar) == ("أحمد الغامدي", "Ahmed", "أمين عام")

    def test_by_its_key_a_name_is_corrected(self, desk):
        person = make_person(name_ar="احمد الغامدى")
        bring_in(desk, Person, csv_file(["key", "name ar"], [person.key, "أحمد الغامدي"]))
        person.refresh_from_db()
        assert person.name_ar == "أحمد الغامدي"

    def test_one_name_in_one_language_and_another_in_the_other_is_asked_about(self, desk):
        make_person(name_ar="محمد العتيبي", name_en="Mohammed Al-Otaibi")
        file = csv_file(HEADERS, ["محمد العتيبي", "Muhammad Alotaibi", "مذكر", "", ""])
        assert len(check(desk, Person, file).context["plan"].open_questions) == 1

    def test_rows_of_one_file_are_compared_with_each_other(self, desk):
        twice = csv_file(HEADERS, ["سعد العمري", "", "مذكر", "", ""], ["سعد العمري", "", "مذكر", "", ""])
        assert [row for row, _h, _v in mistakes(check(desk, Person, twice))] == [3]
        near = csv_file(HEADERS, ["سعد العمري", "", "مذكر", "", ""], ["سعد عمري", "", "مذكر", "", ""])
        page = check(desk, Person, near)
        assert [choice.value for choice in page.context["plan"].questions[0].choices] == ["row-2", "new"]
        agree(desk, Person, answer(desk, Person, page, "new"))
        assert Person.objects.count() == 2

    def test_a_body_that_is_not_there_may_be_added(self, desk):
        file = csv_file(HEADERS, ["سعد العمري", "", "مذكر", "", "جمعية جديدة"])
        page = answer(desk, Person, check(desk, Person, file), "new")
        agree(desk, Person, page)
        assert Person.objects.get().organisation == Organisation.objects.get(name_ar="جمعية جديدة")


class TestBodies:
    HEADERS = ["الاسم بالعربية", "النوع", "الجهة الأم", "صفة التبعية"]

    def test_a_body_and_the_one_above_it_come_in_one_file_in_any_order(self, desk):
        file = csv_file(
            self.HEADERS,
            ["إدارة التطوع", "other", "وزارة الأمثلة", "department"],
            ["وزارة الأمثلة", "وزارة", "", ""],
        )
        page = check(desk, Organisation, file)
        assert mistakes(page) == []
        agree(desk, Organisation, page)
        assert Organisation.objects.get(name_ar="إدارة التطوع").parent.name_ar == "وزارة الأمثلة"
        assert (
            check(desk, Organisation, csv_file(self.HEADERS, ["وزارة الأمثلة", "وزارة", "", ""]))
            .context["plan"]
            .changes_nothing
        )

    def test_a_body_cannot_stand_above_itself(self, desk):
        file = csv_file(["name ar", "parent", "relation"], ["أ", "ب", "department"], ["ب", "أ", "department"])
        page = check(desk, Organisation, file)
        assert not page.context["plan"].is_ready

    def test_another_spelling_of_a_body_is_offered(self, desk):
        body = make_organisation(name_ar="وزارة الإسكان", name_en="")
        page = check(desk, Organisation, csv_file(["الجهة"], ["وزاره الاسكان"]))
        assert page.context["plan"].questions[0].choices[0].value == body.key

    def test_a_relation_without_a_parent_is_told_in_its_column(self, desk):
        page = check(desk, Organisation, csv_file(["name ar", "as"], ["أ", "subsidiary"]))
        assert mistakes(page) == [(2, "as", "subsidiary")]


def test_an_answer_to_other_choices_does_not_stand(desk):
    """Between two checks somebody of that name is added: the question is another one."""
    file = csv_file(HEADERS, ["سعد عمري", "", "مذكر", "", ""])
    make_person(name_ar="سعد العمري")
    page = answer(desk, Person, check(desk, Person, file), "new")
    make_person(name_ar="سعد العُمري")
    page = agree(desk, Person, page)
    assert page.status_code == 409
    assert len(page.context["plan"].open_questions) == 1


def test_a_workbook_of_people(desk):
    bring_in(desk, Person, xlsx_file(["برنامج المتحدثين", None], HEADERS, ["سعد", "Saad", "مذكر", "", ""]))
    assert Person.objects.get().name_en == "Saad"
