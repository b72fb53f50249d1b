"""What the reader is asked for, task by task; each loss is a mean over what it is asked about."""

import torch
import torch.nn.functional as F

from . import labels

WEIGHTS = {
    "upos": 0.3, "xpos": 0.3, "feats": 0.3, "lemma": 0.3, "head": 1.0, "relation": 0.5, "entity": 0.5, "field_entity": 0.5,
    "party": 1.0, "factuality": 0.5, "event": 1.0, "act": 1.0, "mode": 0.5, "stance": 0.7, "role": 0.5, "cue": 1.0,
    "slots": 0.5, "vector": 1.0, "attack_role": 0.5, "happening": 0.5,
}  # fmt: skip
FEW = 0.05  # acts and cues stand on about one word in twenty: their loss counts as if a mean over those


def losses(out: dict[str, torch.Tensor], target: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    made = {}
    for task in (
        "upos",
        "xpos",
        "feats",
        "lemma",
        "entity",
        "field_entity",
        "party",
        "attack_role",
        "mode",
        "stance",
        "role",
    ):
        if task in target and (target[task] != labels.IGNORE).any():
            made[task] = F.cross_entropy(
                out[task].float().flatten(0, 1), target[task].flatten(), ignore_index=labels.IGNORE
            )
    for task in ("act", "cue"):
        if task in target:
            summed = F.cross_entropy(
                out[task].float().flatten(0, 1),
                target[task].flatten(),
                ignore_index=labels.IGNORE,
                reduction="sum",
            )
            made[task] = summed / (FEW * (target[task] != labels.IGNORE).sum())
    if "head" in target:
        made["head"] = F.cross_entropy(
            out["arc"].float().flatten(0, 1), target["head"].flatten(), ignore_index=labels.IGNORE
        )
        made["relation"] = F.cross_entropy(
            out["relation"].float().flatten(0, 1), target["deprel"].flatten(), ignore_index=labels.IGNORE
        )
    if "factuality" in target:
        asked = ~target["factuality"].isnan()
        made["factuality"] = F.smooth_l1_loss(out["factuality"].float()[asked], target["factuality"][asked])
    for task in ("event", "happening"):
        if task in target:
            made[task] = F.cross_entropy(out[task].float(), target[task], ignore_index=labels.IGNORE)
    if "frames" in target and len(target["frames"]):
        made["slots"] = slot_loss(out["slots"].float(), target)
    return made


def slot_loss(scores: torch.Tensor, target: dict[str, torch.Tensor]) -> torch.Tensor:
    """Binary loss summed over words, divided by frames; only the slots that the corpus teaches.

    What a cue is said of may run to a hundred words, so long fillers count by the root of their length.
    """
    frames, taught = target["frames"], target["slots_taught"]
    wanted = target["frame_slots"][:, taught]
    rows = scores[frames[:, 0], :, frames[:, 1]][:, taught]
    each = F.binary_cross_entropy_with_logits(rows, wanted, reduction="none") * target["words"][
        frames[:, 0]
    ].unsqueeze(1)
    summed = each.sum(-1) / torch.clamp(wanted.sum(-1), min=1.0).sqrt()
    return summed.sum() / len(frames)
