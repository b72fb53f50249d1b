"""Scores of a checkpoint on the dev parts, in floats: `python -m reader.score --run train/runs/NAME`.

A quick look while training; the figures that count are those of `sayso eval`, of the int8 model in the program.
"""

import argparse
import json
import pathlib

import torch

from . import corpora, encoder, gold, labels
from .batches import Vocabulary, batched, inputs, targets
from .documents import Document, windows
from .model import Reader
from .run import WINDOW


def dev_documents(
    shared: pathlib.Path, splitter: pathlib.Path, names: dict[str, list[str]]
) -> dict[str, list[Document]]:
    c = shared / "corpora"
    treebank = [corpora.conllu(c / f"ud/en_{n}-train.conllu", n) for n in ("ewt", "gum")]
    anchors = corpora.Anchors(treebank[0] + treebank[1])
    return {
        "ewt": corpora.conllu(c / "ud/en_ewt-dev.conllu", "ewt"),
        "gum": corpora.conllu(c / "ud/en_gum-dev.conllu", "gum"),
        **{
            n: list(
                gold.documents(
                    "claims", corpora.records(shared / f"gold/{n}.jsonl"), splitter, anchors, names["mode"]
                )
            )
            for n in ("dev", "dev-modern")
        },
        "attribution": list(corpora.attribution(c / "attribution/polnear-dev.jsonl", splitter, anchors)),
        "uw": list(corpora.factuality(c / "factuality/uw-dev.jsonl", "uw")),
    }


class Counts:
    """Hits, found and wanted, by name."""

    def __init__(self):
        self.counts: dict[str, list[int]] = {}

    def add(self, name: str, found: torch.Tensor, wanted: torch.Tensor) -> None:
        c = self.counts.setdefault(name, [0, 0, 0])
        for k, v in enumerate(((found & wanted).sum(), found.sum(), wanted.sum())):
            c[k] += int(v)

    def f1(self) -> dict[str, float]:
        return {n: round(2 * h / max(1, f + w), 4) for n, (h, f, w) in self.counts.items()}


@torch.no_grad()
def score(model: Reader, documents: list[Document], words: Vocabulary, tokenizer, draw) -> dict[str, float]:
    model.eval()
    counts, right, error = Counts(), {}, []
    for batch in batched([w for d in documents for w in windows(d, tokenizer, WINDOW)], draw):
        given, asked = inputs(batch), targets(batch, words)
        out = model(**given)
        for task in ("upos", "xpos", "feats", "lemma", "role", "stance", "mode"):
            if task in asked:
                real = asked[task] != labels.IGNORE
                hits = right.setdefault(task, [0, 0])
                hits[0] += int((out[task].argmax(-1) == asked[task])[real].sum())
                hits[1] += int(real.sum())
        if "head" in asked:
            real = asked["head"] != labels.IGNORE
            head = (out["arc"].argmax(-1) == asked["head"])[real]
            both = head & (out["relation"].argmax(-1) == asked["deprel"])[real]
            for task, value in (("uas", head), ("las", both)):
                hits = right.setdefault(task, [0, 0])
                hits[0] += int(value.sum())
                hits[1] += int(real.sum())
        if "factuality" in asked:
            real = ~asked["factuality"].isnan()
            error += (out["factuality"] - asked["factuality"])[real].abs().tolist()
        if "act" in asked:
            real = asked["act"] != labels.IGNORE
            found, wanted = out["act"].argmax(-1)[real], asked["act"][real]
            counts.add("act", found > 0, wanted > 0)
            h, f, w = (
                int(((found == wanted) & (wanted > 0)).sum()),
                int((found > 0).sum()),
                int((wanted > 0).sum()),
            )
            c = counts.counts.setdefault("act_and_type", [0, 0, 0])
            c[0], c[1], c[2] = c[0] + h, c[1] + f, c[2] + w
        if "cue" in asked:
            real = asked["cue"] != labels.IGNORE
            counts.add("cue_head", out["cue"].argmax(-1)[real] > 0, asked["cue"][real] > 0)
        if "frames" in asked and len(asked["frames"]):
            at = asked["frames"]
            rows = out["slots"][at[:, 0], :, at[:, 1]] > 0
            for s in asked["slots_taught"].tolist():
                counts.add(labels.SLOTS[s], rows[:, s], asked["frame_slots"][:, s] > 0)
    made = counts.f1() | {t: round(h / max(1, n), 4) for t, (h, n) in right.items()}
    return made | ({"mean_absolute_error": round(sum(error) / len(error), 4)} if error else {})


def main() -> None:
    import random

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--splitter", type=pathlib.Path, default=pathlib.Path("build/release/sayso_split"))
    parser.add_argument("--encoder", type=pathlib.Path, default=pathlib.Path(".cache/e5"))
    args = parser.parse_args()
    kept = torch.load(args.run / "reader.pt", weights_only=True)
    model = Reader(encoder.plain(args.encoder), {n: len(v) for n, v in kept["names"].items()})
    model.load_state_dict(kept["model"])
    tokenizer, words = encoder.tokenizer(args.encoder), Vocabulary(kept["names"])
    for name, documents in dev_documents(args.shared, args.splitter, kept["names"]).items():
        row = {"part": name} | score(model, documents, words, tokenizer, random.Random(0))
        print(json.dumps(row))
        with open(args.run / "scores.jsonl", "a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
