"""Random small cases for the laws of the graph."""

from hypothesis import settings
from hypothesis import strategies as st

from migplan.model.case import Case
from migplan.model.linkage import Criticality
from migplan.model.system import State
from tests.make import a_case, a_linkage, a_local, a_partner, a_system

law = settings(derandomize=True, deadline=None, database=None)
"""The same examples at every run, on machines of any speed."""

_KEYS = tuple("abcdefgh")
_PARTNERS = ("x", "y")
_STATES = (State.LEGACY, State.LIVE, State.WITHDRAWN, State.NOT_APPLICABLE)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to eight systems of any role and two partners with up to thirty linkages."""
    keys = draw(st.lists(st.sampled_from(_KEYS), unique=True, min_size=1))
    systems = [
        a_local(key) if draw(st.booleans()) else a_system(key, state=draw(st.sampled_from(_STATES)))
        for key in keys
    ]
    node = st.sampled_from((*keys, *_PARTNERS))
    ends = st.tuples(node, node).filter(lambda pair: pair[0] != pair[1])
    drawn = draw(st.lists(st.tuples(ends, st.sampled_from(tuple(Criticality))), max_size=30))
    linkages = [
        a_linkage(provider, consumer, id=f"link{number:02}", criticality=criticality)
        for number, ((provider, consumer), criticality) in enumerate(drawn)
    ]
    return a_case(*systems, *(a_partner(key) for key in _PARTNERS), *linkages)
