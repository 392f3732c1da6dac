"""Values that stand in when nobody gave one; each is listed as an assumption where it is used."""

from datetime import date
from typing import Final

AS_OF: Final = date(2026, 11, 22)
"""As-of date of an inventory that states none: the day the catalogue was compiled."""

LEAD_MONTHS: Final = 6
"""Months from the as-of date to the first cutover that nobody pinned."""

PROJECT_MONTHS: Final = 6
"""Months of settings, data migration and tests that bind a vendor's team before a cutover."""

NOTICE_MONTHS: Final = 6
"""Months before its end in which the extension of a contract has to be announced."""

PIA_MONTHS: Final = 6
"""Months before a cutover in which a privacy assessment (PIA) has to begin."""

PUBLIC_NOTICE_MONTHS: Final = 1
"""Months before a cutover in which residents are told at the latest that a service stops."""

FIRST_DEADLINE: Final = date(2026, 3, 31)
"""End of the first period of the standardization."""

EXTENDED_DEADLINE: Final = date(2031, 3, 31)
"""End of fiscal 2030: about five years for systems in extension."""

LATEST_HORIZON_MONTHS: Final = 60
"""Months after the as-of date that a plan covers at least."""

KEEP_WEIGHT: Final = 5_000_000
"""Weight in yen of one system leaving the date of the plan that is to be kept."""

PRACTICE: Final = "計画上の前提／planning assumption"
PROGRESS_SHEETS: Final = "総務省 PMO 進捗集計（手順書の 40 ステップ）／progress sheets of the ministry; migplan catalog phases"
DEADLINE_SOURCE: Final = (
    "https://techcrate.tech/municipal-system-standardization-guide; "
    "二次資料であり、省令で定める個別の期限は未確認／secondary source, the date set by ministerial order was not read"
)
