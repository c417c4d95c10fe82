"""What core adds to Wagtail's admin."""

from __future__ import annotations

from wagtail import hooks

from cms.core.audit import register_actions

hooks.register("register_log_actions", register_actions)
