"""Uploads with a limit: what is larger than settings.IMPORT_MAX_BYTES is never kept, and the form is told so.

In its place the form gets an empty file that says so: whichever form does not know it still refuses it, because it is empty.
"""

from __future__ import annotations

from typing import Any  # Django hands over whatever the parser holds

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLarge(SimpleUploadedFile):
    """Stands for a file past the limit; holds nothing of it."""


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers: counts bytes and keeps nothing more of a file as soon as it grows past the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        return raw_data if self.received <= settings.IMPORT_MAX_BYTES else None

    def file_complete(self, file_size: int) -> TooLarge | None:
        """The handlers after this one keep a file within the limit."""
        return TooLarge(self.file_name, b"") if self.received > settings.IMPORT_MAX_BYTES else None
