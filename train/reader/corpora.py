"""Readers of the public corpora, each into `Document`s. Formats: the reference corpora's README."""

import collections
import json
import pathlib
import re
import subprocess
from collections.abc import Iterator

from . import labels
from .documents import Document, Frame

Span = list[int]


def records(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def split(texts: list[str], splitter: pathlib.Path) -> list[dict]:
    """Sentences and words of each text, by the program's own splitter, so that it learns from what it will read."""
    lines = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    done = subprocess.run([splitter], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def words_in(spans: list[Span], words: list[Span]) -> set[int]:
    """Indices of the words that overlap any of `spans`."""
    return {i for i, w in enumerate(words) for b, e in spans if w[0] < e and b < w[1]}


# ---- Universal Dependencies -------------------------------------------------------------------------------------


def lemma_script(form: str, lemma: str) -> str:
    """Edit script "c;k;suffix": keep (k) or lower (l) the case, strip k code points from the end, add suffix."""
    best = None
    for case, base in (("k", form), ("l", form.lower())):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        script = f"{case};{len(base) - common};{lemma[common:]}"
        if best is None or len(base) - common < best[0]:
            best = (len(base) - common, script)
    return best[1]


def _mentions(spans: list[tuple[int, int, str, str]], heads: list[int]) -> list[Frame]:
    """A frame a noun phrase: its head, and the heads of the others that stand for the same thing."""
    head_of, same = {}, collections.defaultdict(set)
    for first, last, _, name in spans:
        inside = [i for i in range(first, last) if not first <= heads[i] < last]
        if inside:
            head_of[first, last, name] = inside[0]
            same[name].add(inside[0])
    return [
        Frame(head, {"coreference": same[name] - {head}}, "mention")
        for (_, _, name), head in sorted(head_of.items())
    ]


def _innermost(spans: list[tuple[int, int, str, str]], length: int) -> list[str]:
    tags = ["O"] * length
    for first, last, kind, _ in sorted(spans, key=lambda s: (s[1] - s[0], s[0])):
        if all(t == "O" for t in tags[first:last]):
            tags[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    return tags


def conllu(path: pathlib.Path, corpus: str) -> list[Document]:
    """One document a `newdoc`; tags xpos, upos, feats, lemma (script), head, deprel and, in GUM, entity (innermost, BIO)."""
    documents: list[Document] = []
    document, entities, open_spans = None, [], []
    with_entities = False

    def finish() -> None:
        if document and document.words:
            if with_entities:
                document.tags["entity"] = _innermost(entities, len(document.words))
                document.frames = _mentions(entities, document.tags["head"])
            documents.append(document)

    sentence, offset = -1, 0
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            finish()
            names = ["xpos", "upos", "feats", "lemma", "head", "deprel"]
            document = Document(corpus, [], [], {n: [] for n in names}, id=line.split("=")[-1].strip())
            entities, open_spans, sentence, offset = [], [], -1, 0
        elif line.startswith("#"):
            with_entities = with_entities or line.startswith("# global.Entity")
        elif not line.strip():
            offset = len(document.words)
        else:
            c = line.rstrip("\n").split("\t")
            if not c[0].isdigit():
                continue
            if c[0] == "1":
                sentence += 1
            index = len(document.words)
            document.words.append(c[1])
            document.sentences.append(sentence)
            for name, value in (
                ("xpos", c[4]),
                ("upos", c[3]),
                ("feats", c[5]),
                ("lemma", lemma_script(c[1], c[2])),
                ("deprel", c[7]),
            ):
                document.tags[name].append(value)
            document.tags["head"].append(offset + int(c[6]) - 1 if c[6] != "0" else -1)
            entity = re.search(r"Entity=([^|]+)", c[9])
            for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity.group(1)) if entity else ():
                if mark.startswith("("):
                    name, kind = mark.strip("()").split("-")[:2]
                    if mark.endswith(")"):
                        entities.append((index, index + 1, kind, name))
                    else:
                        open_spans.append((name, index, kind))
                else:
                    name = mark.strip(")")
                    for k in range(len(open_spans) - 1, -1, -1):
                        if open_spans[k][0] == name:
                            entities.append((open_spans[k][1], index + 1, open_spans[k][2], name))
                            del open_spans[k]
                            break
    finish()
    return documents


class Anchors:
    """Which word of a phrase is its head, told by how the treebanks tag its words most often."""

    def __init__(self, treebank: list[Document]):
        counts = collections.defaultdict(collections.Counter)
        for document in treebank:
            for word, tag in zip(document.words, document.tags["upos"], strict=True):
                counts[word.lower()][tag] += 1
        self._tag = {w: c.most_common(1)[0][0] for w, c in counts.items()}

    def tag(self, word: str) -> str:
        known = self._tag.get(word.lower())
        if known:
            return known
        return "VERB" if re.search(r"(ed|ing|ise|ize|ised|ized)$", word.lower()) else "NOUN"

    def head(self, indices: list[int], words: list[str]) -> int:
        """The first verb; without one, the last noun before a preposition; else the first word."""
        tags = [self.tag(words[i]) for i in indices]
        if "VERB" in tags and not (tags[0] in ("NOUN", "ADJ") and tags[-1] == "NOUN"):
            return indices[tags.index("VERB")]
        stop = next((k for k, t in enumerate(tags) if t == "ADP" and k > 0), len(tags))
        nouns = [k for k in range(stop) if tags[k] in ("NOUN", "PROPN")]
        return indices[nouns[-1]] if nouns else indices[0]


# ---- Attribution, factuality, relations, entities ---------------------------------------------------------------


def attribution(path: pathlib.Path, splitter: pathlib.Path, anchors: Anchors) -> Iterator[Document]:
    """PolNeAR: a frame a cue, with its source, cue and content; `cue` tags the heads of cues."""
    reports = records(path)
    for report, parts in zip(reports, split([r["text"] for r in reports], splitter), strict=True):
        spans = parts["words"]
        words = [report["text"][b:e] for b, e, _ in spans]
        frames = []
        for one in report["attributions"]:
            cue = sorted(words_in(one["cue"], spans))
            if cue:
                slots = {f"attribution_{s}": words_in(one[s], spans) for s in ("source", "cue", "content")}
                frames.append(Frame(anchors.head(cue, words), slots, "cue"))
        tags = [0] * len(words)
        for f in frames:
            tags[f.word] = 1
        yield Document("attribution", words, [s for _, _, s in spans], {"cue": tags}, frames, id=report["id"])


def factuality(path: pathlib.Path, corpus: str) -> Iterator[Document]:
    """One sentence a document; `factuality` is -3 to 3 on predicates, None elsewhere."""
    for record in records(path):
        values = [None] * len(record["tokens"])
        for target in record["targets"]:
            values[target["token"]] = target["factuality"]
        yield Document(corpus, record["tokens"], [0] * len(values), {"factuality": values})


def _marked(path: pathlib.Path, splitter: pathlib.Path) -> Iterator[tuple[dict, list[str]]]:
    """Each record with the words of its sentence, source and target between marks of their own."""
    marks = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
    reports = records(path)
    parts = [[p for p in re.split(r"(</?[st]>)", r["marked"]) if p.strip()] for r in reports]
    split_parts = iter(split([p for ps in parts for p in ps if p not in marks], splitter))
    for report, pieces in zip(reports, parts, strict=True):
        words = []
        for piece in pieces:
            words += (
                [marks[piece]] if piece in marks else [piece[b:e] for b, e, _ in next(split_parts)["words"]]
            )
        yield report, words


def events(path: pathlib.Path, splitter: pathlib.Path) -> Iterator[Document]:
    """PLV: the sentence with its source and target between marks, and the event between them."""
    for report, words in _marked(path, splitter):
        yield Document("events", words, [0] * len(words), about=("event", report["root"]))


def happenings(path: pathlib.Path, splitter: pathlib.Path) -> Iterator[Document]:
    """AW: as PLV, with what happens between the two as ACE and WikiEvents name it, to two levels ("Conflict.Attack")."""
    for report, words in _marked(path, splitter):
        kind = ".".join(re.split(r"[.:]", report["event_type"])[:2])
        yield Document("happenings", words, [0] * len(words), {}, about=("happening", kind))


def attack_roles(path: pathlib.Path, splitter: pathlib.Path) -> Iterator[Document]:
    """MUC-4: `attack_role` tags the words that fill a role of an attack, BIO. The texts have no capitals."""
    reports = records(path)
    for report, parts in zip(reports, split([r["doctext"] for r in reports], splitter), strict=True):
        spans = parts["words"]
        tags = ["O"] * len(spans)
        for role, entities in report["extracts"].items():
            for name, begin in (mention for entity in entities for mention in entity):
                inside = sorted(words_in([[begin, begin + len(name)]], spans))
                if all(tags[i] == "O" for i in inside):
                    for k, i in enumerate(inside):
                        tags[i] = ("I-" if k else "B-") + role
        words = [report["doctext"][b:e] for b, e, _ in spans]
        yield Document(
            "attack_roles", words, [s for _, _, s in spans], {"attack_role": tags}, id=report["docid"]
        )


def parties(path: pathlib.Path) -> Iterator[Document]:
    """CAMEO actors: `party` tags the words of the event's source and target, BIO."""
    for record in records(path):
        yield Document("parties", record["tokens"], [0] * len(record["tokens"]), {"party": record["tags"]})


def field_entities(path: pathlib.Path, splitter: pathlib.Path) -> Iterator[Document]:
    """re3d: `field_entity` tags its entities, outermost first, BIO."""
    reports = records(path)
    for report, parts in zip(reports, split([r["text"] for r in reports], splitter), strict=True):
        spans = parts["words"]
        tags = ["O"] * len(spans)
        for entity in sorted(report["entities"], key=lambda e: (e["begin"] - e["end"], e["begin"])):
            inside = sorted(words_in([[entity["begin"], entity["end"]]], spans))
            if entity["type"] in labels.FIELD_TYPES and inside and all(tags[i] == "O" for i in inside):
                for k, i in enumerate(inside):
                    tags[i] = ("I-" if k else "B-") + entity["type"]
        words = [report["text"][b:e] for b, e, _ in spans]
        yield Document(
            "field_entities", words, [s for _, _, s in spans], {"field_entity": tags}, id=report["id"]
        )
