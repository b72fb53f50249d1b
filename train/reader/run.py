"""One training run: `python -m reader.run --shared ../shared --splitter build/release/sayso_split --out train/runs/NAME`.

Every task is trained together from the plain encoder. A batch holds windows of one corpus; batches of all corpora come
in drawn order. Seeds are fixed; the log has one JSON object a line.
"""

import argparse
import collections
import json
import pathlib
import random
import time
from typing import NamedTuple

import torch

from . import corpora, encoder, gold, labels, own_reports
from .batches import Vocabulary, batched, inputs, targets
from .documents import Document, windows
from .losses import WEIGHTS, losses
from .model import Reader
from .swap import States

WINDOW = 160  # pieces


class Stage(NamedTuple):
    """How often each corpus is gone through, and the highest learning rates of the encoder and of the heads."""

    passes: dict[str, float]
    encoder_rate: float
    head_rate: float


STAGES = [
    Stage({"ewt": 3, "gum": 3, "claims": 4, "attribution": 1, "uw": 1.5, "meantime": 2, "uds": 1, "events": 4,
           "parties": 4, "field_entities": 3, "happenings": 1.5, "attack_roles": 0.25}, 3e-4, 5e-3),
    # The last one leans on the claims, our own reports among them, and keeps what the others taught.
    Stage({"ewt": 0.4, "gum": 0.4, "claims": 1.5, "own_claims": 4, "attribution": 0.2, "uw": 0.3, "meantime": 0.5,
           "uds": 0.1, "events": 1, "parties": 1, "field_entities": 0.5}, 1e-4, 2e-3),
]  # fmt: skip
# The weights kept are a mean of the last two stages', this much of the earlier: the trees lose nothing to the claims.
KEPT_OF_EARLIER = 0.15
SWAPPED = {"claims", "own_claims", "events", "parties"}
PROJECT = pathlib.Path(__file__).parents[2]
OWN_REPORTS, COUNTRIES = PROJECT / "train/data", PROJECT / "data/actors/countries.toml"
WARM_UP = 0.05  # share of a stage's steps
TEACH_EVERY = 5  # batches; how often the vectors are held to the plain encoder's
RARE_LEMMA = 3  # edit scripts with fewer words are left out


def read_all(shared: pathlib.Path, splitter: pathlib.Path) -> tuple[list[Document], Vocabulary]:
    c = shared / "corpora"
    treebank = [corpora.conllu(c / f"ud/en_{n}-train.conllu", n) for n in ("ewt", "gum")]
    anchors = corpora.Anchors(treebank[0] + treebank[1])
    reports = corpora.records(shared / "gold/train.jsonl")
    own = [r for path in sorted(OWN_REPORTS.glob("*.toml")) for r in own_reports.read(path)]
    mode_names = gold.modes(reports)
    documents = [
        *treebank[0],
        *treebank[1],
        *gold.documents("claims", reports, splitter, anchors, mode_names),
        *gold.documents("own_claims", own, splitter, anchors, mode_names),
        *corpora.attribution(c / "attribution/polnear-train.jsonl", splitter, anchors),
        *corpora.factuality(c / "factuality/uw-train.jsonl", "uw"),
        *corpora.factuality(c / "factuality/meantime-train.jsonl", "meantime"),
        *corpora.factuality(c / "factuality/uds-ih2-train.jsonl", "uds"),
        *corpora.events(c / "relation/plv-train.jsonl", splitter),
        *corpora.happenings(c / "relation/aw-train.jsonl", splitter),
        *corpora.attack_roles(c / "muc4/train.json", splitter),
        *corpora.parties(c / "relation/cameo-actors-train.jsonl"),
        *corpora.field_entities(c / "entity/re3d-train.jsonl", splitter),
    ]
    return documents, vocabulary(documents, mode_names)


def vocabulary(documents: list[Document], mode_names: list[str]) -> Vocabulary:
    counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for document in documents:
        for name in ("upos", "xpos", "feats", "lemma", "deprel"):
            counts["relation" if name == "deprel" else name].update(document.tags.get(name, []))
    names = {
        n: sorted(label for label, k in c.items() if n != "lemma" or k >= RARE_LEMMA)
        for n, c in counts.items()
    }
    names |= {
        "act": labels.TYPES, "mode": mode_names, "stance": labels.STANCES, "role": labels.ROLES, "cue": ["none", "cue"],
        "entity": labels.bio(labels.GUM_TYPES), "field_entity": labels.bio(labels.FIELD_TYPES),
        "party": labels.PARTY_TAGS, "event": labels.EVENTS, "slots": labels.SLOTS,
    }  # fmt: skip
    names["attack_role"] = labels.bio(labels.ATTACK_ROLES)
    names["happening"] = sorted({d.about[1] for d in documents if d.about and d.about[0] == "happening"})
    return Vocabulary(names)


def schedule(
    documents: list[Document], passes: dict[str, float], tokenizer, states: States, draw: random.Random
) -> list:
    """All batches of the run. A part of a pass takes a drawn part of the corpus's documents.

    Where parties are learned, half of the documents, drawn anew each pass, have the names of states swapped.
    """
    by_corpus = collections.defaultdict(list)
    for document in documents:
        by_corpus[document.corpus].append(document)
    made = []
    for corpus, members in by_corpus.items():
        left = passes.get(corpus, 0)
        while left > 0:
            chosen = members if left >= 1 else draw.sample(members, int(left * len(members)))
            if corpus in SWAPPED:
                chosen = [states.swapped(d, draw) if draw.random() < 0.5 else d for d in chosen]
            made += batched([w for d in chosen for w in windows(d, tokenizer, WINDOW, draw)], draw)
            left -= 1
    draw.shuffle(made)
    return made


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    draw = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    encoder.fetch(args.encoder)
    tokenizer = encoder.tokenizer(args.encoder)
    documents, words = read_all(args.shared, args.splitter)
    (args.out / "labels.json").write_text(json.dumps(words.names, ensure_ascii=False, indent=0))
    model = Reader(encoder.plain(args.encoder), {n: len(v) for n, v in words.names.items()})
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["model"])
    # The pieces' own vectors stay as they were: a third of all weights, and most are never seen here.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    teacher = encoder.plain(args.encoder).eval().requires_grad_(False)
    log = open(args.out / "log.jsonl", "a", encoding="utf-8")
    states, earlier = States(COUNTRIES), None
    if args.start:
        earlier = {n: w.clone() for n, w in model.state_dict().items()}
    for stage in STAGES if args.stage is None else STAGES[args.stage - 1 : args.stage]:
        passes = {c: p * args.share for c, p in stage.passes.items()}
        batches = schedule(documents, passes, tokenizer, states, draw)
        run_stage(model, teacher, batches, stage, words, log, args.out / "reader.pt")
        now = {n: w.clone() for n, w in model.state_dict().items()}
        if earlier:
            mean = {
                n: torch.lerp(w, earlier[n], KEPT_OF_EARLIER) if w.is_floating_point() else w
                for n, w in now.items()
            }
            torch.save({"model": mean, "names": words.names}, args.out / "reader.pt")
        earlier = now


def run_stage(
    model: Reader, teacher, batches: list, stage: Stage, words: Vocabulary, log, kept: pathlib.Path
) -> None:
    """Goes through `batches` once; the rates rise over the first steps and fall to nearly nothing. Saves to `kept`."""
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    outer = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": stage.encoder_rate}, {"params": outer, "lr": stage.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    steps = len(batches)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (WARM_UP * steps), max(0.02, (steps - s) / (steps * (1 - WARM_UP)))))  # fmt: skip
    sums, began, pieces = collections.defaultdict(list), time.time(), 0
    model.train()
    for step, batch in enumerate(batches):
        given, asked = inputs(batch), targets(batch, words)
        out = model(**given, gold_head=asked["head"].clamp(min=0) if "head" in asked else None)
        each = losses(out, asked)
        if step % TEACH_EVERY == 0:
            each["vector"] = likeness_loss(out["vectors"], teacher, given)
        total = sum(WEIGHTS[t] * v for t, v in each.items())
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        rate.step()
        optimiser.zero_grad(set_to_none=True)
        pieces += int(given["attention_mask"].sum())
        for task, value in each.items():
            sums[task].append(float(value))
        if step % 100 == 99 or step + 1 == steps:
            row = {"step": step + 1, "of": steps, "seconds": round(time.time() - began), "pieces": pieces}
            log.write(
                json.dumps(row | {t: round(sum(v) / len(v), 4) for t, v in sorted(sums.items())}) + "\n"
            )
            log.flush()
            sums.clear()
        if step % 1000 == 999 or step + 1 == steps:
            torch.save({"model": model.state_dict(), "names": words.names}, kept)


def likeness_loss(vectors: torch.Tensor, teacher, given: dict[str, torch.Tensor]) -> torch.Tensor:
    """One minus the cosine between a window's mean vector and what the plain encoder gives the window."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        mask = given["attention_mask"]
        plain = teacher(input_ids=given["input_ids"], attention_mask=mask).last_hidden_state.float()
        wanted = (plain * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
    real = (given["sentence"] >= 0).unsqueeze(-1)
    mean = (vectors * real).sum(1) / real.sum(1)
    return (1 - torch.nn.functional.cosine_similarity(mean, wanted)).mean()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--splitter", type=pathlib.Path, default=pathlib.Path("build/release/sayso_split"))
    parser.add_argument(
        "--encoder", type=pathlib.Path, default=pathlib.Path(".cache/e5"), help="folder for the plain encoder"
    )
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--start", type=pathlib.Path, help="checkpoint to go on from, in place of the plain encoder"
    )
    parser.add_argument(
        "--stage", type=int, choices=range(1, len(STAGES) + 1), help="only this one, from --start"
    )
    parser.add_argument("--share", type=float, default=1.0, help="share of the passes, for a short run")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
