"""Uploads with a limit: what is larger than settings.IMPORT_MAX_BYTES is never kept, and the form is told so.

In its place the form gets an empty file that says so: whichever form does not know it still refuses it, because it is empty.
"""

from __future__ import annotations

from typing import Any  # Django hands over whatever the parser holds

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.template.defaultfilters import filesizeformat


class TooLarge(SimpleUploadedFile):
    """Stands for a file past the limit; holds nothing of it."""


class LimitedFileField(forms.FileField):
    """A form's file that says so where it was past the limit, and what to do about it."""

    def __init__(self, *, advice: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.advice = advice

    @property
    def too_large(self) -> str:
        """What is said of a file past the limit, by the server and by the page itself."""
        return f"Berkas ini lebih besar dari {filesizeformat(settings.IMPORT_MAX_BYTES)}, jadi tidak diterima. {self.advice}"

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        if isinstance(data, TooLarge):
            raise ValidationError(self.too_large)
        return super().to_python(data)


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers: counts bytes and keeps nothing more of a file as soon as it grows past the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        return raw_data if self.received <= settings.IMPORT_MAX_BYTES else None

    def file_complete(self, file_size: int) -> TooLarge | None:
        """The handlers after this one keep a file within the limit, and let go of what they have of one past it."""
        if self.received <= settings.IMPORT_MAX_BYTES:
            return None
        for other in self.request.upload_handlers:
            other.upload_interrupted()
        return TooLarge(self.file_name, b"")
