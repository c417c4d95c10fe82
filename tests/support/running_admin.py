"""The admin as a process of its own with a database of its own, for tests in a browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class RunningAdmin:
    """Where it is, whom it lets in, and a folder for what the test keeps."""

    address: str
    passwords: dict[str, str]
    folder: Path

    def entered(self, browser: Browser, username: str) -> Page:
        """A page of somebody who has logged in. Close its context in the end."""
        page = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{self.address}/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", self.passwords[username])
        page.click("[type=submit]")
        return page


def environment_of(folder: Path) -> dict[str, str]:
    return {**os.environ, "TERANG_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "cms.settings.dev"}


def run(folder: Path, *command: str) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment_of(folder), capture_output=True, text=True, check=True)


@contextmanager
def running(folder: Path) -> Iterator[RunningAdmin]:
    """Served with the demo's logins until the block ends. The folder was set up before with `python -m cms set_up`."""
    run(folder, "-m", "cms", "demo_users")
    passwords = json.loads((folder / "var/demo-logins.json").read_text("utf-8"))
    port = free_port()
    server = started(folder, port)
    try:
        yield RunningAdmin(f"http://127.0.0.1:{port}/admin", passwords, folder)
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """A server that answers. Whoever starts it ends it."""
    command = [sys.executable, "-m", "cms", "runserver", f"127.0.0.1:{port}", "--noreload"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment_of(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_for(port)
    return server


def _wait_for(port: int) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until, "the server did not start"
            threading.Event().wait(0.1)
