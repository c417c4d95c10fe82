"""The site of `make demo`, built once for all tests of this folder, which look at every page of it or read it as a stranger would."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from site_static.web_headers import headers_of
from tests.support.published import Published

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tests/tools"
PACKED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".webmanifest")


def pytest_collection_modifyitems(items):
    """Servers and browsers are on this machine."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "TERANG_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "cms.settings.dev"}
    command = [sys.executable, "-m", "tests.support.demo_site", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def demo(demo_folder):
    return Published((demo_folder / "public/current").resolve())


@pytest.fixture(scope="session")
def kinds(demo_folder):
    """Template -> the first Indonesian page made with it."""
    return json.loads((demo_folder / "kinds.json").read_text())


class PackingServer(SimpleHTTPRequestHandler):
    """Gives out the site as docs/serving.md asks of a server: text packed, with the strict headers."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.directory) / self.path.partition("?")[0].lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        content = (file if found else Path(self.directory) / "404.html").read_bytes()
        self.send_response(200 if found else 404)
        for name, value in headers_of(self.path).items():
            self.send_header(name, value)
        kind = self.guess_type(str(file)) if found else "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="session")
def served(demo) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PackingServer, directory=str(demo.folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def needs():
    """needs("java", "node_modules/vnu-jar"): skips the test, and says so, where a program or a package of tests/tools is not there."""

    def look(*wanted: str) -> None:
        for one in wanted:
            if not (shutil.which(one) or (TOOLS / one).exists()):
                pytest.skip(f"there is no {one}; .ci/setup dev installs it where Debian's packages and the npm registry can be reached")

    return look
