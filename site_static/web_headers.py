"""The headers that a web server sends with the site: strict, because the pages need nothing from elsewhere and no script of their own inside.

Used by discovery (a `_headers` file, which several hosts of static sites read) and by whoever serves the folder; docs/serving.md has the
same for nginx and Caddy, held to this by a test.
"""

from __future__ import annotations

from collections.abc import Iterable

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'self'"
)
SITE_HEADERS = {
    # No page may stand inside a stranger's, but for the small ones that are made for it.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-cache",
}
# Pages with one chart, for other sites to show.
EMBEDDED = "/sematan/"
# Their names change with their bytes.
KEPT_FOR_EVER = ("/assets/*",)
FOR_EVER = "public, max-age=31536000, immutable"


def headers_of(address: str) -> dict[str, str]:
    """The headers of one address: /en/anggaran/index.html."""
    if EMBEDDED in address:
        return SITE_HEADERS | {"Content-Security-Policy": POLICY}
    return SITE_HEADERS


def web_headers(languages: Iterable[str]) -> str:
    """The `_headers` file. languages: those that have a folder of their own."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in SITE_HEADERS.items())]
    for folder in ("", *(f"/{language}" for language in languages)):
        lines += [f"{folder}{EMBEDDED}*", "  ! Content-Security-Policy", f"  Content-Security-Policy: {POLICY}"]
    for pattern in KEPT_FOR_EVER:
        lines += [pattern, "  ! Cache-Control", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join(lines) + "\n"
