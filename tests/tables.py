"""Tables as people send them: a file to check, the page that answers, and the press that imports."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.admin_form import filled


def csv_file(headers, *rows, name="table.csv", encoding="utf-8-sig", separator=","):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([headers, *rows])
    return SimpleUploadedFile(name, out.getvalue().encode(encoding))


def xlsx_bytes(*rows, change=None):
    """`change` is given the book before it is saved."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx_file(*rows, name="table.xlsx", change=None):
    return SimpleUploadedFile(name, xlsx_bytes(*rows, change=change))


def address(model, page, *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def check(client, model, file, edition=None):
    """Upload a file; the page that says what importing it would do."""
    data = {"file": file} | ({"edition": edition.key} if edition else {})
    return client.post(address(model, "import"), data)


def answer(client, model, page, *choices, confirm=False):
    """Send the page's form again with the answers chosen, one for each question, or press its import."""
    questions = page.context["plan"].questions
    answers = {question.name: choice for question, choice in zip(questions, choices, strict=False)}
    press = {"confirm": "1"} if confirm else {"check": "1"}
    return client.post(address(model, "import"), filled(page) | answers | press)


def agree(client, model, page):
    return answer(client, model, page, confirm=True)


def bring_in(client, model, file, edition=None):
    """Check and import at once; the plan that was agreed to."""
    page = check(client, model, file, edition)
    assert page.status_code == 200, mistakes(page)
    assert page.context["plan"].is_ready, mistakes(page)
    assert agree(client, model, page).status_code == 302
    return page.context["plan"]


def mistakes(page):
    """(row, header, value) of each problem; or what is wrong with the file as a whole."""
    if "plan" not in page.context:
        return [str(each) for each in page.context["form"].non_field_errors()]
    return [
        (row.number, problem.header, problem.value)
        for row in page.context["plan"].wrong
        for problem in row.problems
    ]


def changes(page):
    return {
        row.number: {change.name: (change.old, change.new) for change in row.changes}
        for row in page.context["plan"].outcomes
        if row.changes
    }
