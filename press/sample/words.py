"""Words that sample editions are put together from, as (Arabic, English). All of it is invented."""

Pair = tuple[str, str]

MEN: list[Pair] = [
    ("أنس", "Anas"),
    ("بدر", "Badr"),
    ("تركي", "Turki"),
    ("حازم", "Hazem"),
    ("راشد", "Rashid"),
    ("عبد الله", "Abdullah"),
    ("غسان", "Ghassan"),
    ("ماجد", "Majid"),
]
WOMEN: list[Pair] = [
    ("أروى", "Arwa"),
    ("بسمة", "Basma"),
    ("جواهر", "Jawaher"),
    ("ديمة", "Dima"),
    ("رغد", "Raghad"),
    ("شذى", "Shatha"),
    ("لمياء", "Lamia"),
    ("هيا", "Haya"),
]
# Nobody bears these: "of the example", "of the trial" and the like.
FAMILIES: list[Pair] = [
    ("المثالي", "Al-Mithali"),
    ("التجريبي", "Al-Tajribi"),
    ("النموذجي", "Al-Namudhaji"),
    ("الافتراضي", "Al-Iftiradi"),
    ("التمثيلي", "Al-Tamthili"),
    ("الفرضي", "Al-Faradi"),
]
# (Arabic, English, kind, gender, the number of the body above it and the relation, if any)
BODIES: list[tuple[str, str, str, str, int | None, str]] = [
    ("وزارة الأمثلة", "Ministry of Examples", "ministry", "f", None, ""),
    ("وكالة النماذج", "Agency for Models", "agency", "f", 0, "department"),
    ("أمانة منطقة التجربة", "Sample Province Municipality", "municipality", "f", 0, "department"),
    ("جامعة التجربة", "University of the Trial", "university", "f", None, ""),
    ("مركز العينات للبحوث", "Samples Research Centre", "centre", "m", 3, "department"),
    ("شركة النماذج القابضة", "Models Holding Company", "company", "f", None, ""),
    ("شركة مثال للتقنية", "Mithal Technology Company", "company", "f", 5, "subsidiary"),
    ("جمعية المثال الأهلية", "Al-Mithal Civic Association", "association", "f", None, ""),
    ("شركة وقف المثال", "Al-Mithal Endowment Company", "endowment", "f", 7, "endowment"),
    (
        "المعهد التجريبي لدراسات المشاركة المجتمعية وتنمية المجتمعات المحلية في المدن والقرى والهجر",
        "Trial Institute for the Study of Community Participation"
        " and the Development of Local Communities in Cities, Villages and Rural Settlements",
        "other",
        "m",
        3,
        "department",
    ),
]
# What follows is joined to a body's name: «مديرة إدارة التطوع في …».
OFFICES_OF_MEN: list[Pair] = [
    ("مدير إدارة التطوع في", "Director of Volunteering,"),
    ("كبير الباحثين في", "Chief Researcher,"),
    ("الرئيس التنفيذي لـ", "Chief Executive,"),
    (
        "المشرف العام على الإدارة العامة للشراكات والمبادرات وتجربة المستفيدين في",
        "Supervisor General of the General Department for Partnerships, Initiatives and User Experience,",
    ),
]
OFFICES_OF_WOMEN: list[Pair] = [
    ("مديرة إدارة التطوع في", "Director of Volunteering,"),
    ("كبيرة الباحثين في", "Chief Researcher,"),
    ("الرئيسة التنفيذية لـ", "Chief Executive,"),
    (
        "المشرفة العامة على الإدارة العامة للشراكات والمبادرات وتجربة المستفيدين في",
        "Supervisor General of the General Department for Partnerships, Initiatives and User Experience,",
    ),
]

ANGLES: list[Pair] = [
    ("أثر", "The effect of"),
    ("قياس", "Measuring"),
    ("إدارة", "Managing"),
    ("مستقبل", "The future of"),
    ("تمويل", "Funding"),
    ("دروس من", "Lessons from"),
    ("شراكات في", "Partnerships in"),
    ("أسئلة عن", "Questions about"),
]
TOPICS: list[Pair] = [
    ("العمل التطوعي", "volunteer work"),
    ("الحدائق العامة", "public parks"),
    ("مراكز الأحياء", "neighbourhood centres"),
    ("المسؤولية المجتمعية", "social responsibility"),
    ("الأوقاف", "endowments"),
    ("المنصات الرقمية", "digital platforms"),
    ("المشهد الحضري", "the urban scene"),
    ("الإسكان التنموي", "developmental housing"),
    ("مبادرات الشباب", "young people's initiatives"),
    ("المكتبات العامة", "public libraries"),
]
PLACES: list[Pair] = [
    ("في المدن المتوسطة", "in medium-sized cities"),
    ("في القرى", "in villages"),
    ("على الساحل", "on the coast"),
    ("في الأحياء القديمة", "in old quarters"),
    ("من منظور السكان", "as residents see it"),
    ("بعد عشر سنوات", "ten years on"),
    ("بين المنطقة والأخرى", "from one region to another"),
]
LONG: Pair = (
    ": قراءة مقارنة في عشر تجارب محلية ودولية، وما يمكن أن تتعلمه منها الأمانات والجمعيات الأهلية"
    " والقطاع الخاص في السنوات الخمس المقبلة",
    ": a comparative reading of ten local and international experiences, and what municipalities, civic"
    " associations and the private sector can learn from them over the next five years",
)
TRACKS: list[Pair] = [
    ("الشراكات", "Partnerships"),
    ("التطوع", "Volunteering"),
    ("المدن", "Cities"),
    ("التقنية", "Technology"),
    ("قياس الأثر", "Measuring impact"),
]
SENTENCES: list[Pair] = [
    ("هذا نص تجريبي لا يصف جلسة حقيقية.", "This is sample text and describes no real session."),
    (
        "بدأ العرض بأرقام من خمس مدن مفترضة، ثم قارن بينها.",
        "The talk began with figures from five imaginary cities and compared them.",
    ),
    (
        "وانتقل النقاش إلى ما يحتاج إليه السكان وما تقدمه الجهات.",
        "The discussion moved to what residents need and what the bodies offer.",
    ),
    (
        "وخُصصت الدقائق الأخيرة لأسئلة الحضور.",
        "The last minutes were kept for questions from the floor.",
    ),
]
POINTS: list[Pair] = [
    ("البدء بحي واحد قبل التوسع", "Start with one neighbourhood before growing"),
    ("نشر البيانات كل ربع سنة", "Publish the data every quarter"),
    ("تدريب المتطوعين قبل توزيع المهام", "Train volunteers before handing out tasks"),
    ("إشراك المدارس والجامعات", "Bring in schools and universities"),
]
QUOTES: list[Pair] = [
    ("هذه كلمات تجريبية لم يقلها أحد.", "These are sample words that nobody said."),
    (
        "نجرب هنا اقتباسًا طويلًا بعض الشيء، حتى نرى كيف يلتف سطره.",
        "A rather long sample quote, to see its lines wrap.",
    ),
]
AUDIENCES: list[Pair] = [
    ("العاملون في الجمعيات الأهلية", "Staff of civic associations"),
    ("مديرو المشاريع في الأمانات", "Project managers of municipalities"),
]
# Of bodies that sign in the register, each called a trial one.
STEMS: list[Pair] = [
    ("الأفق", "Al-Ufuq"),
    ("البستان", "Al-Bustan"),
    ("الجسر", "Al-Jisr"),
    ("الدوحة", "Al-Dawha"),
    ("الرواق", "Al-Riwaq"),
    ("السنبلة", "Al-Sunbula"),
    ("الشراع", "Al-Shira"),
    ("الغدير", "Al-Ghadir"),
    ("القنديل", "Al-Qindil"),
    ("المرفأ", "Al-Marfa"),
    ("النخيل", "Al-Nakhil"),
    ("الواحة", "Al-Waha"),
]
DOCUMENTS: dict[str, Pair] = {
    "memorandum": ("مذكرة تفاهم تجريبية", "Sample memorandum of understanding"),
    "agreement": ("اتفاقية تجريبية", "Sample agreement"),
    "contract": ("عقد تجريبي", "Sample contract"),
    "pledge": ("تعهد تجريبي", "Sample pledge"),
}
