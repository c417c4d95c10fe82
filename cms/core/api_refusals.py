"""What the API answers when it refuses: one language in each answer, that of the reader. Used by each area's api.py and by nul.py.

The reader's language is what ?lang= names, else what Accept-Language prefers, else Indonesian. What is found is the same in every language, so
only refusals vary with it.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable, Mapping
from typing import Any  # the context of an exception handler and the data of an answer are whatever they are

from django.http import Http404, HttpRequest
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from rest_framework import status
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable, NotFound, Throttled
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

LANG = "lang"
LONGEST_FOUND = 40
# Indonesian, English.
LANGUAGES = ("id", "en")
SENTENCES: Mapping[str, tuple[str, str]] = {
    "not-found": ("Tidak ada data terbit di alamat ini.", "Nothing public stands at this address."),
    "no-page": ("Halaman itu tidak ada.", "There is no such page."),
    "no-proposal": ("Usulan {found} tidak ada.", "There is no proposal {found}."),
    "no-version": ("Tidak ada versi terbit dengan nama itu.", "There is no published version of that name."),
    "too-many": ("Terlalu banyak permintaan. Coba lagi dalam {seconds} detik.", "Too many requests. Try again in {seconds} s."),
    "method": ("Alamat ini hanya untuk dibaca (GET), tidak untuk {found}.", "This address can only be read (GET), not {found}."),
    "format": ("Jawabannya hanya dalam bentuk JSON.", "Answers are given as JSON only."),
    "nul": ("Tidak ada alamat yang memuat tanda NUL.", "No address holds a NUL character."),
    "value": ('"{found}" tidak dapat dipakai di sini. Tulis {expected}.', '"{found}" cannot be used here. Write {expected}.'),
    "one-of": ("salah satu dari {choices}", "one of {choices}"),
    "whole-number": ("bilangan bulat", "a whole number"),
    "decimal": ("bilangan seperti 2.5", "a number such as 2.5"),
    "fiscal-year": ("tahun anggaran dari 2000 sampai 2100", "a fiscal year from 2000 to 2100"),
    "day": ("tanggal seperti 2026-03-31", "a day such as 2026-03-31"),
    "office": ("kode SKPD seperti 1.03.0.00.0.00.01.0000", "an office's code such as 1.03.0.00.0.00.01.0000"),
    "account": ("kode rekening seperti 5.1.02", "an account such as 5.1.02"),
    "no-case": ("Keadaan pemohon ini tidak dikenal: {found}.", "No such case of an applicant: {found}."),
    "no-figure": ("Tidak ada biaya pada hari itu yang memerlukan ini.", "No fee in force that day asks for this."),
}


class Sentence:
    """One sentence with its gaps filled, in whichever language is asked for. A gap may hold a sentence."""

    def __init__(self, key: str, **gaps: object) -> None:
        self._texts, self._gaps = SENTENCES[key], gaps

    def said(self, language: str) -> str:
        gaps = {name: gap.said(language) if isinstance(gap, Sentence) else gap for name, gap in self._gaps.items()}
        return self._texts[LANGUAGES.index(language)].format(**gaps)


def one_of(kind: Iterable[enum.Enum]) -> Sentence:
    """What a filter of that kind takes."""
    return Sentence("one-of", choices=", ".join(str(member.value) for member in kind))


class WrongValue(APIException):
    """A value in the address that cannot be used: its name -> why."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, told: Mapping[str, Sentence]) -> None:
        super().__init__(dict.fromkeys(told, ""))
        self.told = told


class Missing(NotFound):
    """Nothing public of that name."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__("")
        self.sentence = sentence


def wrong(name: str, found: str, expected: Sentence) -> WrongValue:
    return WrongValue({name: Sentence("value", found=found[:LONGEST_FOUND], expected=expected)})


def language_of(request: HttpRequest | Request) -> str:
    """What the address asks for, else what the reader's program prefers."""
    asked = request.GET.get(LANG, "").lower().partition("-")[0]
    plain = request._request if isinstance(request, Request) else request
    found = asked if asked in LANGUAGES else get_language_from_request(plain).partition("-")[0]
    return found if found in LANGUAGES else LANGUAGES[0]


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's own answer with our words; its handler of exceptions (EXCEPTION_HANDLER)."""
    response = exception_handler(error, context)
    if response is None:
        return None
    request = context["request"]
    language = language_of(request)
    if isinstance(error, WrongValue):
        response.data = {name: sentence.said(language) for name, sentence in error.told.items()}
    elif sentence := _sentence(error, request):
        response.data = {"detail": sentence.said(language)}
    response["Content-Language"] = language
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _sentence(error: Exception, request: Request) -> Sentence | None:
    match error:
        case Missing():
            return error.sentence
        case Http404() | NotFound():
            return Sentence("not-found")
        case Throttled():
            return Sentence("too-many", seconds=math.ceil(error.wait or 1))
        case MethodNotAllowed():
            return Sentence("method", found=request.method)
        case NotAcceptable():
            return Sentence("format")
    return None
