"""The annotated reports as documents: acts with their arcs, types, modes, stances, and the roles of parties."""

import collections
import pathlib
import re
from collections.abc import Iterator

from . import labels
from .corpora import Anchors, split, words_in
from .documents import Document, Frame

COMMON_MODE = 8  # a mode with fewer claims than this is left to the codebook


def modes(reports: list[dict]) -> list[str]:
    """ "none", then every TYPE/mode that enough claims have."""
    counts = collections.Counter(
        f"{c['type']}/{c['mode']}" for r in reports for c in r["claims"] if c["mode"]
    )
    return ["none"] + sorted(m for m, n in counts.items() if n >= COMMON_MODE)


def documents(
    corpus: str, reports: list[dict], splitter: pathlib.Path, anchors: Anchors, mode_names: list[str]
) -> Iterator[Document]:
    """One document a report, with a frame an act: what all mentions whose trigger is that word tell of it."""
    for report, parts in zip(reports, split([r["text"] for r in reports], splitter), strict=True):
        spans = parts["words"]
        text = report["text"]
        words = [text[b:e] for b, e, _ in spans]
        frames: dict[tuple[int, str], Frame] = {}
        tellings: dict[tuple[int, str], set[tuple[str, str]]] = collections.defaultdict(set)
        roles = [labels.IGNORE] * len(words)
        for claim in report["claims"]:
            mode = f"{claim['type']}/{claim['mode']}"
            for mention in claim["mentions"]:
                trigger = sorted(words_in([mention["trigger"]], spans))
                if not trigger:
                    continue
                word = anchors.head(trigger, words)
                frame = frames.setdefault(
                    (word, claim["type"]), Frame(word, {}, claim["type"], None, claim["stance"])
                )
                tellings[word, claim["type"]].add((claim["event"], claim["id"]))
                frame.mode = mode if mode in mode_names else frame.mode
                for slot in labels.CLAIM_SLOTS:
                    frame.slots.setdefault(slot, set()).update(words_in(mention.get(slot, []), spans))
                for slot in ("actors", "recipients", "sources"):
                    for span in mention.get(slot, []):
                        role = _role_of(text[span[0] : span[1]], claim[slot])
                        if role:
                            for i in words_in([span], spans):
                                roles[i] = labels.ROLES.index(role)
        # One word carries one frame to the reader; of two types it keeps the one told first.
        kept: dict[int, Frame] = {}
        for frame in frames.values():
            kept.setdefault(frame.word, frame)
        for (word, kind), mine in tellings.items():
            if kept[word].type != kind:
                continue
            for (other, other_kind), theirs in tellings.items():
                if other != word and kept[other].type == other_kind:
                    for slot, k in (("same_event", 0), ("same_claim", 1)):
                        if {m[k] for m in mine} & {t[k] for t in theirs}:
                            kept[word].slots.setdefault(slot, set()).add(other)
        yield Document(
            corpus, words, [s for _, _, s in spans], {"role": roles}, list(kept.values()), id=report["id"]
        )


def _role_of(words: str, entities: list[dict]) -> str | None:
    """The role of the entity that `words` name, where that is clear."""
    if len({e["role"] for e in entities}) == 1:
        return entities[0]["role"]
    inside = set(re.findall(r"\w+", words.casefold()))
    best = [e for e in entities if inside & set(re.findall(r"\w+", e["text"].casefold()))]
    return best[0]["role"] if len({e["role"] for e in best}) == 1 else None
