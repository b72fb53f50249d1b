"""Windows into tensors, and the targets of every task beside them."""

import dataclasses
import random

import torch

from . import labels
from .documents import Window

PIECES_A_BATCH = 640  # small: with twice as many the trees were far worse after as many pieces


@dataclasses.dataclass
class Vocabulary:
    """Label lists of the tasks whose labels the corpora decide; `index[name][label]`."""

    names: dict[str, list[str]]

    def __post_init__(self):
        self.index = {task: {n: i for i, n in enumerate(names)} for task, names in self.names.items()}

    def number(self, task: str, label) -> int:
        if task in ("cue", "role"):
            return label
        return self.index[task].get(label, labels.IGNORE)


def batched(windows: list[Window], draw: random.Random) -> list[list[Window]]:
    """Windows of like length together, up to PIECES_A_BATCH with padding; batches in drawn order."""
    by_length = sorted(windows, key=lambda w: (len(w.pieces) // 8, draw.random()))
    made: list[list[Window]] = []
    for w in by_length:
        if made and max(len(w.pieces), len(made[-1][-1].pieces)) * (len(made[-1]) + 1) <= PIECES_A_BATCH:
            made[-1].append(w)
        else:
            made.append([w])
    draw.shuffle(made)
    return made


def inputs(batch: list[Window]) -> dict[str, torch.Tensor]:
    pieces = max(len(w.pieces) for w in batch)
    words = max(len(w.first_piece) for w in batch)
    made = {
        "input_ids": torch.zeros(len(batch), pieces, dtype=torch.long),
        "attention_mask": torch.zeros(len(batch), pieces, dtype=torch.long),
        "first_piece": torch.zeros(len(batch), words, dtype=torch.long),
        "shape": torch.zeros(len(batch), words, dtype=torch.long),
        "sentence": torch.full((len(batch), words), -1, dtype=torch.long),
    }
    for b, w in enumerate(batch):
        made["input_ids"][b, : len(w.pieces)] = torch.tensor(w.pieces)
        made["attention_mask"][b, : len(w.pieces)] = 1
        made["first_piece"][b, : len(w.first_piece)] = torch.tensor(w.first_piece)
        made["shape"][b, : len(w.shapes)] = torch.tensor(w.shapes)
        first = w.document.sentences[0]
        made["sentence"][b, : len(w.shapes)] = torch.tensor([s - first for s in w.document.sentences])
    return made


def targets(batch: list[Window], vocabulary: Vocabulary) -> dict[str, torch.Tensor]:
    """Targets of the tasks that the batch's corpus annotates. Ignored words hold labels.IGNORE (NaN for factuality)."""
    words = max(len(w.first_piece) for w in batch)
    made: dict[str, torch.Tensor] = {}
    for name in batch[0].document.tags:
        if name == "factuality":
            made[name] = torch.full((len(batch), words), float("nan"))
        else:
            made[name] = torch.full((len(batch), words), labels.IGNORE)
        for b, w in enumerate(batch):
            values = w.document.tags[name]
            if name == "head":
                row = [h + 1 for h in values]
            elif name == "factuality":
                row = [float("nan") if v is None else v for v in values]
            else:
                row = [vocabulary.number("relation" if name == "deprel" else name, v) for v in values]
            made[name][b, : len(row)] = torch.tensor(row, dtype=made[name].dtype)
    if batch[0].document.about is not None:
        task = batch[0].document.about[0]
        made[task] = torch.tensor([vocabulary.number(task, w.document.about[1]) for w in batch])
    if batch[0].document.frames is not None:
        made |= frame_targets(batch, words, vocabulary)
        made["slots_taught"] = torch.tensor(
            [labels.SLOTS.index(s) for s in labels.TAUGHT[batch[0].document.corpus]]
        )
        made["words"] = torch.tensor([[i < len(w.first_piece) for i in range(words)] for w in batch])
    return made


def frame_targets(batch: list[Window], words: int, vocabulary: Vocabulary) -> dict[str, torch.Tensor]:
    """`frames` [F,2] (window, word), `frame_slots` [F,S,W]; for claims also `act`, `mode`, `stance` on words."""
    claims = batch[0].document.corpus in ("claims", "own_claims")
    frames = [(b, f) for b, w in enumerate(batch) for f in w.document.frames]
    made = {
        "frames": torch.tensor([[b, f.word] for b, f in frames], dtype=torch.long).view(-1, 2),
        "frame_slots": torch.zeros(len(frames), len(labels.SLOTS), words),
    }
    for k, (_, f) in enumerate(frames):
        for slot, fillers in f.slots.items():
            made["frame_slots"][k, labels.SLOTS.index(slot), list(fillers)] = 1.0
    if claims:
        made["act"] = torch.full((len(batch), words), labels.IGNORE)
        for name in ("mode", "stance"):
            made[name] = torch.full((len(batch), words), labels.IGNORE)
        for b, w in enumerate(batch):
            made["act"][b, : len(w.first_piece)] = 0
        for b, f in frames:
            made["act"][b, f.word] = labels.TYPES.index(f.type)
            made["mode"][b, f.word] = vocabulary.index["mode"][f.mode] if f.mode else 0
            made["stance"][b, f.word] = labels.STANCES.index(f.stance)
    return made
