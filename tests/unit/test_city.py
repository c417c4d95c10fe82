import pytest

from cms.domain.city import city_named, load_city
from cms.domain.errors import UsageError


def test_binjai_has_five_districts_and_thirty_seven_villages():
    city = city_named("binjai")

    assert {d.name: len(d.villages) for d in city.districts} == {
        "Binjai Utara": 9,
        "Binjai Kota": 7,
        "Binjai Barat": 6,
        "Binjai Timur": 7,
        "Binjai Selatan": 8,
    }


def test_a_city_file_that_lacks_something_says_what(tmp_path):
    file = tmp_path / "nowhere.toml"
    file.write_text('name = "Nowhere"\n')

    with pytest.raises(UsageError, match="province"):
        load_city(file)
