"""The editor's form of a paper: which document of which list, the PDF with everything that is wrong with it at its field."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # cleaned data, as Django has them

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html

from cms.core.release import Refusal, ReleaseForm
from cms.core.uploads import LimitedFileField
from cms.domain.papers import papers_named, required_papers
from cms.papers.intake import PaperRefused, intake
from cms.papers.release import refusals

STAYS = "Dokumen ini sudah pernah terbit, jadi dokumen, tahun, dan tanda contohnya tetap. Untuk yang lain, tambahkan dokumen baru."


def choices() -> Iterator[tuple[str, Any]]:
    """Every document, under the name of its list."""
    yield "", "---------"
    for one in papers_named(settings.CITY):
        yield one.name.original, [(paper.key, f"{paper.number}. {paper.name.original}") for paper in one.papers]


class PaperForm(ReleaseForm):
    """Which document it is, and its PDF."""

    paper = forms.ChoiceField(label="Dokumen", choices=choices)
    upload = LimitedFileField(
        label="Unggah PDF",
        required=False,
        advice="Pindai dengan 150 titik per inci, atau kecilkan gambarnya, sampai 25 MB.",
        error_messages={"empty": "Berkas ini kosong: ukurannya 0 bita. Cetak lagi dokumennya ke PDF, lalu pilih lagi."},
        help_text="Hanya PDF, paling besar 25 MB, tanpa kata sandi. Nomor pribadi di dalamnya menghentikan unggahan.",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    says_scan = forms.BooleanField(
        label="Ini hasil pindai; saya sudah memeriksa sendiri bahwa tidak ada nomor pribadi di dalamnya",
        required=False,
        help_text="Perlu dicentang hanya bila PDF-nya berisi gambar tanpa teks. Situs mengatakannya kepada pembaca.",
    )

    def clean_upload(self) -> UploadedFile | None:
        """Looked at before anything is kept. A file that is refused leaves nothing behind."""
        upload: UploadedFile | None = self.cleaned_data.get("upload")
        if not upload:
            return None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "berkas.pdf"
            with path.open("wb") as copy:
                for chunk in upload.chunks():
                    copy.write(chunk)
            try:
                self._look = intake.looked_at(path)
            except PaperRefused as refused:
                raise ValidationError(refused.sentences) from None
        return upload

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        look = getattr(self, "_look", None)
        if look is not None and look.is_scan and not said.get("says_scan"):
            pages = f"{look.without_text} dari {look.pages} halaman PDF ini gambar tanpa teks."
            self.add_error("says_scan", f"{pages} Kirim PDF yang dibuat langsung dari komputer, atau centang ini.")
        self._must_be_the_same(said)
        self._must_be_the_only_one(said)
        name_page(self.instance, said.get("paper", ""), said.get("year"), is_sample=bool(said.get("is_sample")))
        return said

    def _must_be_the_same(self, said: dict[str, Any]) -> None:
        """What was public under an address is no other document the next day; see PaperPage.save()."""
        changed = [name for name, value in self.instance.identity_once_public().items() if name in said and said[name] != value]
        for name in changed:
            self.add_error(name, STAYS)

    def _must_be_the_only_one(self, said: dict[str, Any]) -> None:
        """With the way to the one that exists; the database's own constraint can only say that there is one."""
        key = {"paper": said.get("paper"), "year": said.get("year"), "is_sample": bool(said.get("is_sample"))}
        other = type(self.instance).objects.filter(**key).exclude(pk=self.instance.pk).first()
        if other is not None:
            address = reverse("wagtailadmin_pages:edit", args=[other.pk])
            self.add_error(
                "paper", format_html('Dokumen ini untuk tahun itu sudah ada: <a href="{}">buka {}</a>, lalu ubah yang itu.', address, other.title)
            )

    def save(self, commit: bool = True) -> Any:
        upload, look = self.cleaned_data.get("upload"), getattr(self, "_look", None)
        if upload and look is not None:
            from cms.papers.services import keep_file  # noqa: PLC0415  the models name this form, and services the models

            upload.seek(0)
            self.instance.file = keep_file(upload, look, by=self.for_user)
        return super().save(commit=commit)

    def refusals(self, *, is_submission: bool) -> Iterator[Refusal]:
        """A file in the form counts as if it were kept already, sent by whoever sits here."""
        is_fresh = bool(self.cleaned_data.get("upload"))
        for refusal in refusals(self.instance, by=self.for_user, is_submission=is_submission):
            if refusal.field != "upload" or not is_fresh:
                yield refusal
        if is_fresh and not is_submission:
            yield Refusal("upload", "Yang mengunggah tidak boleh menerbitkan sendiri. Simpan sebagai draf, lalu ajukan untuk diterbitkan orang lain.")
        if is_fresh and self.cleaned_data.get("not_made", "").strip():
            yield Refusal("not_made", "Dokumen ini ada isinya, jadi tidak mungkin “tidak dibuat”. Kosongkan salah satunya.")


def name_page(page: Any, paper: str, year: int | None, *, is_sample: bool) -> None:
    """Title and address follow from the document and its year."""
    required = required_papers(papers_named(settings.CITY)).get(paper)
    if required is None or year is None:
        return
    page.title = f"{'CONTOH: ' if is_sample else ''}{required.name.original} {year}"
    page.slug = "-".join([required.key, *(["contoh"] if is_sample else []), str(year)])
