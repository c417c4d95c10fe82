"""Screens of our own in the admin's menu. Used by the imports and by the desk of proposals."""

from __future__ import annotations

from typing import Any  # what Wagtail says of a menu item

from django.db.models import Model
from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry


class MenuItemForReaders(MenuItem):
    """Shown to those who may look at what a model holds, add to it or change it."""

    def __init__(self, *args: Any, model: type[Model], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(self.model).user_has_any_permission(request.user, {"add", "change", "view"})


class ViewSetForReaders(ViewSet):
    """Screens about what a model holds, in the menu of those who may see it."""

    model: type[Model]
    add_to_admin_menu = True

    def menu_item_class(self, **about: Any) -> MenuItemForReaders:
        return MenuItemForReaders(**about, model=self.model)
