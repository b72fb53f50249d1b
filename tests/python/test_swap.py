"""Names of states are swapped for training: the same throughout, and only where a word names one state alone."""

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "train"))
pytest.importorskip("tokenizers")

from reader.documents import Document  # noqa: E402
from reader.swap import States  # noqa: E402


def swapped(words: str) -> list[str]:
    states = States(ROOT / "data/actors/countries.toml")
    document = Document("claims", words.split(), [0] * len(words.split()), {"role": list(words.split())})
    made = states.swapped(document, random.Random(3))
    assert made.tags == document.tags
    return made.words


def test_a_state_is_another_one_throughout():
    first, _, second, _, third = swapped("Armenia and Armenians and Armenia")
    assert first == third != "Armenia"
    assert second not in ("Armenians", first)


def test_two_states_stay_two():
    first, _, second = swapped("Armenia shelled Azerbaijan")
    assert first != second
    assert {first, second}.isdisjoint({"Armenia", "Azerbaijan"})


@pytest.mark.parametrize("words", ["the gunmen left Goris", "Luxembourg", "they arm Swiss-made guns"])
def test_what_names_no_state_alone_stays(words):
    assert swapped(words) == words.split()
