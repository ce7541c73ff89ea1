"""The address of a session's page, of whichever sort it is."""


def page_of(client, session, language="en", rest="/"):
    kind = "workshops" if session.kind in ("workshop", "course") else "sessions"
    return client.get(f"/{language}/first/{kind}/{session.slug}{rest}")
