"""What a reader sees in a chart: lengths as large as the amounts, every number written, what is missing said and never drawn."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from site_static.charts.canvas import Colours
from site_static.charts.drawings import Bars, Bullet, Bullets, Columns, Cut, Drawing, Flow, Group, Item, Panel, Shares, Stack, Treemap
from site_static.charts.lettering import width_of, wrapped
from site_static.charts.picture import KINDS, Caption, Sketch, draw, inline, png_file, svg_file
from site_static.words import Words

WORDS = Words("id")
MISSING = "belum diterbitkan"
COLOURS = Colours(accent="#8a3b12")
CAPTION = Caption(title="Belanja & <pendapatan>", description="Kalimatnya.", mark="CONTOH: karangan", foot=("Sumber: APBD 2025", "Binjai Terang"))


def item(label: str, amount: str | None, **said: str) -> Item:
    return Item(label=label, amount=None if amount is None else Decimal(amount), **said)


def bars(*items: Item, has_signs: bool = False) -> Bars:
    return Bars(groups=(Group(items=items),), missing=MISSING, has_signs=has_signs)


BIG = item("Pajak Daerah", "600000000.00")
SMALL = item("Retribusi Daerah", "200000000.00")
NAMELESS = item("Lain-lain", None)
EVERY: tuple[Drawing, ...] = (
    bars(BIG, SMALL, NAMELESS),
    Stack(parts=(BIG, SMALL), total=item("Pendapatan", "800000000.00")),
    Columns(panels=(Panel(label="Pendapatan", items=(BIG, SMALL, NAMELESS)),), missing=MISSING),
    Treemap(items=(BIG, SMALL), list_label="Yang sempit:"),
    Flow(sources=(BIG, SMALL), uses=(item("Pegawai", "800000000.00"),), sources_label="Dari", uses_label="Ke"),
    Bullets(
        rows=(Bullet(label="Belanja", plan=Decimal("600000000.00"), realised=Decimal("200000000.00"), share=Decimal("33.33")),),
        missing=MISSING,
        no_plan="tidak tercatat",
    ),
    Shares(
        parts=("Belanja Operasi", "Belanja Modal"),
        rows=(
            Cut(label="2024", total=Decimal("600000000.00"), shares=(Decimal("75.00"), Decimal("25.00"))),
            Cut(label="2025", total=Decimal("200000000.00"), shares=(Decimal("100.00"), None)),
        ),
        missing=MISSING,
        nothing="tidak ada",
    ),
)
NAMES = [type(one).__name__ for one in EVERY]


def ends_of(sketch: Sketch) -> list[tuple[float, str]]:
    """How far to the right each text reaches that starts at its place."""
    texts = [one for one in elements(sketch, "text") if one.get("text-anchor") is None]
    return [
        (
            float(one.get("x", "0")) + width_of(one.text or "", float(one.get("font-size", "16")), bold="strong" in one.get("class", "")),
            one.text or "",
        )
        for one in texts
    ]


def elements(sketch: Sketch, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<svg>{sketch.body}</svg>").iter(name))


def texts(sketch: Sketch) -> str:
    return " ".join(text.text or "" for text in elements(sketch, "text"))


def widths(sketch: Sketch, role: str) -> list[float]:
    return [float(one.get("width", "0")) for one in elements(sketch, "rect") if role in (one.get("class") or "").split()]


def test_every_kind_of_drawing_is_tried_here():
    assert {type(one) for one in EVERY} == set(KINDS)


@pytest.mark.parametrize("is_tall", [True, False], ids=["phone", "wide"])
@pytest.mark.parametrize("drawing", EVERY, ids=NAMES)
def test_every_number_stands_in_the_picture(drawing, is_tall):
    said = texts(draw(drawing, WORDS, is_tall=is_tall))

    assert "Rp600,00 juta" in said
    assert "Rp200,00 juta" in said


@pytest.mark.parametrize("is_tall", [True, False], ids=["phone", "wide"])
@pytest.mark.parametrize("drawing", EVERY, ids=NAMES)
def test_no_shape_and_no_text_leaves_the_picture(drawing, is_tall):
    sketch = draw(drawing, WORDS, is_tall=is_tall)

    for rect in elements(sketch, "rect"):
        assert float(rect.get("x", "")) >= 0
        assert float(rect.get("x", "")) + float(rect.get("width", "")) <= sketch.width + 1
        assert float(rect.get("y", "")) + float(rect.get("height", "")) <= sketch.height + 1
    for text in elements(sketch, "text"):
        long = width_of(text.text or "", float(text.get("font-size", "")))
        start = float(text.get("x", "")) - {"end": long, "middle": long / 2}.get(text.get("text-anchor", ""), 0)
        assert start >= -4
        assert start + long <= sketch.width + 4, text.text
        assert 0 < float(text.get("y", "")) <= sketch.height + 1


def test_a_bar_is_as_long_as_its_amount():
    three, one = widths(draw(bars(BIG, SMALL), WORDS), "accent")

    assert three == pytest.approx(3 * one, rel=0.01)


def test_what_is_missing_is_said_and_never_a_bar():
    sketch = draw(bars(BIG, NAMELESS), WORDS)

    assert MISSING in texts(sketch)
    assert len(widths(sketch, "accent")) == 1


def test_zero_is_a_number_and_no_bar():
    sketch = draw(bars(BIG, item("Hibah", "0.00")), WORDS)

    assert "Rp0,00" in texts(sketch)
    assert widths(sketch, "accent")[1] == 0


def test_a_fall_points_left_and_a_rise_right_of_the_same_line():
    sketch = draw(bars(item("Naik", "300.00"), item("Turun", "-300.00"), has_signs=True), WORDS)

    rise = next(one for one in elements(sketch, "rect") if one.get("class") == "accent")
    fall = next(one for one in elements(sketch, "rect") if one.get("class") == "shade2")
    assert float(fall.get("x", "")) + float(fall.get("width", "")) == pytest.approx(float(rise.get("x", "")), abs=0.2)
    assert "+Rp300,00" in texts(sketch)
    assert "−Rp300,00" in texts(sketch)


def test_a_phase_that_is_not_published_is_one_line_that_says_so():
    absent = Group(label="RAPBD", items=(item("Pendapatan", None), item("Belanja", None)))
    sketch = draw(Bars(groups=(absent, Group(label="APBD murni", items=(BIG, SMALL))), missing=MISSING), WORDS)

    assert texts(sketch).startswith(f"RAPBD {MISSING} APBD murni")
    assert texts(sketch).count(MISSING) == 1


def test_the_areas_of_a_treemap_are_as_large_as_the_amounts():
    sketch = draw(Treemap(items=(BIG, SMALL), list_label="Yang sempit:"), WORDS)

    large, little = sorted(((float(one.get("width", "")) + 2) * (float(one.get("height", "")) + 2) for one in elements(sketch, "rect")), reverse=True)
    assert large == pytest.approx(3 * little, rel=0.01)


def test_a_negative_amount_has_no_area_and_stands_in_the_list():
    sketch = draw(Treemap(items=(BIG, item("Koreksi", "-5000000.00")), list_label="Yang sempit:"), WORDS)

    assert len(elements(sketch, "rect")) == 1
    assert "Koreksi −Rp5,00 juta" in texts(sketch)


def test_a_cell_too_small_for_its_name_has_a_number_that_leads_to_the_list():
    tiny = [item(f"Dinas nomor {place}", "4000000.00") for place in range(4)]
    sketch = draw(Treemap(items=(BIG, *tiny), list_label="Yang sempit:"), WORDS, is_tall=True)

    assert "Yang sempit:" in texts(sketch)
    assert all(f"{place + 1}. Dinas nomor {place}" in texts(sketch) for place in range(4))


def test_both_sides_of_a_flow_are_as_high_as_the_money():
    flow = Flow(sources=(BIG, SMALL), uses=(item("Pegawai", "500000000.00"), item("Jalan", "300000000.00")), sources_label="Dari", uses_label="Ke")
    sketch = draw(flow, WORDS)

    heights: dict[float, float] = {}
    for one in elements(sketch, "rect"):
        heights[float(one.get("x", ""))] = heights.get(float(one.get("x", "")), 0) + float(one.get("height", ""))
    assert len(heights) == 3
    assert max(heights.values()) == pytest.approx(min(heights.values()), abs=0.3)


def test_an_unpublished_realisation_has_a_plan_and_no_bar():
    row = Bullet(label="Belanja", plan=Decimal("600.00"), realised=None, share=None)
    sketch = draw(Bullets(rows=(row,), missing=MISSING, no_plan="tidak tercatat"), WORDS)

    assert "Rencana Rp600,00; realisasi belum diterbitkan" in texts(sketch)
    assert len(widths(sketch, "accent")) == 1  # the plan's mark


def test_spending_beyond_the_plan_passes_its_mark():
    row = Bullet(label="Belanja", plan=Decimal("600.00"), realised=Decimal("900.00"), share=Decimal("150.00"))
    sketch = draw(Bullets(rows=(row,), missing=MISSING, no_plan="tidak tercatat"), WORDS)

    realised, mark = (one for one in elements(sketch, "rect") if one.get("class") == "accent")
    assert float(realised.get("width", "")) > float(mark.get("x", ""))


def test_panels_share_one_scale():
    panels = (Panel(label="Pendapatan", items=(BIG,)), Panel(label="Belanja", items=(SMALL,)))
    sketch = draw(Columns(panels=panels, missing=MISSING), WORDS)

    high, low = (float(one.get("height", "")) for one in elements(sketch, "rect"))
    assert high == pytest.approx(3 * low, rel=0.01)


def test_the_parts_of_every_year_are_as_long_as_their_shares_and_said_by_year():
    sketch = draw(EVERY[-1], WORDS)

    most, part, whole = (float(one.get("width", "")) for one in elements(sketch, "rect")[:3])
    assert most + 2 == pytest.approx(3 * (part + 2), rel=0.01)
    assert whole + 2 == pytest.approx(sketch.width, abs=1)
    assert "2. Belanja Modal 2024: 25,00% · 2025: tidak ada" in texts(sketch)


def test_more_years_than_a_phone_is_wide_stand_below_one_another():
    years = tuple(item(str(2010 + place), "600000000.00") for place in range(12))
    sketch = draw(Columns(panels=(Panel(label="Belanja", items=years),), missing=MISSING), WORDS, is_tall=True)

    starts = {one.get("x") for one in elements(sketch, "rect")}
    assert len(starts) == 1
    assert len(elements(sketch, "rect")) == 12


def test_both_shapes_stand_in_a_page_with_title_and_description():
    content = inline(EVERY[0], WORDS, "Judul & <tanda>", "Kalimat.")

    pictures = list(ElementTree.fromstring(f"<div>{content}</div>"))
    assert [one.get("class") for one in pictures] == ["tall", "broad"]
    assert all(one.findtext("title") == "Judul & <tanda>" and one.findtext("desc") == "Kalimat." for one in pictures)


def test_a_file_carries_its_colours_sources_and_that_it_is_a_sample():
    content = svg_file(EVERY[0], WORDS, CAPTION, COLOURS)

    said = " ".join(ElementTree.fromstring(content).itertext())
    assert b"class=" not in content
    assert b"href" not in content
    assert "CONTOH: karangan" in said
    assert "Sumber: APBD 2025" in said


@pytest.mark.parametrize("drawing", EVERY, ids=NAMES)
def test_the_same_drawing_gives_the_same_bytes_as_png(drawing):
    svg = svg_file(drawing, WORDS, CAPTION, COLOURS)

    picture = png_file(svg)

    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 1080
    assert picture == png_file(svg)


def test_a_long_name_breaks_at_words_and_ends_with_an_ellipsis():
    lines = wrapped("Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Masyarakat Kota", 150, 14, most=3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width_of(one, 14) <= 150 for one in lines)


@pytest.mark.parametrize(
    "label", ["Realisasi yang sudah diaudit", "Yang naik dan yang turun di setiap kantor, dari yang terbesar sampai yang terkecil"]
)
def test_the_name_of_a_rung_and_what_is_said_beside_it_stay_inside_a_phones_picture(label):
    ladder = Bars(groups=(Group(label=label, items=(NAMELESS,)), Group(label="Murni", items=(BIG,))), missing="belum diterbitkan oleh siapa pun")

    sketch = draw(ladder, WORDS, is_tall=True)

    assert [(end, text) for end, text in ends_of(sketch) if end > sketch.width] == []
    assert "belum diterbitkan oleh siapa pun" in sketch.body


@pytest.mark.parametrize("is_tall", [True, False])
def test_what_is_said_below_a_column_stays_below_it(is_tall):
    panels = tuple(
        Panel(label=f"Binjai {place}", items=tuple(item("Asked", "600000000.00", note="105 proposals") for _ in range(3))) for place in range(3)
    )

    sketch = draw(Columns(panels=panels, missing=MISSING), Words("en"), is_tall=is_tall)

    notes = [one for one in elements(sketch, "text") if one.get("class") == "quiet"]
    spans = [(float(one.get("y", "0")), float(one.get("x", "0")), width_of(one.text or "", float(one.get("font-size", "0")))) for one in notes]
    assert [one.text for one in notes].count("proposals") == len(spans) / 2
    assert not any(y == other and 0 < at - x < (wide + others) / 2 for y, x, wide in spans for other, at, others in spans)
