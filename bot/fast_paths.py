"""Rasa's hot paths done with less work and the same result.

Each turn predicts two to four actions. For each, Rasa compares every learned rule with the
conversation (several hundred, one by one) and builds and schedules a task graph whose order
never changes; it looks up the class of each stored event among all classes. Together these were
half of a turn's time in the bot.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set, Tuple, Type

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import State
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

Step = Tuple[Optional[str], Optional[str]]  # previous action, intent


def _step(state: State) -> Step:
    """The previous action and the intent that a state demands or has; None where it does not."""
    action = state.get(PREVIOUS_ACTION, {}).get("action_name")
    intent = state.get(USER, {}).get("intent")
    return (
        None if action == SHOULD_NOT_BE_SET else action,  # type: ignore[return-value]
        None if intent == SHOULD_NOT_BE_SET else intent,
    )


class RuleIndex:
    """The learned rules by what their last state demands."""

    def __init__(self, policy: RulePolicy, rules: Dict[str, str]) -> None:
        self.rules = rules
        self.by_step: Dict[Step, List[str]] = {}
        for key in rules:
            states = policy._rule_key_to_state(key)
            step = _step(states[-1]) if states else (None, None)
            self.by_step.setdefault(step, []).append(key)

    def near(self, states: List[State]) -> Set[str]:
        """The rules that the latest state does not rule out by action or intent."""
        if not states:
            return set(self.rules)
        action, intent = _step(states[-1])
        wanted = {(action, intent), (action, None), (None, intent), (None, None)}
        return {key for step in wanted for key in self.by_step.get(step, ())}


def _possible_keys(policy: RulePolicy, lookup: Dict[str, str], states: List[State]) -> Set[str]:
    indices: Dict[int, RuleIndex] = policy.__dict__.setdefault("_rule_indices", {})
    index = indices.get(id(lookup))
    if index is None or index.rules is not lookup:
        index = indices[id(lookup)] = RuleIndex(policy, lookup)
    possible = index.near(states)
    for turn, state in enumerate(reversed(states)):
        possible = {key for key in possible if policy._is_rule_applicable(key, turn, state)}
    return possible


def _run_in_order(
    runner: DaskGraphRunner,
    inputs: Optional[Dict[str, Any]] = None,
    targets: Optional[List[str]] = None,
) -> Dict[str, Any]:
    wanted = tuple(targets or runner._graph_schema.target_names)
    orders: Dict[Tuple[str, ...], List[Tuple[str, Any, List[str]]]]
    orders = runner.__dict__.setdefault("_orders", {})
    if wanted not in orders:
        orders[wanted] = _order(runner, wanted)
    done: Dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
    try:
        for name, node, needs in orders[wanted]:
            done[name] = node(*(done.get(need, need) for need in needs))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return dict(done[name] for name in wanted)


def _order(runner: DaskGraphRunner, wanted: Tuple[str, ...]) -> List[Tuple[str, Any, List[str]]]:
    """The nodes that ``wanted`` needs, each after those it needs itself."""
    nodes = runner._graph_schema.minimal_graph_schema(list(wanted)).nodes
    ordered: List[Tuple[str, Any, List[str]]] = []
    placed: Set[str] = set()

    def place(name: str) -> None:
        if name in placed or name not in nodes:
            return
        placed.add(name)
        needs = list(nodes[name].needs.values())
        for need in needs:
            place(need)
        ordered.append((name, runner._instantiated_nodes[name], needs))

    for name in nodes:
        place(name)
    return ordered


def _event_types() -> Dict[str, Type[Event]]:
    types: Dict[str, Type[Event]] = {}
    for event in all_subclasses(Event):
        types.setdefault(event.type_name, event)
    return types


_types: Dict[str, Type[Event]] = {}
_resolve = Event.resolve_by_type


def _resolve_by_type(
    type_name: str, default: Optional[Type[Event]] = None
) -> Optional[Type[Event]]:
    """The class of a stored event; Rasa walks through all classes for each of them."""
    if not _types:
        _types.update(_event_types())
    return _types.get(type_name) or _resolve(type_name, default)


def install() -> None:
    """Put the functions above in the place of Rasa's own; for serving, not for training."""
    RulePolicy._get_possible_keys = _possible_keys  # type: ignore[method-assign]
    DaskGraphRunner.run = _run_in_order  # type: ignore[method-assign]
    Event.resolve_by_type = staticmethod(_resolve_by_type)  # type: ignore[method-assign]
