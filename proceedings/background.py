"""Work outside the request: what a page need not wait for, and what no page asks for.

`@task()` marks what a request hands over (`function.enqueue(…)`), with arguments that fit into JSON;
`every()` names what is done again and again. `manage.py work` does both; in tests a task is done at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

try:
    from django.tasks import task  # from Django 6 on
except ImportError:
    from django_tasks import task  # type: ignore[no-redef]

__all__ = ["ROUNDS", "Round", "every", "task"]


@dataclass(frozen=True)
class Round:
    seconds: int
    perform: Callable[[], object]


ROUNDS: list[Round] = []


def every(seconds: int, perform: Callable[[], object]) -> None:
    """Said by an app when it starts. Two workers may do it at the same moment: it locks what it changes."""
    ROUNDS.append(Round(seconds, perform))
