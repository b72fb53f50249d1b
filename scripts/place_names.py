"""How names are folded and keyed for the gazetteer: as src/knowledge/fold.cpp and name_key.cpp do, in Python.

A test holds the two together.
"""

import collections
import unicodedata

# Kept in step with src/knowledge/fold.cpp.
SPELLED_OUT = {
    "Ø": "o",
    "ø": "o",
    "Ł": "l",
    "ł": "l",
    "ß": "ss",
    "ẞ": "ss",
    "Æ": "ae",
    "æ": "ae",
    "Œ": "oe",
    "œ": "oe",
    "Đ": "d",
    "đ": "d",
    "Ð": "d",
    "ð": "d",
    "Þ": "th",
    "þ": "th",
    "Ə": "a",
    "ə": "a",
    "ǝ": "a",
    "ı": "i",
    "Ħ": "h",
    "ħ": "h",
    "Ŋ": "n",
    "ŋ": "n",
}
APOSTROPHES = set("'`´‘’‛ʻʼʿʾʹʺˈ")


def fold(name):
    """Lower case, no accents, words parted by single spaces; None when letters other than a to z remain."""
    if name.isascii() and name.isalpha():
        return name.lower()
    out, word, apostrophe = [], "", -1

    def close():
        nonlocal word, apostrophe
        if apostrophe > 0 and word[apostrophe:] == "s":
            word = word[:apostrophe]
        if word:
            out.append(word)
        word, apostrophe = "", -1

    for c in name:
        if c.isascii() and c.isalnum():
            word += c.lower()
        elif c in APOSTROPHES:
            if word and apostrophe < 0:
                apostrophe = len(word)
        elif c == ".":
            continue
        elif c in SPELLED_OUT:
            word += SPELLED_OUT[c]
        elif ord(c) >= 0x80 and (c.isalnum() or unicodedata.category(c)[0] == "M"):
            for part in unicodedata.normalize("NFKD", c):
                if unicodedata.category(part)[0] == "M":
                    continue
                if not (part.isascii() and part.isalnum()):
                    return None
                word += part.lower()
        else:
            close()
    close()
    return " ".join(out)


# Kept in step with src/knowledge/name_key.cpp.
SPELLINGS = [
    ("tsch", "CH"),
    ("dzh", "J"),
    ("tch", "CH"),
    ("sch", "SH"),
    ("tsh", "CH"),
    ("kh", "KH"),
    ("gh", "G"),
    ("sh", "SH"),
    ("zh", "ZH"),
    ("ch", "CH"),
    ("ph", "F"),
    ("th", "T"),
    ("dh", "D"),
    ("ts", "TS"),
    ("tz", "TS"),
    ("dj", "J"),
    ("cz", "CH"),
    ("sz", "S"),
    ("ck", "K"),
    ("rh", "R"),
    ("ou", "U"),
    ("oo", "U"),
    ("ee", "I"),
]
BY_FIRST = collections.defaultdict(list)
for letters_, sound_ in SPELLINGS:
    BY_FIRST[letters_[0]].append((letters_, sound_))
CLASS = {
    "B": "P",
    "P": "P",
    "F": "F",
    "V": "F",
    "W": "F",
    "T": "T",
    "D": "T",
    "L": "L",
    "M": "M",
    "N": "N",
    "R": "R",
    "H": "H",
}
CLASS.update(dict.fromkeys(["G", "K", "KH", "Q", "X"], "K"))
CLASS.update(dict.fromkeys(["S", "Z", "TS", "SH", "ZH", "CH", "J", "C"], "S"))


def sounds_of(folded):
    sounds, i = [], 0
    while i < len(folded):
        for letters, sound in BY_FIRST.get(folded[i], ()):  # noqa: B007  used behind the loop
            if folded.startswith(letters, i):
                i += len(letters)
                break
        else:
            c = folded[i]
            if c == "c":
                sound = "C" if folded[i + 1 : i + 2] in ("e", "i", "y") else "K"
            elif "a" <= c <= "z":
                sound = c.upper()
            else:
                sound = " "
            i += 1
        if (sound == " ") if not sounds else (sound == sounds[-1] and sound != "I"):
            continue
        sounds.append(sound)
    while sounds and sounds[-1] == " ":
        sounds.pop()
    return sounds


def name_keys(folded):
    sounds = sounds_of(folded)
    if not sounds:
        return []
    keys = []
    for w in (False, True) if "W" in sounds else (False,):
        for c in (False, True) if "C" in sounds else (False,):
            for h in (False, True) if "H" in sounds[1:] else (False,):
                key, start, broken = [], True, True
                for sound in sounds:
                    if sound == " ":
                        key.append(" ")
                        start = broken = True
                        continue
                    k = CLASS.get(sound, "A")
                    if sound == "W" and w:
                        k = "A"
                    if sound == "C" and c:
                        k = "K"
                    if sound == "H" and h and not start:
                        k = "K"
                    if (k == "A" or (k == "H" and not start)) and not start:
                        if k == "A":
                            broken = True
                        continue
                    if start or broken or key[-1] != k:
                        key.append(k)
                    broken = k == "A"
                    start = False
                joined = "".join(key)
                if joined and joined not in keys:
                    keys.append(joined)
    return keys


def fnv1a(text):
    value = 0x811C9DC5
    for byte in text.encode("ascii"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
