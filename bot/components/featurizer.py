"""Sentence features from the encoder that every process shares."""

from __future__ import annotations

import os
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.encoder import Encoder, load_encoder

EMAIL = re.compile(r"\S+@\S+\.\S+")
NUMBER = re.compile(r"(?<![\w])(?:[A-Za-z]{1,4}[-# ]?)?\d[\d-]{3,}|#\d+")


def neutral(text: str) -> str:
    """The text with numbers and addresses made alike: which one it is says nothing of intent."""
    folded = unicodedata.normalize("NFKC", text)
    folded = EMAIL.sub("me@example.com", folded)
    return NUMBER.sub("MG-104233", folded).strip() or text


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """The bot's one encoder; where it lies is set by ``bot.serve`` and ``bot.train``."""
    return load_encoder(os.environ["PARLEY_BOT_ENCODER_PATH"])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SharedEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """One dense sentence feature a message, float32 of shape (1, dimension), unit length."""

    def __init__(self, config: Dict[str, Any], name: str, encoder: Encoder) -> None:
        super().__init__(name, config)
        self.encoder = encoder

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {**DenseFeaturizer.get_default_config()}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SharedEncoderFeaturizer:
        return cls(config, execution_context.node_name, shared_encoder())

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Nothing to check: the encoder is chosen by the environment."""

    def process(self, messages: List[Message]) -> List[Message]:
        texts = [neutral(message.get(TEXT) or "") for message in messages]
        vectors = self.encoder.encode(texts, kind="query")
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(
                Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
            )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        examples = [e for e in training_data.training_examples if e.get(TEXT)]
        batches = [examples[start : start + 64] for start in range(0, len(examples), 64)]
        with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
            list(workers.map(self.process, batches))
        return training_data


def sentence_vector(message: Message) -> Any:
    """The dense sentence feature of a message, shape (dimension,), or None without one."""
    _, sentence = message.get_dense_features(TEXT, [])
    return None if sentence is None else sentence.features[0]
