"""A trained checkpoint into OpenVINO IR: `python -m reader.export --run train/runs/NAME --out models/reader`.

Writes reader.xml and reader.bin (encoder and wide layers in static int8 by NNCF, the rest in float), labels.json, vocab.txt and
model.json (version, sha256 of each file, thresholds). `--float` writes the model before quantisation instead.
"""

import argparse
import hashlib
import json
import pathlib
import random

import nncf
import numpy as np
import openvino as ov
import openvino.opset13
import torch

from . import encoder, labels
from .batches import batched, inputs
from .documents import windows
from .model import Reader
from .run import WINDOW, read_all

CALIBRATION_BATCHES = 150
HALVED_FROM = 4096  # values
# Chosen on the dev reports. Arcs are let through low: src/claims/telling.cpp asks for one sure word a phrase.
THRESHOLDS = {"act": 0.66, "cue": 0.5, "slots": dict.fromkeys(labels.CLAIM_SLOTS, 0.15)
              | dict.fromkeys(["places", "time", *labels.IDENTITY_SLOTS], 0.1) | dict.fromkeys(["killed", "injured"], 0.2)
              | {"attribution_source": 0.35, "attribution_cue": 0.45, "attribution_content": 0.3}}  # fmt: skip
# Layers of the heads that are worth int8: a tenth of the run time in floats.
WIDE_LAYERS = ["reader.slot_act.", "reader.slot_word.", "reader.tagger.", "reader.act_layer."]
OUTPUTS = ["upos", "xpos", "feats", "lemma", "act", "mode", "stance", "role", "cue", "entity", "field_entity", "party",
           "factuality", "event", "arc", "relation", "slots", "vectors"]  # fmt: skip
INPUTS = ["input_ids", "attention_mask", "first_piece", "shape", "sentence"]


class Flat(torch.nn.Module):
    """The reader with its outputs in a fixed order, as tracing needs them."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.reader = reader

    def forward(self, input_ids, attention_mask, first_piece, shape, sentence):
        out = self.reader(input_ids, attention_mask, first_piece, shape, sentence)
        return tuple(out[n].float() for n in OUTPUTS)


def to_ir(reader: Reader, example: dict[str, torch.Tensor]) -> ov.Model:
    with torch.no_grad():
        model = ov.convert_model(Flat(reader.eval()), example_input=tuple(example[n] for n in INPUTS))
    for port, name in zip(model.inputs, INPUTS, strict=True):
        port.get_tensor().set_names({name})
        port.get_node().set_friendly_name(name)
        port.get_node().set_partial_shape(ov.PartialShape([-1, -1]))
    model.validate_nodes_and_infer_types()
    for port, name in zip(model.outputs, OUTPUTS, strict=True):
        port.get_tensor().set_names({name})
    return model


def quantise(model: ov.Model, batches: list[dict[str, np.ndarray]]) -> ov.Model:
    """Static int8 for the encoder and the wide layers of the heads; what scores and compares keeps floats."""
    heads = [op.get_friendly_name() for op in model.get_ops() if op.get_type_name() == "MatMul"
             and not any(part in op.get_friendly_name() for part in ("encoder.encoder", *WIDE_LAYERS))]  # fmt: skip
    return nncf.quantize(
        model, nncf.Dataset(batches), subset_size=len(batches), model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED, ignored_scope=nncf.IgnoredScope(names=heads, validate=False),
    )  # fmt: skip


def halve(model: ov.Model) -> None:
    """Large float weights (those of the heads) are kept in 16 bits; they are widened again when the model is loaded."""
    for op in model.get_ordered_ops():
        if (
            op.get_type_name() == "Constant"
            and op.get_element_type() == ov.Type.f32
            and op.data.size >= HALVED_FROM
        ):
            half = ov.opset13.convert(ov.opset13.constant(op.data.astype(np.float16)), "f32")
            op.output(0).replace(half.output(0))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--splitter", type=pathlib.Path, default=pathlib.Path("build/release/sayso_split"))
    parser.add_argument("--encoder", type=pathlib.Path, default=pathlib.Path(".cache/e5"))
    parser.add_argument("--version", default="0.2.0")
    parser.add_argument("--float", action="store_true", dest="keep_float")
    args = parser.parse_args()
    kept = torch.load(args.run / "reader.pt", weights_only=True)
    reader = Reader(encoder.plain(args.encoder), {n: len(v) for n, v in kept["names"].items()})
    reader.load_state_dict(kept["model"])
    tokenizer = encoder.tokenizer(args.encoder)
    documents, _ = read_all(args.shared, args.splitter)
    draw = random.Random(1)
    chosen = [d for d in documents if d.corpus in ("claims", "gum", "ewt")]
    draw.shuffle(chosen)
    made = batched([w for d in chosen[:400] for w in windows(d, tokenizer, WINDOW)], draw)
    model = to_ir(reader, inputs(made[0]))
    if not args.keep_float:
        model = quantise(
            model, [{n: v.numpy() for n, v in inputs(b).items()} for b in made[:CALIBRATION_BATCHES]]
        )
        halve(model)
    args.out.mkdir(parents=True, exist_ok=True)
    ov.save_model(model, args.out / "reader.xml", compress_to_fp16=False)
    (args.out / "labels.json").write_text(json.dumps(kept["names"], ensure_ascii=False, indent=0) + "\n")
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    (args.out / "vocab.txt").write_text("".join(piece + "\n" for piece, _ in vocabulary), encoding="utf-8")
    files = ["reader.xml", "reader.bin", "labels.json", "vocab.txt"]
    sums = {f: hashlib.sha256((args.out / f).read_bytes()).hexdigest() for f in files}
    about = {
        "name": "reader",
        "version": args.version,
        "window": WINDOW,
        "files": sums,
        "thresholds": THRESHOLDS,
    }
    (args.out / "model.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
