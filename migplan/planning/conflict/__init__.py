"""No plan is an answer: which statements contradict each other, and what would resolve it.

``statement`` and ``rules`` say what a demand is, ``families`` lists their kinds, ``emptied`` and
``subset`` find a smallest contradiction, ``relax`` what helps, ``finding`` and ``text`` tell it.
"""
