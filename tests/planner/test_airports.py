from zoneinfo import ZoneInfo

from envoyage.planner.airports import known_airports


def test_every_airport_has_a_code_of_three_letters_a_place_and_a_time_zone():
    for code, airport in known_airports().items():
        assert (code, len(code)) == (airport.id, 3)
        assert -90 < airport.latitude < 90
        assert -180 < airport.longitude < 180
        assert airport.name
        assert ZoneInfo(airport.time_zone).key == airport.time_zone


def test_airports_of_small_cities_are_known_and_landing_strips_are_not():
    known = known_airports()

    assert known["RNO"].name == "Reno/Tahoe International Airport"
    assert {"TYS", "XNA", "MKE", "IAD", "JFK"} <= set(known)
    assert "MRI" not in known, "Merrill Field, the nearest one to the middle of Anchorage"
