"""The composer of a day's report: frozen facts in, sentences out, in Arabic and in English.

`facts.py` is what it is told, `plan.py` says which sentences there are and what each rests on, `arabic.py`
and `english.py` put them into words, and the two `…_grammar.py` hold what their languages ask of any words.
All of it is pure: no database, no request, no clock.
"""

from .facts import DayFacts, Known
from .plan import Composed, compose_day

__all__ = ["Composed", "DayFacts", "Known", "compose_day"]
