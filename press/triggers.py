"""What the databases hold of the log of readings: lines are added, never altered or removed."""

TABLE, REFUSAL = "press_reading", "the log of readings is append-only"


def create_triggers(schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER reading_no_{event.lower()} BEFORE {event} ON {TABLE} {refuse}", params=None
            )
        return
    schema_editor.execute(
        "CREATE FUNCTION reading_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        params=None,
    )
    for event, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        schema_editor.execute(
            f"CREATE TRIGGER reading_no_{event.lower()} BEFORE {event} ON {TABLE} "
            f"FOR EACH {each} EXECUTE FUNCTION reading_refuse()",
            params=None,
        )


def drop_triggers(schema_editor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for event in ("update", "delete", "truncate"):
        on = "" if is_sqlite else f" ON {TABLE}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS reading_no_{event}{on}", params=None)
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION IF EXISTS reading_refuse()", params=None)


def create(apps, schema_editor) -> None:
    create_triggers(schema_editor)


def drop(apps, schema_editor) -> None:
    drop_triggers(schema_editor)
