"""Reads the choice that the customer tapped, which needs no guessing."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

INTENT_PREFIX = "intent:"
# A tapped value (an order, a line, a reason) is no sentence: the form that asked reads it.
VALUE_INTENT = "affirm"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ChoiceReader(GraphComponent):
    """Sets the intent that a tapped choice stands for.

    The gateway passes ``choice`` in the metadata only when the last bot message offered it, so
    a customer who types such a payload gets no special treatment.
    """

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ChoiceReader:
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            choice = (message.get("metadata") or {}).get("choice")
            if not choice:
                continue
            chosen = (
                choice[len(INTENT_PREFIX) :] if choice.startswith(INTENT_PREFIX) else VALUE_INTENT
            )
            entry = {"name": chosen, "confidence": 1.0}
            message.set(INTENT, entry, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [entry], add_to_output=True)
            message.set(ENTITIES, [], add_to_output=True)
        return messages
