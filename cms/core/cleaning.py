"""Rich text brought down to a short list of tags, well formed, so that a public page can show it as it is.

The editor offers no more than this; the cleaning is for text that comes another way (pasted source, the API of Wagtail).
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

# Tag in -> tag out. What is not here loses its tag and keeps its words.
TAGS = {
    "p": "p",
    "h2": "h2",
    "h3": "h3",
    "ul": "ul",
    "ol": "ol",
    "li": "li",
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "a": "a",
    "br": "br",
    "blockquote": "blockquote",
}
VOID = {"br"}
# Of these not even the words are shown.
SILENT = {"script", "style", "template", "iframe", "object"}
SCHEMES = {"https", "http", "mailto", "tel"}
# What the editor's tool bar offers.
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"]


def clean_html(text: str) -> str:
    """Well-formed HTML of the tags above; links keep href only, and only with a scheme that a reader can follow."""
    cleaner = _Cleaner()
    cleaner.feed(text)
    cleaner.close()
    return cleaner.result()


def page_links(text: str) -> tuple[str, ...]:
    """Links to pages inside the CMS, which have no address on the public site: what the editor must mend."""
    cleaner = _Cleaner()
    cleaner.feed(text)
    cleaner.close()
    return tuple(cleaner.inside)


class _Cleaner(HTMLParser):
    """Writes the allowed part of what it reads and closes what was left open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent = 0
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        name = TAGS.get(tag)
        if name is None or self._silent:
            return
        if name in VOID:
            self._out.append(f"<{name}/>")
            return
        if name == "a":
            self._start_link(dict(attrs))
            return
        self._out.append(f"<{name}>")
        self._open.append(name)

    def _start_link(self, attributes: dict[str, str | None]) -> None:
        if "linktype" in attributes:
            self.inside.append(attributes.get("id") or "")
        href = (attributes.get("href") or "").strip()
        usable = urlsplit(href).scheme.lower() in SCHEMES
        self._out.append(f'<a href="{escape(href)}">' if usable else "")
        self._open.append("a" if usable else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if TAGS.get(tag) in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        name = TAGS.get(tag)
        if name is None or name in VOID or self._silent:
            return
        if name == "a" and "" in self._open and "a" not in self._open:
            name = ""
        if name not in self._open:
            return
        while self._open:
            last = self._open.pop()
            self._close(last)
            if last == name:
                return

    def _close(self, name: str) -> None:
        if name:
            self._out.append(f"</{name}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # Characters that XML has no place for would make the finished page unreadable to strict readers.
            self._out.append(escape("".join(c for c in data if c >= " " or c in "\n\t"), quote=False))

    def result(self) -> str:
        while self._open:
            self._close(self._open.pop())
        return "".join(self._out).strip()
