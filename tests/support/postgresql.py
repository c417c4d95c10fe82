"""A PostgreSQL server of the tests' own, from Debian's package, in a folder that goes with it. Skipped, and said, where there is no PostgreSQL."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# Debian keeps the server's programs here and not on the path.
PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
OWNER = "postgres"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None without PostgreSQL."""
    return next((place for place in PLACES if (place / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """A running server on this machine alone; gives the address of its first database."""
    # Not a folder of pytest's, which lets nobody but its own user in.
    with tempfile.TemporaryDirectory(prefix="terang-postgresql-", ignore_cleanup_errors=True) as folder, _started(Path(folder)) as address:
        yield address


@contextmanager
def _started(folder: Path) -> Iterator[str]:
    place = programs()
    if place is None:
        pytest.skip("there is no PostgreSQL server: apt-get install postgresql")
    as_owner: list[str] = []
    if os.getuid() == 0:  # the server refuses to run as root
        pwd.getpwnam(OWNER)
        shutil.chown(folder, OWNER)
        as_owner = ["runuser", "-u", OWNER, "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, log = folder / "data", folder / "log"
    run([*as_owner, str(place / "initdb"), "-D", str(data), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync"])
    options = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories= -c fsync=off"
    run([*as_owner, str(place / "pg_ctl"), "-D", str(data), "-w", "-t", "120", "-l", str(log), "-o", options, "start"])
    try:
        yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"
    finally:
        run([*as_owner, str(place / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])


def run(command: list[str]) -> None:
    # The server keeps what it inherits open, so its output goes nowhere.
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd="/")
