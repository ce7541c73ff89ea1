"""What is known of the forum's second day, as the demo must tell it."""

from proceedings.content import Text

MINISTRY = Text(
    "وزارة الشؤون البلدية والقروية والإسكان", "Ministry of Municipal and Rural Affairs and Housing"
)
MUNICIPALITY = Text("أمانة المنطقة الشرقية", "Eastern Province Municipality")
AGENCY = Text("وكالة التحول الرقمي والمدن الذكية", "Agency for Digital Transformation and Smart Cities")
CENTRES = Text("مراكز الأحياء بالمدينة المنورة", "Neighbourhood Centres of Madinah")
FOZAN = Text("الفوزان لخدمة المجتمع", "Al-Fozan for Community Service")
COMPANY = Text("شركة شباب مجتمعي الوقفية", "Shabab Mujtamai Endowment Company")
ISTIDAMA = Text("جمعية استدامة للتنمية المستدامة", "Istidama Association for Sustainable Development")
MAARIF = Text("شركة معارف", "Maarif Company")

# name, kind, whom it belongs to, and as what
BODIES = [
    (MINISTRY, "ministry", Text(), ""),
    (AGENCY, "agency", MINISTRY, "department"),
    (MUNICIPALITY, "municipality", Text(), ""),
    (CENTRES, "centre", Text(), ""),
    (FOZAN, "other", Text(), ""),
    (ISTIDAMA, "association", Text(), ""),
    (COMPANY, "endowment", ISTIDAMA, "endowment"),
    (MAARIF, "company", Text(), ""),
]

# kind, whether the title was given, title, how who presented it is introduced, whose it is
SESSIONS = [
    (
        "session",
        False,
        "مساهمات شركات القطاع الخاص من باب المسؤولية المجتمعية",
        "Private-sector companies' contributions as social responsibility",
        "مدير عام مصادر التوفير في وزارة الشؤون البلدية والقروية والإسكان الأستاذ رعد أحمد الخليوي",
        "Mr. Raad Ahmed Al-Khulaiwi, Director General of Supply Sources"
        " at the Ministry of Municipal and Rural Affairs and Housing",
        MINISTRY,
    ),
    (
        "session",
        False,
        "تجربة تشغيل مراكز الأحياء وأهميتها في أنسنة المدن",
        "Operating neighbourhood centres, and what they mean for humanising cities",
        "أمين عام مراكز الأحياء بالمدينة المنورة الدكتور سمير المغامسي",
        "Dr. Samir Al-Maghamisi, Secretary General of the Neighbourhood Centres of Madinah",
        CENTRES,
    ),
    (
        "paper",
        True,
        "المنصات الرقمية في ضوء الخدمات المجتمعية",
        "Digital platforms in light of community services",
        "مدير إدارة شركاء الأعمال بوكالة التحول الرقمي والمدن الذكية بوزارة الشؤون البلدية والقروية والإسكان"
        " المهندس مبارك بن سالم العنزي",
        "Eng. Mubarak bin Salem Al-Anzi, Director of the Business Partners Department, Agency for Digital"
        " Transformation and Smart Cities, Ministry of Municipal and Rural Affairs and Housing",
        AGENCY,
    ),
    (
        "address",
        False,
        "المشاركة المجتمعية: أنماطها وأشكالها في مناطق المملكة",
        "Community participation: its patterns and forms in the regions of the Kingdom",
        "وكيل الوزارة للمشاركة المجتمعية المهندس أحمد القرعاوي",
        "Eng. Ahmed Al-Qarawi, Undersecretary for Community Participation",
        MINISTRY,
    ),
    (
        "paper",
        True,
        "مسؤولية الجامعات الحكومية في دعم البرامج المجتمعية البلدية",
        "The responsibility of public universities in supporting municipal community programmes",
        None,
        None,
        None,
    ),
    ("initiative", False, "مبادرة مجسم وطن", "The Mujassam Watan initiative", None, None, None),
]

WORKSHOPS = [
    (
        "workshop",
        "قياس الأثر الاجتماعي من مشاريع المشاركة المجتمعية",
        "Measuring the social impact of community-participation projects",
    ),
    ("workshop", "توحيد مفاهيم المشاركة المجتمعية", "Unifying the concepts of community participation"),
    ("course", "الاستثمار الاجتماعي", "Social investment"),
    (
        "course",
        "ممكنات العمل التطوعي في القطاع الحكومي",
        "Enablers of volunteer work in the government sector",
    ),
]

# Words that stand in the summary, and how many key points there are.
COVERED = {
    "private-sector-contributions": (
        ["بناء المساكن", "برنامج الإسكان", "2025", "دور محوري", "رؤية المملكة 2030", "مجتمع طموح"],
        ["building homes", "housing programme", "2025", "private sector", "Vision 2030", "ambitious society"],
        4,
    ),
    "neighbourhood-centres": (
        ["الشراكة مع مراكز الأحياء", "رؤية المملكة 2030", "الممكنات", "القطاع غير الربحي", "بمبادرات"],
        ["partnership with the neighbourhood centres", "Vision 2030", "enablers", "sector", "initiatives"],
        3,
    ),
    "digital-platforms": (
        ["القطاع البلدي", "الرصد والرقابة", "المشهد الحضري", "عموم المجتمع", "الجهات الشريكة", "المبتكر"],
        ["municipal sector", "oversight", "urban scene", "general public", "partner bodies", "innovative"],
        4,
    ),
    "patterns-of-participation": (
        ["من نقاش", "من منطقة إلى أخرى", "تعريف واحد", "الإسكان التنموي", "الجمعيات المتخصصة"],
        ["discussions", "region to region", "one definition", "developmental housing", "associations"],
        5,
    ),
}
