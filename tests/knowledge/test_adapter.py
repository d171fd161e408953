"""The adapter changes exactly the matrices it names, and only of the model it was made for."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from knowledge.adapter import ADAPTER, AdapterMismatch, merge

NAME = "encoder.layer.0.attention.self.query"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    folder.mkdir()
    weights = {f"{NAME}.weight": torch.eye(4), "embeddings.weight": torch.ones(3, 4)}
    save_file(weights, folder / "model.safetensors")
    (folder / "config.json").write_text("{}")
    return folder


def adapter(tmp_path: Path, width: int) -> Path:
    file = tmp_path / "adapter.safetensors"
    up, down = torch.full((width, 2), 0.5), torch.ones(2, width)
    save_file({f"{NAME}.up": up, f"{NAME}.down": down}, file)
    return file


def test_merging_adds_up_times_down_and_leaves_the_rest(base: Path, tmp_path: Path) -> None:
    merge(base, adapter(tmp_path, 4), tmp_path / "out")
    merged = load_file(tmp_path / "out" / "model.safetensors")
    assert torch.equal(merged[f"{NAME}.weight"], torch.eye(4) + 1.0)
    assert torch.equal(merged["embeddings.weight"], torch.ones(3, 4))
    assert (tmp_path / "out" / "config.json").exists()


def test_an_adapter_of_another_model_is_refused(base: Path, tmp_path: Path) -> None:
    with pytest.raises(AdapterMismatch):
        merge(base, adapter(tmp_path, 8), tmp_path / "out")


def test_the_shipped_adapter_is_small() -> None:
    assert ADAPTER.stat().st_size < 20_000_000
