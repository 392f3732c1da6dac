"""The linkage graph and what its shape tells; the only floor that knows networkx.

Callers import these modules where they need them, so that a command which draws no graph does not
pay for loading networkx.
"""
