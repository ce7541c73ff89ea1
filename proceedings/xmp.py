"""The notes that travel inside a picture: caption, description and credit in both languages, as XMP.

EXIF knows no Arabic, and IPTC's old fields hold 32 bytes; XMP holds any text, with its language.
"""

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from .content import LANGUAGES, Text

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMES = {
    "x": "adobe:ns:meta/",
    "rdf": RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()
_END = b'<?xpacket end="r"?>'

for _prefix, _address in NAMES.items():
    register_namespace(_prefix, _address)


def packet(caption: Text, alternative: Text, credit: Text, licence: Text) -> bytes:
    """The packet that image programs read; empty where there is nothing to say."""
    if not (caption or alternative or credit or licence):
        return b""
    meta = Element(_name("x:xmpmeta"))
    about = SubElement(SubElement(meta, _name("rdf:RDF")), _name("rdf:Description"), {_name("rdf:about"): ""})
    _in_languages(about, "dc:description", caption)
    _in_languages(about, "dc:rights", credit)
    _in_languages(about, "xmpRights:UsageTerms", licence)
    _in_languages(about, "Iptc4xmpCore:AltTextAccessibility", alternative)
    if credit:
        said = dict.fromkeys(filter(None, (credit.ar, credit.en)))
        SubElement(about, _name("photoshop:Credit")).text = " / ".join(said)
    return _BEGIN + tostring(meta, encoding="utf-8") + _END


def _in_languages(about: Element, name: str, text: Text) -> None:
    """One item a language, and before them the one for programs that know neither."""
    if not text:
        return
    items = SubElement(SubElement(about, _name(name)), _name("rdf:Alt"))
    SubElement(items, _name("rdf:li"), {LANG: "x-default"}).text = text.in_language(LANGUAGES[0])[0]
    for code in LANGUAGES:
        if words := getattr(text, code):
            SubElement(items, _name("rdf:li"), {LANG: code}).text = words


def _name(short: str) -> str:
    prefix, local = short.split(":")
    return f"{{{NAMES[prefix]}}}{local}"
