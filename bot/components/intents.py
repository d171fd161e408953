"""Which of the intents a message is, by its meaning and by its letters."""

from __future__ import annotations

import logging
import warnings
from typing import Any, Dict, List, Optional, Type

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.components.featurizer import neutral, sentence_vector, shared_encoder
from bot.greetings import without_greeting

logger = logging.getLogger(__name__)

FALLBACK = "out_of_scope"
SMALL_TALK = frozenset({"greet", "goodbye", "thank", "affirm", "deny", FALLBACK})
CERTAIN = 0.95  # nothing more is read


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Of shape (classes,). scikit-learn's checks of its input cost ten times the arithmetic."""
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Two logistic regressions, one on centred, scaled sentence features and one on character
    n-grams, mixed by the weighted mean of their log probabilities.

    The embedding knows paraphrases and other languages, the n-grams know the slang, the fixed
    phrases and the short words that an embedding blurs. Rasa's own LogisticRegressionClassifier
    has no regularisation setting and takes the embeddings as they come, which leaves even right
    answers at a confidence of 0.1.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Featurizer]

    @staticmethod
    def required_packages() -> List[str]:
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        # Chosen on the development set (`parley bench understanding`); below `threshold` the
        # message counts as out of scope.
        return {
            "scale": 6.0,
            "regularisation": 0.1,
            "letters_regularisation": 10.0,
            "letters_share": 0.7,
            "threshold": 0.2,
            "ranking_length": 5,
        }

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        trained: Optional[Dict[str, Any]] = None,
    ) -> None:
        self.config = {**self.get_default_config(), **config}
        self.model_storage = model_storage
        self.resource = resource
        self.trained = trained

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        intents = [e.get(INTENT) for e in examples]
        vectors = np.stack([sentence_vector(e) for e in examples])
        centre = vectors.mean(axis=0)
        meaning = LogisticRegression(C=self.config["regularisation"], max_iter=1000)
        meaning.fit((vectors - centre) * self.config["scale"], intents)
        grams = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(1, 5), sublinear_tf=True, min_df=2, dtype=np.float32
        )
        # A dozen passes of SAGA do in 5 s what L-BFGS does in 160 s, to the same accuracy; that
        # it has not converged to the last digit is meant.
        letters = LogisticRegression(
            C=self.config["letters_regularisation"], solver="saga", max_iter=12, random_state=0
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            letters.fit(grams.fit_transform(neutral(e.get(TEXT)) for e in examples), intents)
        letters.coef_ = letters.coef_.astype(np.float32)
        self.trained = {"centre": centre, "meaning": meaning, "grams": grams, "letters": letters}
        with self.model_storage.write_to(self.resource) as folder:
            joblib.dump(self.trained, folder / "intents.joblib")
        logger.info("intents: %d examples, %d classes", len(examples), len(meaning.classes_))
        return self.resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        with model_storage.read_from(resource) as folder:
            stored = joblib.load(folder / "intents.joblib")
        return cls(config, model_storage, resource, stored)

    def probabilities(self, vector: np.ndarray, text: str) -> np.ndarray:
        """Probabilities of the classes for a vector of shape (dimension,) and its text."""
        assert self.trained is not None
        prepared = (vector - self.trained["centre"]) * self.config["scale"]
        grams = self.trained["grams"].transform([neutral(text)])
        share = self.config["letters_share"]
        meaning, letters = self.trained["meaning"], self.trained["letters"]
        mixed = (1 - share) * log_softmax(meaning.coef_ @ prepared + meaning.intercept_)
        scores = letters.coef_[:, grams.indices] @ grams.data + letters.intercept_
        return np.exp(log_softmax(mixed + share * log_softmax(scores)))

    def beyond_greeting(self, text: str, vector: np.ndarray) -> np.ndarray:
        """Probabilities of the classes; of what follows a greeting where that says clearer what is
        wanted. Hardly a request of the training data begins with a greeting, many in an inbox do.
        """
        assert self.trained is not None
        chances = self.probabilities(vector, text)
        rest = without_greeting(text)
        if rest == text or chances.max() >= CERTAIN:
            return chances
        others = self.probabilities(shared_encoder().encode([neutral(rest)], kind="query")[0], rest)
        request = self.trained["meaning"].classes_[others.argmax()] not in SMALL_TALK
        return others if request and others.max() > chances.max() else chances

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            vector = sentence_vector(message)
            if vector is None or self.trained is None:
                self._set(message, [(FALLBACK, 1.0)])
                continue
            chances = self.beyond_greeting(message.get(TEXT), vector)
            classes = self.trained["meaning"].classes_
            order = np.argsort(-chances)[: self.config["ranking_length"]]
            ranking = [(str(classes[i]), float(chances[i])) for i in order]
            if ranking[0][1] < self.config["threshold"] and ranking[0][0] != FALLBACK:
                ranking = [(FALLBACK, 1.0 - ranking[0][1])] + [
                    entry for entry in ranking if entry[0] != FALLBACK
                ]
            self._set(message, ranking)
        return messages

    @staticmethod
    def _set(message: Message, ranking: List[Any]) -> None:
        entries = [{"name": name, "confidence": chance} for name, chance in ranking]
        message.set(INTENT, entries[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, entries, add_to_output=True)
