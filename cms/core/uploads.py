"""Uploads with a limit: what is larger than settings.IMPORT_MAX_BYTES is never written to disk, and the form is told so."""

from __future__ import annotations

from typing import Any  # Django hands over whatever the parser holds

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# Added to a request's META when one of its files was left out.
TOO_LARGE = "terang.upload.too-large"


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers: counts bytes and skips a file as soon as it grows past the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.IMPORT_MAX_BYTES:
            self.request.META[TOO_LARGE] = "1"
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one keep the file."""
