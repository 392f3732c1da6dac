"""Gaps and preparations that concern one vendor, told without anybody else's affairs."""

from typing import Final

from migplan.model.gap import Gap
from migplan.model.plan import Plan
from migplan.model.readiness import Party, Readiness, Share
from migplan.model.text import Bilingual
from migplan.report.redact.bare import UNSAID
from migplan.report.redact.personal_numbers import speaks_of_numbers
from migplan.report.redact.vendor_sight import VendorSight

INTERFACE_KINDS: Final = frozenset(
    {
        "borrowed_function",
        "character_set",
        "deferred_functions",
        "direct_db",
        "double_entry",
        "media_transfer",
        "no_standard_receiver",
        "no_standard_sender",
        "optional_function_missing",
        "screen_scraping",
        "season_conflict",
        "spec_drift",
        "spec_version_mismatch",
        "yearly_flow",
    }
)
"""Kinds of gaps that are about how data are handed over. Those about networks, individual numbers,
contracts and other vendors are not for a vendor; a kind that comes later is not either, until it
is named here."""


def gaps_of(plan: Plan, sight: VendorSight) -> tuple[Gap, ...]:
    """Open gaps of the vendor's linkages and systems, with what they are about in the place of the finding.

    A finding names systems, products and vendors; the title and the subject say enough to ask.
    """
    return tuple(_gap(gap, sight) for gap in plan.gaps if gap.counts and _concerns(gap, sight))


def _concerns(gap: Gap, sight: VendorSight) -> bool:
    own = gap.subject in sight.own and all(key in sight.called for key in gap.systems)
    words = (gap.title.ja, gap.finding.ja, gap.finding.en)
    return (
        gap.kind in INTERFACE_KINDS
        and (own or gap.subject in sight.linkages)
        and not any(speaks_of_numbers(text) for text in words)
    )


def _gap(gap: Gap, sight: VendorSight) -> Gap:
    linkage = sight.linkages.get(gap.subject)
    subject = str(linkage.id) if linkage else gap.subject
    what = sight.name(subject)
    if linkage:
        what = f"{sight.name(linkage.provider)} → {sight.name(linkage.consumer)}"
        what += f"：{linkage.data}" if linkage.data else ""
    return Gap(
        key=f"{gap.code}@{subject}",
        code=gap.code,
        kind=gap.kind,
        title=gap.title,
        subject=subject,
        systems=tuple(sight.called[key] for key in gap.systems if key in sight.called),
        finding=Bilingual(ja=what, en=what),
        severity=gap.severity,
        confidence=gap.confidence,
        due=gap.due,
        needed_by=gap.needed_by,
        period=gap.period,
    )


def readiness_of(plan: Plan, sight: VendorSight) -> tuple[Readiness, ...]:
    """What the vendor itself has to get ready; details and grounds name others and stay out."""
    found: list[Readiness] = []
    for row in plan.readiness:
        shares = [s for s in row.shares if s.party is Party.VENDOR and s.name == sight.vendor]
        mine = tuple(_share(share, sight) for share in shares)
        systems = tuple(sorted({key for share in mine for key in share.systems}))
        if not systems or speaks_of_numbers(row.what.ja):
            continue
        found.append(
            Readiness(
                wave=row.wave,
                item=row.item,
                what=row.what,
                due=row.due,
                overdue=row.overdue,
                who=Bilingual(ja=sight.vendor, en=sight.vendor),
                systems=systems,
                shares=mine,
                basis=UNSAID,
                assumed=row.assumed,
            )
        )
    waves = {row.wave for row in plan.cutovers if row.system in sight.called}
    return tuple(row for row in found if row.wave in waves)


def _share(share: Share, sight: VendorSight) -> Share:
    linkages = [sight.linkages[key] for key in share.linkages if key in sight.linkages]
    return Share(
        party=share.party,
        name=share.name,
        systems=tuple(sorted(sight.called[key] for key in share.systems if key in sight.own)),
        linkages=tuple(sorted(str(linkage.id) for linkage in linkages)),
    )
