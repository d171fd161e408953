"""Exports a SentenceTransformer to ONNX with pooling and L2 inside the graph, and to 8 bits.

Models of the BERT, XLM-RoBERTa, MPNet and DistilBERT families with mean or CLS pooling, and
optional dense layers, are covered. Needs torch, sentence-transformers and onnx.
"""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from sentence_transformers import SentenceTransformer

from knowledge.errors import EncoderUnavailable

# 17 has LayerNormalization and is read by every onnxruntime since 1.13.
OPSET = 17
IR_VERSION = 9
POOLINGS = ("mean", "cls")
PASSED_THROUGH = {"Normalize", "Dropout"}


class _SentenceModel(torch.nn.Module):
    """Token ids in, unit sentence embeddings out."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.backbone, self.pooling, self.dense = _parts(model)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        hidden = self.backbone(input_ids=input_ids, attention_mask=attention_mask)[0]
        if self.pooling == "cls":
            pooled = hidden[:, 0]
        else:
            weights = attention_mask.unsqueeze(-1).to(hidden.dtype)
            pooled = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
        for layer in self.dense:
            pooled = layer({"sentence_embedding": pooled})["sentence_embedding"]
        return torch.nn.functional.normalize(pooled, p=2.0, dim=1)


def _parts(model: SentenceTransformer) -> tuple[torch.nn.Module, str, torch.nn.ModuleList]:
    modules = list(model)
    names = [type(module).__name__ for module in modules]
    if len(modules) < 2 or names[0] != "Transformer" or names[1] != "Pooling":
        raise EncoderUnavailable(f"cannot export a model made of {', '.join(names)}")
    pooling = getattr(modules[1], "pooling_mode", None)
    if pooling not in POOLINGS:
        raise EncoderUnavailable(f"cannot export {pooling!r} pooling, only {' or '.join(POOLINGS)}")
    dense = []
    for name, module in zip(names[2:], modules[2:], strict=True):
        if name == "Dense":
            dense.append(module)
        elif name not in PASSED_THROUGH:
            raise EncoderUnavailable(f"cannot export a model with a {name} layer")
    return modules[0].auto_model, pooling, torch.nn.ModuleList(dense)


def dimension(model: SentenceTransformer) -> int:
    """Length of the model's embeddings."""
    size = model.get_embedding_dimension()
    if size is None:
        raise EncoderUnavailable("the model does not say how long its embeddings are")
    return int(size)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The tracer warns of every constant it folds; none of it concerns the user."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        previous = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(previous)


def export(model: SentenceTransformer, path: Path) -> None:
    """Write the model in float32 to `path`; inputs `input_ids` and `attention_mask` (n, tokens)."""
    wrapped = _SentenceModel(model).float().cpu().eval()
    ids = torch.tensor([[0, 5, 6, 7, 2, 1], [0, 5, 2, 1, 1, 1]], dtype=torch.int64)
    mask = torch.tensor([[1, 1, 1, 1, 1, 0], [1, 1, 1, 0, 0, 0]], dtype=torch.int64)
    axes = {0: "texts", 1: "tokens"}
    with torch.no_grad(), _quiet():
        torch.onnx.export(
            wrapped,
            (ids, mask),
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["embedding"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "embedding": {0: "texts"}},
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write the float32 model `source` to `target` with 8-bit weights.

    Matrices are quantised per output channel, the token table per row: a table has rows of
    very different size, and one scale for all costs accuracy.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    with _quiet():
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        model = onnx.load(str(prepared))
        _quantise_tables(model.graph)
        model.ir_version = min(model.ir_version, IR_VERSION)
        onnx.save(model, str(prepared))
        quantize_dynamic(
            str(prepared),
            str(target),
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    prepared.unlink()


def _quantise_tables(graph: onnx.GraphProto) -> None:
    """Replace each lookup in a big float table by one in a row-wise 8-bit table."""
    tables = {t.name: t for t in graph.initializer if len(t.dims) == 2 and t.dims[0] > 1024}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        if table is None or table.data_type != TensorProto.FLOAT:
            nodes.append(node)
            continue
        name, rows = node.input[0], node.output[0] + "_rows"
        values = numpy_helper.to_array(table)
        scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-12) / 127.0
        eight = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(table)
        graph.initializer.extend(
            [
                numpy_helper.from_array(eight, name + "_int8"),
                numpy_helper.from_array(scale.astype(np.float32), name + "_scale"),
            ]
        )
        ids = node.input[1]
        nodes += [
            helper.make_node("Gather", [name + "_int8", ids], [rows], axis=0),
            helper.make_node("Cast", [rows], [rows + "_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [name + "_scale", ids], [rows + "_scale"], axis=0),
            helper.make_node("Mul", [rows + "_float", rows + "_scale"], [node.output[0]]),
        ]
    del graph.node[:]
    graph.node.extend(nodes)
