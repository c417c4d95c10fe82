"""python -m cms COMMAND: Django's commands without a file at the top. Uses cms.settings.dev unless told otherwise."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    execute_from_command_line(["python -m cms", *sys.argv[1:]])
