"""Our word pieces are Hugging Face's, word for word: `python -m unittest tests.python.test_word_pieces -v`.

Needs the `tokenizers` package, the encoder's tokenizer.json (SAYSO_TOKENIZER, else the first under .cache/e5; without it
the package's own BERT tokenizer over the model's vocabulary), the program sayso_pieces (SAYSO_BUILD, else build/release) and ../shared for sentences (SAYSO_SHARED);
says so and skips where one is missing.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SAYSO_BUILD", ROOT / "build/release"))
SHARED = pathlib.Path(os.environ.get("SAYSO_SHARED", ROOT / "../shared"))
SENTENCES = 10_000

try:
    import tokenizers
except ImportError:
    tokenizers = None


def tokenizer_file() -> pathlib.Path | None:
    named = os.environ.get("SAYSO_TOKENIZER")
    found = [pathlib.Path(named)] if named else sorted((ROOT / ".cache/e5").glob("*tokenizer.json"))
    return next((f for f in found if f.exists()), None)


def jsonl(program: str, *arguments: str, records: list[dict]) -> list[dict]:
    text = "".join(json.dumps(r) + "\n" for r in records)
    done = subprocess.run(
        [BUILD / program, *arguments], input=text, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def newswire_sentences() -> list[list[str]]:
    """Words of sentences of ../shared, as sayso_split cuts them."""
    texts = []
    for name in ("modern.jsonl", "newswire-1997.jsonl"):
        with open(SHARED / "corpora/newswire" / name, encoding="utf-8") as file:
            texts += [json.loads(line)["text"] for line in file][:600]
    sentences: list[list[str]] = []
    for text, parts in zip(texts, jsonl("sayso_split", records=[{"text": t} for t in texts]), strict=True):
        of_text: list[list[str]] = [[] for _ in parts["sentences"]]
        for begin, end, sentence in parts["words"]:
            of_text[sentence].append(text[begin:end])
        sentences += of_text
    return random.Random(1).sample(sentences, min(SENTENCES, len(sentences)))


def odd_words() -> list[str]:
    """Words of code points from all over Unicode: accents, marks, ideographs, controls, emoji."""
    draw = random.Random(2)
    pools = [range(0x21, 0x7F), range(0x21, 0x250), range(0x300, 0x600), range(0x600, 0x1000), range(0x1E00, 0x2C00),
             range(0x3000, 0x3400), range(0x3400, 0xA000), range(0xAC00, 0xAE00), range(0xE000, 0xE010),
             range(0xF900, 0xFB07), range(0x1F300, 0x1F700), range(0x20000, 0x20100), range(0x2B800, 0x2B930)]  # fmt: skip
    words = [chr(c) for pool in pools for c in pool]
    for _ in range(20_000):
        pool = draw.choice(pools)
        words.append(
            "".join(
                chr(draw.choice(pool if draw.random() < 0.7 else pools[0])) for _ in range(draw.randint(1, 9))
            )
        )
    return [w for w in words if not w.startswith("[")] + [
        "a" * 100,
        "a" * 101,
        "\u03a3\u03a3",
        "\u0130",
        "\u200d",
    ]


class WordPieces(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        file = tokenizer_file()
        missing = [name for name, there in (
            ("the tokenizers package", tokenizers is not None),
            ("models/reader/vocab.txt", (ROOT / "models/reader/vocab.txt").exists()),
            (f"{BUILD}/sayso_pieces", (BUILD / "sayso_pieces").exists()),
            (f"{SHARED}/corpora/newswire", (SHARED / "corpora/newswire").is_dir()),
        ) if not there]  # fmt: skip
        if missing:
            print("SKIPPED, for want of " + " and ".join(missing), file=sys.stderr)
            raise unittest.SkipTest("no " + ", no ".join(missing))
        cls.tokenizer = (
            tokenizers.Tokenizer.from_file(str(file))
            if file
            else tokenizers.BertWordPieceTokenizer(str(ROOT / "models/reader/vocab.txt"), lowercase=True)
        )
        cls.tokenizer.no_truncation()
        cls.tokenizer.no_padding()
        cls.folder = tempfile.TemporaryDirectory()
        cls.vocabulary = pathlib.Path(cls.folder.name) / "vocab.txt"
        pieces = sorted(cls.tokenizer.get_vocab().items(), key=lambda item: item[1])
        cls.vocabulary.write_text("".join(p + "\n" for p, _ in pieces), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def compare(self, words: list[str]):
        unknown = self.tokenizer.token_to_id("[UNK]")
        expected = [e.ids or [unknown] for e in self.tokenizer.encode_batch(words, add_special_tokens=False)]
        ours = jsonl("sayso_pieces", str(self.vocabulary), records=[{"words": words}])[0]["pieces"]
        self.assertEqual(len(ours), len(expected))
        wrong = [(w, o, e) for w, o, e in zip(words, ours, expected, strict=True) if o != e]
        report = [f"{w!r} {[hex(ord(c)) for c in w]}: ours {o}, theirs {e}" for w, o, e in wrong[:40]]
        self.assertFalse(wrong, f"{len(wrong)} of {len(words)} words differ:\n" + "\n".join(report))

    def test_newswire(self):
        sentences = newswire_sentences()
        words = [w for s in sentences for w in s]
        print(f"{len(sentences)} sentences, {len(words)} words", file=sys.stderr)
        self.compare(words)

    def test_odd_words(self):
        self.compare(odd_words())

    def test_case_shapes(self):
        sys.path.insert(0, str(ROOT / "train"))
        try:
            from reader.documents import case_shape
        except ImportError as missing:
            raise unittest.SkipTest(f"no train/reader to compare with: {missing}") from missing
        words = odd_words() + [w for s in newswire_sentences()[:2000] for w in s]
        shapes = jsonl("sayso_pieces", str(self.vocabulary), records=[{"words": words}])[0]["shapes"]
        wrong = [(w, s) for w, s in zip(words, shapes, strict=True) if s != case_shape(w, False)]
        self.assertFalse(wrong, f"{len(wrong)} differ: {wrong[:20]}")


if __name__ == "__main__":
    unittest.main()
