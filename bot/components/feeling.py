"""How the customer feels: positive, neutral, negative or furious."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Type

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot.components.featurizer import neutral, sentence_vector, shared_encoder
from bot.components.intents import log_softmax

EXAMPLES = Path(__file__).parent.parent / "data" / "feeling"
NEUTRAL = "neutral"


def read_examples(folder: Path = EXAMPLES) -> Dict[str, str]:
    """The feeling of each text in ``<language>.tsv`` below ``folder``."""
    feelings: Dict[str, str] = {}
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            feeling, tab, text = line.partition("\t")
            if tab:
                feelings[text] = feeling
    return feelings


def is_marked(example: Message) -> bool:
    """Whether the messages of its block with a feeling are all in the files of feelings."""
    about_intent = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return bool(about_intent.get("feelings") == "marked")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FeelingClassifier(GraphComponent):
    """Logistic regression on the sentence feature; adds ``feeling`` to what was understood."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Featurizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        # An answer less sure than `threshold` counts as neutral: a wrong "furious" is rude.
        return {"scale": 6.0, "regularisation": 0.3, "threshold": 0.7}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Any = None,
        centre: Any = None,
    ) -> None:
        self.config = {**self.get_default_config(), **config}
        self.model_storage = model_storage
        self.resource = resource
        self.model = model
        self.centre = centre

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FeelingClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        feelings = read_examples()
        vectors, labels, seen = [], [], set()
        for example in training_data.intent_examples:
            text = example.get(TEXT)
            known = feelings.get(text, NEUTRAL if is_marked(example) else None)
            if known is not None:
                vectors.append(sentence_vector(example))
                labels.append(known)
                seen.add(text)
        rest = [text for text in feelings if text not in seen]
        vectors += list(shared_encoder().encode([neutral(text) for text in rest], kind="query"))
        self.fit(np.stack(vectors), labels + [feelings[text] for text in rest])
        with self.model_storage.write_to(self.resource) as folder:
            joblib.dump({"model": self.model, "centre": self.centre}, folder / "feeling.joblib")
        return self.resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> FeelingClassifier:
        with model_storage.read_from(resource) as folder:
            stored = joblib.load(folder / "feeling.joblib")
        return cls(config, model_storage, resource, stored["model"], stored["centre"])

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            message.set("feeling", self.feeling(sentence_vector(message)), add_to_output=True)
        return messages

    def fit(self, vectors: np.ndarray, labels: List[str]) -> None:
        """Learn from vectors of shape (examples, dimension)."""
        self.centre = vectors.mean(axis=0)
        self.model = LogisticRegression(C=self.config["regularisation"], max_iter=1000)
        self.model.fit((vectors - self.centre) * self.config["scale"], labels)

    def feeling(self, vector: Any) -> Dict[str, Any]:
        """``{"name", "confidence"}`` for a sentence vector of shape (dimension,)."""
        if vector is None or self.model is None:
            return {"name": NEUTRAL, "confidence": 1.0}
        prepared = (vector - self.centre) * self.config["scale"]
        chances = np.exp(log_softmax(self.model.coef_ @ prepared + self.model.intercept_))
        best = int(np.argmax(chances))
        if chances[best] < self.config["threshold"]:
            at = list(self.model.classes_).index(NEUTRAL)
            return {"name": NEUTRAL, "confidence": float(chances[at])}
        return {"name": str(self.model.classes_[best]), "confidence": float(chances[best])}
