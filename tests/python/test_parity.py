"""C++ reads as Python does: the same model by way of train/reader's windows and numpy, label for label.

`python -m unittest tests.python.test_parity -v`, or pytest. Needs the packages `openvino`, `numpy` and
`tokenizers`, the programs sayso_analyse and sayso_split (SAYSO_BUILD, else build/release) and a model
(SAYSO_MODEL, else models/reader); says so and skips where one is missing. At least 200 sentences: the
samples, and more made of parts.
"""

import importlib.util
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SAYSO_BUILD", ROOT / "build/release"))
MODEL = pathlib.Path(os.environ.get("SAYSO_MODEL", ROOT / "models/reader"))
SENTENCES = 200
NOMINAL = {"NOUN", "PROPN", "PRON"}
INPUTS = ["input_ids", "attention_mask", "first_piece", "shape", "sentence"]


def missing() -> str | None:
    for package in ("openvino", "numpy", "tokenizers"):
        if importlib.util.find_spec(package) is None:
            return f"no Python package {package}"
    for program in ("sayso_analyse", "sayso_split"):
        if not (BUILD / program).exists():
            return f"no program {BUILD / program}"
    return None if (MODEL / "model.json").exists() else f"no model in {MODEL}"


def jsonl(program: str, *arguments: str, records: list[dict]) -> list[dict]:
    text = "".join(json.dumps(r) + "\n" for r in records)
    done = subprocess.run(
        [BUILD / program, *arguments], input=text, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def samples() -> list[str]:
    texts = []
    for path in sorted((ROOT / "samples/reports").iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            texts.append(json.loads(content)["text"])
        elif path.suffix == ".jsonl":
            texts += [json.loads(line)["text"] for line in content.splitlines()]
        elif path.suffix == ".txt":
            texts.append(content)
    return texts


def composed(count: int) -> list[str]:
    """Reports of sentences put together from parts, without any sense beyond their grammar."""
    who = [
        "The defence ministry",
        "Residents of Gao",
        "Two aid workers",
        "Rebels near Taiz",
        "A UN spokesman",
        "Marta Ilić",
    ]
    said = [
        "said",
        "denied that",
        "accused the army on Friday, saying",
        "wrote on Telegram that",
        "could not confirm that",
    ]
    what = [
        "shells hit the market of Sumy",
        "12 soldiers were killed and at least 30 wounded",
        "talks may resume in Oman",
        "police had arrested three journalists",
        "no strike was carried out",
        "both sides withdrew from the bridge",
    ]
    every = [f"{w} {s} {e}." for w, s, e in itertools.product(who, said, what)]
    draw = random.Random(5)
    draw.shuffle(every)
    texts = []
    while every and count > 0:
        size = draw.randint(1, 14)
        texts.append(" ".join(every[:size]))
        count -= size
        del every[:size]
    return texts


def bio_spans(tags: list[str], sentences: list[int]) -> list[list]:
    spans: list[list] = []
    for i, tag in enumerate(tags):
        goes_on = tag.startswith("I-") and spans and spans[-1][1] == i and spans[-1][2] == tag[2:]
        if goes_on and sentences[i] == sentences[i - 1]:
            spans[-1][1] = i + 1
        elif tag != "O":
            spans.append([i, i + 1, tag[2:]])
    return spans


def is_tree(heads: list[int]) -> bool:
    """One root, and every word leads to it."""
    if heads.count(-1) != 1:
        return False
    for word in range(len(heads)):
        at, steps = word, 0
        while heads[at] != -1 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if steps > len(heads):
            return False
    return True


class PythonReader:
    def __init__(self):
        import numpy as np
        import openvino as ov
        from tokenizers.implementations import BertWordPieceTokenizer

        sys.path.insert(0, str(ROOT / "train"))
        from reader import documents
        from reader import labels as names

        self.np, self.documents = np, documents
        self.act_slots = names.CLAIM_SLOTS + names.IDENTITY_SLOTS
        self.about = json.loads((MODEL / "model.json").read_text())
        self.labels = json.loads((MODEL / "labels.json").read_text())
        self.tokenizer = BertWordPieceTokenizer(str(MODEL / "vocab.txt"), lowercase=True)
        self.network = ov.Core().compile_model(
            str(MODEL / "reader.xml"),
            "CPU",
            {"INFERENCE_PRECISION_HINT": "f32", "NUM_STREAMS": 1, "INFERENCE_NUM_THREADS": 1},
        )

    def threshold(self, name: str, slot: str | None = None) -> float:
        given = self.about.get("thresholds", {})
        return given.get("slots", {}).get(slot, 0.5) if slot else given.get(name, 0.5)

    def softmax(self, scores):
        e = self.np.exp(scores.astype(self.np.float64) - scores.max())
        return e / e.sum()

    def windows(self, text: str, parts: dict):
        words = [text[b:e] for b, e, _ in parts["words"]]
        document = self.documents.Document("text", words, [s for _, _, s in parts["words"]])
        return self.documents.windows(document, self.tokenizer, self.about["window"])

    def read(self, text: str, parts: dict) -> dict:
        """What C++ writes of a text, as far as it is compared here."""
        made = {"words": [], "heads": [], "tags": [], "acts": [], "attributions": []}
        first = 0
        for window in self.windows(text, parts):
            self.read_window(window, first, made)
            first += len(window.first_piece)
        made["entities"] = bio_spans(made.pop("tags"), [s for _, _, s in parts["words"]])
        acts = {a["word"] for a in made["acts"]}
        for act in made["acts"]:
            for slot in ("same_event", "same_claim"):
                act["arcs"][slot] = [w for w in act["arcs"][slot] if w in acts and w != act["word"]]
            act["arcs"] = {slot: words for slot, words in act["arcs"].items() if words}
        return made

    def read_window(self, window, first: int, made: dict) -> None:
        np, labels = self.np, self.labels
        pieces, count = len(window.pieces), len(window.first_piece)
        padded = (pieces + 15) // 16 * 16
        sentences = window.document.sentences
        given = {
            "input_ids": window.pieces + [0] * (padded - pieces),
            "attention_mask": [1] * pieces + [0] * (padded - pieces),
            "first_piece": window.first_piece,
            "shape": window.shapes,
            "sentence": [s - sentences[0] for s in sentences],
        }
        answer = self.network({n: np.array([given[n]], dtype=np.int64) for n in INPUTS})
        out = {port.any_name: answer[port][0] for port in self.network.outputs}
        filled = 1 / (1 + np.exp(-out["slots"].astype(np.float64)))

        def best(head: str, w: int) -> str:
            return labels[head][int(out[head][w].argmax())]

        def arcs(slot: str, w: int) -> list[int]:
            row = filled[labels["slots"].index(slot), w, :count]
            return [first + int(j) for j in np.nonzero(row >= self.threshold("slots", slot))[0]]

        for w in range(count):
            upos = best("upos", w)
            relations = [
                (s, r) for s, r in zip(out["relation"][w], labels["relation"], strict=True) if r != "root"
            ]
            role = labels["role"][1 + int(out["role"][w][1:].argmax())] if upos in NOMINAL | {"ADJ"} else ""
            script = best("lemma", w)
            referents = []
            if upos in NOMINAL:
                referents = [
                    j for j in arcs("coreference", w) if j != first + w and best("upos", j - first) in NOMINAL
                ]
            made["words"].append(
                {
                    "u": upos,
                    "x": best("xpos", w),
                    "f": best("feats", w),
                    "l": lemma(window.document.words[w], script),
                    "r": role,
                    "co": referents,
                    "d": max(relations, key=lambda p: p[0])[1],
                    "fa": float(np.clip(out["factuality"][w], -3, 3)),
                }
            )
            head = int(out["arc"][w][: count + 1].argmax())
            made["heads"].append(first + head - 1 if head else -1)
            made["tags"].append(best("entity", w))
            types = self.softmax(out["act"][w])
            if 1 - types[0] >= self.threshold("act"):
                kind = 1 + int(types[1:].argmax())
                name = labels["act"][kind]
                may = [
                    (s, m)
                    for s, m in zip(out["mode"][w], labels["mode"], strict=True)
                    if m == "none" or m.startswith(name + "/")
                ]
                mode = max(may, key=lambda p: p[0])[1]
                made["acts"].append(
                    {
                        "word": first + w,
                        "type": name,
                        "confidence": float(types[kind]),
                        "stance": best("stance", w),
                        "mode": "" if mode == "none" else mode.split("/")[1],
                        "arcs": {s: arcs(s, w) for s in self.act_slots},
                    }
                )
            cue = self.softmax(out["cue"][w])[1]
            if cue >= self.threshold("cue"):
                source = arcs("attribution_source", w)
                marks = sorted({first + w, *arcs("attribution_cue", w)})
                made["attributions"].append(
                    {
                        "source": source,
                        "content": closed(arcs("attribution_content", w), {*source, *marks}),
                        "cue": marks,
                        "confidence": float(cue),
                    }
                )


def closed(content: list[int], others: set[int]) -> list[int]:
    """What is said is a stretch: up to 12 words between two of its own belong to it, where none is another's."""
    made: list[int] = []
    for word in content:
        between = range(made[-1] + 1, word) if made else range(0)
        if len(between) <= 12 and not others & set(between):
            made += between
        made.append(word)
    return made


def lemma(word: str, script: str) -> str:
    case, strip, suffix = script.split(";", 2)
    base = word.lower() if case == "l" else word
    return base if int(strip) > len(base) else base[: len(base) - int(strip)] + suffix or base


@unittest.skipIf(missing(), missing())
class Parity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.python = PythonReader()
        texts = samples() + composed(150)
        parts = jsonl("sayso_split", records=[{"text": t} for t in texts])
        # A sentence longer than a window is cut in another way in training.
        kept = [(t, p) for t, p in zip(texts, parts, strict=True) if cls.whole_sentences(t, p)]
        cls.sentences = sum(len(p["sentences"]) for _, p in kept)
        records = [{"id": str(i), "text": t} for i, (t, _) in enumerate(kept)]
        answers = jsonl(
            "sayso_analyse", "--model", str(MODEL), "--threads", "2", "--no-vectors", records=records
        )
        cls.pairs = [
            (cls.python.read(t, p), a["analysis"], p) for (t, p), a in zip(kept, answers, strict=True)
        ]

    @classmethod
    def whole_sentences(cls, text: str, parts: dict) -> bool:
        sentences = [w.document.sentences for w in cls.python.windows(text, parts)]
        return all(a[-1] != b[0] for a, b in itertools.pairwise(sentences))

    def test_there_are_enough_sentences(self):
        self.assertGreaterEqual(self.sentences, SENTENCES)

    def test_words(self):
        for python, cpp, _ in self.pairs:
            self.assertEqual(len(python["words"]), len(cpp["words"]))
            for p, c in zip(python["words"], cpp["words"], strict=True):
                for key in ("u", "x", "f", "l"):
                    self.assertEqual(p[key], c[key], (key, c))
                self.assertEqual(p["r"], c.get("r", ""), c)
                self.assertEqual(p["co"], [w for w, _ in c.get("co", [])], c)
                self.assertAlmostEqual(p["fa"], c["fa"], places=6)

    def test_trees(self):
        same = 0
        for python, cpp, parts in self.pairs:
            for first, last in sentence_words(parts):
                heads = [h - first if h >= 0 else -1 for h in python["heads"][first:last]]
                for p, c in zip(python["words"][first:last], cpp["words"][first:last], strict=True):
                    self.assertEqual("root" if c["h"] == -1 else p["d"], c["d"], c)
                if is_tree(heads):  # else the best tree is another than the best heads
                    same += 1
                    self.assertEqual(python["heads"][first:last], [c["h"] for c in cpp["words"][first:last]])
        self.assertGreater(same, 0)

    def test_entities(self):
        for python, cpp, _ in self.pairs:
            self.assertEqual(python["entities"], cpp["entities"])

    def test_acts(self):
        for python, cpp, _ in self.pairs:
            self.assertEqual(len(python["acts"]), len(cpp["acts"]))
            for p, c in zip(python["acts"], cpp["acts"], strict=True):
                for key in ("word", "type", "mode", "stance"):
                    self.assertEqual(p[key], c[key])
                self.assertAlmostEqual(p["confidence"], c["confidence"], places=6)
                self.assertEqual(p["arcs"], {slot: [w for w, _ in arcs] for slot, arcs in c["arcs"].items()})

    def test_attributions(self):
        for python, cpp, _ in self.pairs:
            self.assertEqual(len(python["attributions"]), len(cpp["attributions"]))
            for p, c in zip(python["attributions"], cpp["attributions"], strict=True):
                self.assertAlmostEqual(p.pop("confidence"), c.pop("confidence"), places=6)
                self.assertEqual(p, c)


def sentence_words(parts: dict) -> list[tuple[int, int]]:
    numbers = [s for _, _, s in parts["words"]]
    return [(numbers.index(s), len(numbers) - numbers[::-1].index(s)) for s in sorted(set(numbers))]


if __name__ == "__main__":
    unittest.main()
