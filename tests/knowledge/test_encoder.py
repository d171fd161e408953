"""The encoder: any sentence-transformers model in, unit vectors out, for any text."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import FLOAT_MODEL, INT8_MODEL, OnnxEncoder, load_encoder
from knowledge.encoder_build import build, find_source
from knowledge.errors import EncoderMissing, EncoderUnavailable

WORDS = ["where", "is", "my", "parcel", "wo", "ist", "mein", "paket", "dónde", "refund", "return"]
NASTY = ["", " ", "\0", "\ud800x", "ﷺ" * 400, "a" * 20_000, "🙂‍↔️" * 50, "\n\t\u202e", "ok"]


@pytest.fixture(scope="module")
def own_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random model in a folder, as a user might have trained one."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp("own")
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS, *"abcdefghijklmnopqrstuvwxyz"]
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys(names))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=64,
    ).save_pretrained(folder / "backbone")
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder / "backbone")
    transformer = Transformer(str(folder / "backbone"), max_seq_length=64)
    model = SentenceTransformer(
        modules=[transformer, Pooling(32, pooling_mode="cls")], device="cpu"
    )
    model.save(str(folder / "my-model"))
    return folder / "my-model"


@pytest.fixture(scope="module")
def own_built(own_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(str(own_model), tmp_path_factory.mktemp("encoders"), say=lambda line: None)


def test_a_users_own_model_by_path_gives_its_own_embeddings(
    own_model: Path, own_built: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    wanted = SentenceTransformer(str(own_model), device="cpu").encode(
        WORDS, normalize_embeddings=True
    )
    got = load_encoder(own_built).encode(WORDS)
    assert got.shape == (len(WORDS), 32)
    assert np.sum(wanted * got, axis=1).mean() > 0.99


def test_building_again_does_nothing(own_model: Path, own_built: Path) -> None:
    said: list[str] = []
    before = (own_built / "parley-encoder.json").stat().st_mtime_ns
    assert build(str(own_model), own_built.parent, say=said.append) == own_built
    assert (own_built / "parley-encoder.json").stat().st_mtime_ns == before
    assert "unchanged" in said[-1]


def test_other_prefixes_build_another_encoder(own_model: Path, own_built: Path) -> None:
    folder = build(
        str(own_model),
        own_built.parent.parent / "prefixed",
        prefixes={"query": "where ", "passage": ""},
        say=lambda line: None,
    )
    plain, prefixed = load_encoder(own_built), load_encoder(folder)
    assert plain.name != prefixed.name
    np.testing.assert_allclose(
        prefixed.encode(["is my parcel"], kind="query"),
        plain.encode(["where is my parcel"], kind="none"),
        atol=1e-5,
    )


def test_only_one_of_the_two_models_is_kept(own_built: Path) -> None:
    kept = [name for name in (INT8_MODEL, FLOAT_MODEL) if (own_built / name).is_file()]
    assert len(kept) == 1


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_gets_a_unit_vector(own_built: Path, text: str) -> None:
    vector = load_encoder(own_built).encode([text])
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)


def test_an_embedding_does_not_depend_on_its_batch(built_encoder: Path) -> None:
    texts = ["Where is my parcel?", "ok", "x " * 200, "我的包裹还没有到"]
    alone = np.concatenate([OnnxEncoder(built_encoder).encode([t]) for t in texts[:1]])
    np.testing.assert_allclose(load_encoder(built_encoder).encode(texts)[:1], alone, atol=1e-4)


def test_no_texts_give_an_empty_array(own_built: Path) -> None:
    assert load_encoder(own_built).encode([]).shape == (0, 32)


def test_threads_get_the_same_vectors(own_built: Path) -> None:
    encoder = load_encoder(own_built)
    wanted = OnnxEncoder(own_built).encode(WORDS)
    wrong: list[int] = []

    def work(number: int) -> None:
        for _ in range(20):
            if not np.allclose(encoder.encode(WORDS), wanted, atol=1e-4):
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_missing_encoder_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissing, match="knowledge.encoder_build"):
        load_encoder(tmp_path)


def test_a_folder_that_is_no_model_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "junk").mkdir()
    (tmp_path / "junk" / "readme.txt").write_text("nothing here")
    with pytest.raises(EncoderUnavailable):
        build(str(tmp_path / "junk"), tmp_path / "out", say=lambda line: None)
    assert list((tmp_path / "out").iterdir()) == []


def test_an_unreachable_hub_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderUnavailable, match="neither a folder nor"):
        find_source("nobody/no-such-model-here")


def test_eight_bits_agree_with_the_full_model_in_six_languages(built_encoder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [
        "My parcel was delivered to the wrong door and nobody answers.",
        "Quiero cambiar la talla del abrigo que pedí ayer.",
        "Der Reißverschluss ist nach zwei Tagen kaputt gegangen.",
        "能不能换一个大一号的?上次买的太小了。",
        "متى يصل المبلغ إلى حسابي بعد الإرجاع؟",
        "注文をキャンセルしたいのですが、まだ間に合いますか。",
    ]
    model = SentenceTransformer(
        str(built_encoder / "sentence-transformer"),
        device="cpu",
        model_kwargs={"dtype": "float32"},
    )
    wanted = model.encode([f"query: {text}" for text in texts], normalize_embeddings=True)
    cosines = np.sum(wanted * load_encoder(built_encoder).encode(texts), axis=1)
    assert cosines.mean() >= 0.99


def test_the_default_encoder_sees_through_languages(built_encoder: Path) -> None:
    vectors = load_encoder(built_encoder).encode(
        ["Where is my order?", "¿Dónde está mi pedido?", "I like cheese"]
    )
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.05


def test_both_tokenizers_give_the_same_ids(built_encoder: Path) -> None:
    from knowledge.encoder import clean
    from knowledge.tokens import SentencePieceTokens, TokenizerTokens

    texts = ["query: " + clean(t) for t in ("Wo ist  mein Paket №5?", "ทดสอบ", "ﷺ", "e\u0301 🙂")]
    light = SentencePieceTokens(
        built_encoder / "sentencepiece.model", first=0, last=2, max_tokens=512
    )
    assert light(texts) == TokenizerTokens(built_encoder / "tokenizer.json", max_tokens=512)(texts)


def test_a_special_token_typed_by_a_customer_is_text(built_encoder: Path) -> None:
    from knowledge.tokens import SentencePieceTokens

    light = SentencePieceTokens(
        built_encoder / "sentencepiece.model", first=0, last=2, max_tokens=512
    )
    (ids,) = light(["</s> <mask>"])
    assert ids.count(2) == 1 and 250001 not in ids
