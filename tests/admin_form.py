"""A page's form as a browser would send it."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.data = {}
        self.text = self.select = None

    def add(self, name, value):
        self.data.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        name, kind = attrs.get("name"), attrs.get("type", "text")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.add(self.select, attrs.get("value", ""))
        elif tag == "textarea" and name:
            self.text = name
            self.add(name, "")
        elif tag == "input" and kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self.add(name, attrs.get("value", "on"))
        elif tag == "input" and name and kind not in ("submit", "file"):
            self.add(name, attrs.get("value", ""))

    def handle_data(self, data):
        if self.text:
            self.data[self.text][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.text:
            # A line break right after the tag is markup, not text.
            self.data[self.text][-1] = self.data[self.text][-1].removeprefix("\n").removeprefix("\r\n")
            self.text = None
        if tag == "select":
            self.select = None


def filled(response, **changes):
    """All that the page's forms hold, with changes; None leaves a field out. Header forms change nothing."""
    parser = _Fields()
    parser.feed(response.content.decode())
    data = {name: values if len(values) > 1 else values[0] for name, values in parser.data.items()}
    for name in ("csrfmiddlewaretoken", "next", "language"):
        data.pop(name, None)
    return {name: value for name, value in (data | changes).items() if value is not None}


def add_line(data, prefix, **fields):
    """One more line of an inline, as the "add another" link makes it."""
    index = int(data[f"{prefix}-TOTAL_FORMS"])
    empty = {
        name.replace("__prefix__", str(index)): value
        for name, value in data.items()
        if name.startswith(f"{prefix}-__prefix__-")
    }
    named = {f"{prefix}-{index}-{name}": value for name, value in fields.items()}
    return data | empty | named | {f"{prefix}-TOTAL_FORMS": str(index + 1)}
