"""Whole waves: which activities share a slot, chosen together, with a proof that no plan is better.

Under a load limit the set-up charges make dating the activities a partition problem, and bounds that
look at one activity at a time are weak. Here a *wave*, the whole set of activities of one slot, is
one column of a linear program (column generation; Dantzig, Wolfe, Operations Research 1960; Barnhart
et al., Operations Research 1998). Its parts, in the order of reading:

- ``arrays``: the problem as arrays over the slots that somebody may use
- ``order``, ``pricing``: the best wave of every slot for given prices, exactly
- ``duals``: a valid bound from any prices at all
- ``program``, ``master``, ``generate``: the linear program and the loop that feeds it
- ``listing``, ``layers``, ``sweep``: all waves that a better plan could use, and the walk over
  the slots that finds the best plan or proves that there is none
- ``prove``: the way through all of it
"""
