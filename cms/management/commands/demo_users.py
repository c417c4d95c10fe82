"""python -m cms demo_users: logins to try the admin with, on a demo's machine only.

The passwords are made up here, kept in a file of this machine that only its owner can read, and printed; a second run prints the same.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any  # Django hands options over as they come

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from cms.core.permissions import EDITORS, FINANCE_OFFICERS, PLANNING_OFFICERS
from cms.licensing.permissions import LICENSING_OFFICERS

# Letters and digits that cannot be taken for one another on paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
# Wagtail's forms of a person want an address, and a forgotten password goes to it. This domain is reserved: nothing ever arrives there.
NOWHERE = "contoh.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A demo person: login name, what they may do in words, group; without a group an administrator."""

    username: str
    words: str
    group: str | None


ROLES = (
    Role(username="petugas", words="petugas keuangan: mengimpor berkas menjadi draf", group=FINANCE_OFFICERS),
    Role(username="perencana", words="petugas perencanaan: menjawab usulan", group=PLANNING_OFFICERS),
    Role(username="perizinan", words="petugas perizinan: menulis layanan, mengimpor katalog", group=LICENSING_OFFICERS),
    Role(username="penyunting", words="editor: memeriksa dan menerbitkan", group=EDITORS),
    Role(username="administrator", words="administrator: semuanya, termasuk mengatur pengguna", group=None),
)


class Command(BaseCommand):
    help = "Make the demo's logins and print them. Only where settings.DEMO is True, never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("demo_users makes logins with printed passwords; it runs only with the development settings (DEMO = True).")
        kept = _read(_file())
        passwords = {role.username: _password_of(role, kept.get(role.username, "")) for role in ROLES}
        _write(_file(), passwords)
        self.stdout.write("Logins of this demo (CONTOH):")
        for role in ROLES:
            self.stdout.write(f"    {role.username:<15}{passwords[role.username]:<20}{role.words}")


def _file() -> Path:
    return Path(settings.VAR) / "demo-logins.json"


def _read(path: Path) -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return kept


def _write(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(passwords, file, indent=1)


@transaction.atomic
def _password_of(role: Role, kept: str) -> str:
    """The password that works for that login: the one kept, where it still does; else a new one."""
    user, _ = User.objects.get_or_create(username=role.username, defaults={"first_name": "CONTOH", "last_name": role.username})
    user.email = user.email or f"{role.username}@{NOWHERE}"
    password = kept if kept and user.check_password(kept) else new_password()
    if password != kept:
        user.set_password(password)
    user.is_active = True
    user.is_superuser = role.group is None
    user.save()
    user.groups.set(Group.objects.filter(name=role.group) if role.group else [])
    return password


def new_password() -> str:
    """Three groups of five: about 74 bits, short enough to type."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(3))
