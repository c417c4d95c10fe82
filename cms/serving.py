"""Both halves on one machine, for looking and editing: the published files on one port, the editor's admin on another.

Production needs neither: any web server gives out the files, gunicorn runs the admin.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cms.domain.errors import UsageError
from site_static.web_headers import headers_of

HOST = "127.0.0.1"


class PublishedSite(SimpleHTTPRequestHandler):
    """Files of the release that is public now: the link is followed anew at each request, so a switch is seen at once."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        own = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """No lists of files: a folder without index.html is a wrong address."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        for name, value in headers_of(self.path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: whoever reads the published site is not written down."""


def site_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the published files. Raises UsageError when the port is taken."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(PublishedSite, directory=str(folder)))
    except OSError as error:
        raise UsageError(f"Porta {port} tidak dapat dipakai ({error.strerror}). Pilih yang lain.") from error


def serve_both(folder: Path, *, site_port: int, admin_port: int) -> None:
    """Until Ctrl-C, or until the admin ends by itself."""
    with site_server(folder, site_port) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        command = [sys.executable, "-m", "cms", "runserver", "--noreload", f"{HOST}:{admin_port}"]
        with subprocess.Popen(command, cwd=Path(__file__).resolve().parent.parent) as admin:  # noqa: S603  our own command
            try:
                admin.wait()
            except KeyboardInterrupt:
                admin.terminate()
        site.shutdown()
