"""Where each statement of the policy was written."""

from migplan.diagnostics.location import Location
from migplan.importers.draft import Draft
from migplan.model.addresses import group_key, precedence_key, season_key, vendor_key


def policy_places(draft: Draft) -> dict[str, Location]:
    """Keys of the policy's fields and of the entries of its lists, to their places."""
    node = draft.singles.get("policy")
    if node is None:
        return {}
    policy = draft.policy
    found = {f"policy:{name}": place for name, place in node.keys.items()}
    keys = {
        "move_together": [group_key(group) for group in policy.move_together],
        "precedences": [precedence_key(rule) for rule in policy.precedences],
        "vendors": [vendor_key(limit) for limit in policy.vendors],
        "seasons": [season_key(season) for season in policy.seasons],
    }
    for name, entries in keys.items():
        for number, key in enumerate(entries):
            # said twice, the first place counts
            found.setdefault(key, node.find((name, number)).location)
    return found
