"""The built-in gap rules, in the order of their codes.

To add one: a file here, a line below, a section in docs/gaps.md, and one kept and one broken
example in tests/gaps. A test holds the four together.
"""

from typing import Final

from migplan.gaps.rule import Rule
from migplan.gaps.rules.borrowed_function import borrowed_function
from migplan.gaps.rules.character_set import character_set
from migplan.gaps.rules.contract_ends_before_cutover import contract_ends_before_cutover
from migplan.gaps.rules.cross_cloud import cross_cloud
from migplan.gaps.rules.deferred_functions import deferred_functions
from migplan.gaps.rules.direct_db import direct_db
from migplan.gaps.rules.double_entry import double_entry
from migplan.gaps.rules.downtime_notice import downtime_notice
from migplan.gaps.rules.euc_report import euc_report
from migplan.gaps.rules.id_registration import id_registration
from migplan.gaps.rules.interim_old_new import interim_old_new
from migplan.gaps.rules.legacy_hub_life import legacy_hub_life
from migplan.gaps.rules.media_transfer import media_transfer
from migplan.gaps.rules.multi_vendor_cost import multi_vendor_cost
from migplan.gaps.rules.no_standard_receiver import no_standard_receiver
from migplan.gaps.rules.no_standard_sender import no_standard_sender
from migplan.gaps.rules.non_resident_numbers import non_resident_numbers
from migplan.gaps.rules.optional_function_missing import optional_function_missing
from migplan.gaps.rules.package_exception_ends import package_exception_ends
from migplan.gaps.rules.pia_pending import pia_pending
from migplan.gaps.rules.purpose_limit import purpose_limit
from migplan.gaps.rules.screen_scraping import screen_scraping
from migplan.gaps.rules.season_conflict import season_conflict
from migplan.gaps.rules.single_point import single_point
from migplan.gaps.rules.spec_drift import spec_drift
from migplan.gaps.rules.spec_version_mismatch import spec_version_mismatch
from migplan.gaps.rules.specific_communication import specific_communication
from migplan.gaps.rules.split_chain import split_chain
from migplan.gaps.rules.vendor_exit import vendor_exit
from migplan.gaps.rules.yearly_flow import yearly_flow
from migplan.gaps.rules.zone_crossing import zone_crossing

BUILTIN: Final[tuple[Rule, ...]] = (
    no_standard_receiver,
    no_standard_sender,
    direct_db,
    screen_scraping,
    character_set,
    zone_crossing,
    contract_ends_before_cutover,
    season_conflict,
    package_exception_ends,
    deferred_functions,
    spec_version_mismatch,
    interim_old_new,
    legacy_hub_life,
    double_entry,
    media_transfer,
    specific_communication,
    cross_cloud,
    multi_vendor_cost,
    non_resident_numbers,
    id_registration,
    pia_pending,
    purpose_limit,
    optional_function_missing,
    euc_report,
    downtime_notice,
    vendor_exit,
    spec_drift,
    split_chain,
    borrowed_function,
    yearly_flow,
    single_point,
)

__all__ = ["BUILTIN"]
