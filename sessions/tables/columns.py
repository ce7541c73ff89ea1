"""The columns of the programme, in the order they are read in: what a day means depends on the edition."""

from django.utils.translation import gettext_lazy

from forum.tables.named import bilingual, key_column, language_columns, plain
from proceedings.tables.cells import YES_NO, offered
from proceedings.tables.columns import Column

from ..models import Session, Speaker
from .speakers import numbered_columns


def programme_columns() -> list[Column]:
    language = offered(Session._meta.get_field("source_language").choices)
    return [
        key_column(),
        *_when(),
        *_where_and_how(),
        *_words(),
        *_details(),
        *language_columns(Session, language),
        *numbered_columns(),
    ]


def _when() -> list[Column]:
    return [
        plain(
            Session,
            "edition",
            aliases="event, الملتقى, الدورة",
            help=gettext_lazy("Its address. Empty: the one chosen when importing."),
            width=12,
        ),
        plain(
            Session,
            "day",
            aliases="date, day number, التاريخ, رقم اليوم, يوم",
            help=gettext_lazy("Its number in the edition, or its date."),
            width=12,
            example=1,
        ),
        plain(
            Session,
            "starts_at",
            aliases="start, from, time, start time, وقت البداية, البدء, من, الوقت, بداية",
            help=gettext_lazy("Riyadh time: 09:30, 9:30 AM."),
            width=11,
            example="09:30",
        ),
        plain(
            Session,
            "ends_at",
            aliases="end, to, until, end time, وقت النهاية, الانتهاء, إلى, نهاية",
            help=gettext_lazy("Riyadh time: 09:30, 9:30 AM."),
            width=11,
            example="10:15",
        ),
    ]


def _where_and_how() -> list[Column]:
    return [
        plain(Session, "room", aliases="hall, place, location, المكان, قاعة, القاعة", width=18),
        plain(
            Session,
            "tracks",
            aliases="track, theme, themes, المسار, المحور, المحاور",
            help=gettext_lazy("Several with a semicolon between them."),
            width=18,
        ),
        plain(
            Session,
            "kind",
            aliases="type, format, نوع الجلسة, التصنيف",
            offered=offered(Session.Kind.choices),
            width=14,
            example="session",
        ),
        plain(
            Session,
            "happening",
            aliases="status, state, الحالة",
            offered=offered(Session.Happening.choices),
            width=11,
        ),
    ]


def _words() -> list[Column]:
    return [
        *bilingual(
            Session,
            "title",
            aliases="العنوان, session, session title, subject, topic, name, عنوان الجلسة, الموضوع, الجلسة",
            required=True,
            width=42,
            example=("أثر العمل التطوعي في المدن", "The effect of volunteer work in cities"),
        ),
        plain(Session, "title_given", aliases="given title, عنوان معطى", offered=YES_NO, width=10),
        Column(
            "speakers",
            Speaker._meta.verbose_name_plural,
            aliases="speaker, presenter, presenters, people, المتحدث, المشاركون, مقدم الجلسة, المتحدثين",
            help=gettext_lazy(
                "Each with a role in brackets, a semicolon between them; or one to a column: Speaker 1…"
            ),
            width=48,
        ),
        *bilingual(Session, "abstract", aliases="description, وصف, الوصف, نبذة", width=40),
        *bilingual(Session, "summary", width=40, aliases="ملخص الجلسة"),
        *bilingual(
            Session,
            "key_points",
            aliases="highlights, points, النقاط, أهم النقاط",
            width=30,
            help=gettext_lazy("One on each line."),
        ),
    ]


def _details() -> list[Column]:
    return [
        *bilingual(
            Session,
            "audience",
            aliases="target audience, الفئة المستهدفة, الجمهور",
            width=24,
            help=gettext_lazy("One group on each line."),
        ),
        plain(Session, "audience_only", aliases="restricted", offered=YES_NO, width=10),
        plain(Session, "capacity", aliases="seats, المقاعد, السعة, الطاقة الاستيعابية", width=10),
        *bilingual(
            Session,
            "outcomes",
            aliases="learning outcomes, المخرجات",
            width=30,
            help=gettext_lazy("One on each line."),
        ),
        *bilingual(Session, "initiative", aliases="اسم المبادرة", width=24),
        Column(
            "initiative_owner", gettext_lazy("owner of the initiative"), aliases="مالك المبادرة", width=24
        ),
        plain(Session, "position", aliases="order, sequence, ترتيب, الترتيب, م", width=9),
        plain(Session, "slug", aliases="slug, url name", width=18),
    ]
