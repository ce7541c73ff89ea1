"""What the databases themselves hold: rows of the record are added, never altered or removed.

Three updates are let through: setting `public_until`, setting `cancelled_at` once, and an erasure by law,
which blanks the words and marks the row. Everything else is refused, whoever asks.
"""

FROZEN = [
    "kind",
    "key",
    "edition",
    "slug",
    "number",
    "change",
    "closes_earlier",
    "public_from",
    "press_may_read",
    "languages",
    "day",
    "starts_at",
    "position",
    "source_digest",
    "digest",
    "published_by",
    "published_at",
]
ERASABLE = ["note_ar", "note_en", "title_ar", "title_en", "card", "content", "salt"]

TABLE, MENTIONS = "proceedings_publication", "proceedings_mention"
REFUSAL = "the record is append-only"


def _altered() -> str:
    """SQL that is true where an update does more than the three allowed things."""
    frozen = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in [*FROZEN, "id"])
    words = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in ERASABLE)
    blank = " AND ".join(f"NEW.{name} = ''" for name in ERASABLE)
    erasing = f"(OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND {blank})"
    return (
        f"({frozen})"
        f" OR (({words}) AND NOT {erasing})"
        f" OR (NEW.erased_at IS DISTINCT FROM OLD.erased_at AND NOT {erasing})"
        " OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at)"
    )


def _sqlite() -> list[str]:
    altered = _altered().replace("IS DISTINCT FROM", "IS NOT")
    refuse = f"SELECT RAISE(ABORT, '{REFUSAL}');"
    return [
        f"CREATE TRIGGER record_no_update BEFORE UPDATE ON {TABLE} WHEN {altered} BEGIN {refuse} END",
        f"CREATE TRIGGER record_no_delete BEFORE DELETE ON {TABLE} BEGIN {refuse} END",
        f"CREATE TRIGGER mention_no_update BEFORE UPDATE ON {MENTIONS} BEGIN {refuse} END",
        f"CREATE TRIGGER mention_no_delete BEFORE DELETE ON {MENTIONS} BEGIN {refuse} END",
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    run = "FOR EACH ROW {when} EXECUTE FUNCTION record_refuse()"
    always = run.format(when="")
    altered = run.format(when=f"WHEN ({_altered()})")
    emptied = "FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()"
    return [
        function,
        f"CREATE TRIGGER record_no_update BEFORE UPDATE ON {TABLE} {altered}",
        f"CREATE TRIGGER record_no_delete BEFORE DELETE ON {TABLE} {always}",
        f"CREATE TRIGGER record_no_truncate BEFORE TRUNCATE ON {TABLE} {emptied}",
        f"CREATE TRIGGER mention_no_update BEFORE UPDATE ON {MENTIONS} {always}",
        f"CREATE TRIGGER mention_no_delete BEFORE DELETE ON {MENTIONS} {always}",
        f"CREATE TRIGGER mention_no_truncate BEFORE TRUNCATE ON {MENTIONS} {emptied}",
    ]


def create_triggers(schema_editor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in _sqlite() if vendor == "sqlite" else _postgresql():
        schema_editor.execute(statement, params=None)


def drop_triggers(schema_editor) -> None:
    for prefix, table in (("record", TABLE), ("mention", MENTIONS)):
        on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
        for event in ("update", "delete", "truncate"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {prefix}_no_{event}{on}", params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS record_refuse()", params=None)


def create(apps, schema_editor) -> None:
    create_triggers(schema_editor)


def drop(apps, schema_editor) -> None:
    drop_triggers(schema_editor)


def renew(apps, schema_editor) -> None:
    """For databases whose triggers are of an earlier day."""
    drop_triggers(schema_editor)
    create_triggers(schema_editor)
