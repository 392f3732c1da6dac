"""The aspects of the alignment list; a new one is a file here and an entry in ``ASPECTS``."""

from collections.abc import Callable, Iterator, Mapping

from migplan.joint.alignment.aspects.characters import characters
from migplan.joint.alignment.aspects.common_functions import common_functions
from migplan.joint.alignment.aspects.contracts import contracts
from migplan.joint.alignment.aspects.deferred_functions import deferred_functions
from migplan.joint.alignment.aspects.due_dates import due_dates
from migplan.joint.alignment.aspects.local_systems import local_systems
from migplan.joint.alignment.aspects.missing_functions import missing_functions
from migplan.joint.alignment.aspects.network import network
from migplan.joint.alignment.aspects.ordinance import ordinance
from migplan.joint.alignment.aspects.own_functions import own_functions
from migplan.joint.alignment.aspects.personal_number import personal_number
from migplan.joint.alignment.aspects.reports import reports
from migplan.joint.alignment.aspects.scope import scope
from migplan.joint.alignment.aspects.seasons import seasons
from migplan.joint.alignment.aspects.shared_functions import shared_functions
from migplan.joint.alignment.aspects.spec_version import spec_version
from migplan.joint.alignment.lot import Lot
from migplan.model.alignment import AlignmentItem, Aspect

Find = Callable[[Lot], Iterator[AlignmentItem]]

ASPECTS: Mapping[Aspect, Find] = {
    Aspect.SPEC_VERSION: spec_version,
    Aspect.SCOPE: scope,
    Aspect.DEFERRED_FUNCTIONS: deferred_functions,
    Aspect.OWN_FUNCTIONS: own_functions,
    Aspect.MISSING_FUNCTIONS: missing_functions,
    Aspect.SHARED_FUNCTIONS: shared_functions,
    Aspect.REPORTS: reports,
    Aspect.CHARACTERS: characters,
    Aspect.ORDINANCE: ordinance,
    Aspect.DUE_DATES: due_dates,
    Aspect.SEASONS: seasons,
    Aspect.COMMON_FUNCTIONS: common_functions,
    Aspect.NETWORK: network,
    Aspect.PERSONAL_NUMBER: personal_number,
    Aspect.CONTRACTS: contracts,
    Aspect.LOCAL_SYSTEMS: local_systems,
}
"""In the order in which items of one day are listed."""
