"""Entities by pattern and word list: they work in scripts without spaces and need no training."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.entities.finder import find, warm


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PatternEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Adds ``{"entity", "value", "start", "end"}`` for each thing found in the text, and
    ``normal`` and ``carrier`` where they are known. The message's metadata names its language."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PatternEntityExtractor:
        warm()
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            language = (message.get("metadata") or {}).get("language")
            found = [span.as_entity() for span in find(message.get(TEXT) or "", language)]
            message.set(ENTITIES, self.add_extractor_name(found), add_to_output=True)
        return messages
