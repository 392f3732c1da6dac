"""Why each system cuts over when it does, and what another date would cost."""

from dataclasses import dataclass

from migplan.model.case import Role
from migplan.report.palette import wave_class
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.contracts import contract_ends

_MOST_BRIDGES = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """The card of one system."""

    anchor: str
    colour: str
    name: str
    wave: str
    date: str
    late: str
    pinned: str
    reason: str
    earlier: str
    later: str
    facts: tuple[tuple[str, str], ...]
    bridges: tuple[str, ...]
    more: str
    address: str


def reasons(context: Context) -> tuple[Reason, ...]:
    """One card per moving system, in the order of the plan."""
    ends = contract_ends(context)
    counts = _linkage_counts(context)
    words, formats, plan = context.words, context.formats, context.plan
    rows: list[Reason] = []
    for row in plan.cutovers:
        system = context.systems.get(row.system)
        bridges = sorted(
            context.bridges_of.get(row.system, ()), key=lambda b: (-b.cost_yen, b.linkage)
        )
        facts = [
            (words("system.vendor"), shown(system.vendor) if system and system.vendor else ""),
            (words("system.package"), shown(system.package) if system and system.package else ""),
            (
                words("system.contract"),
                formats.people(
                    [
                        f"{shown(c.name or c.id)} {formats.rough(c.end)}"
                        for c in ends.get(row.system, ())
                        if c.end
                    ]
                ),
            ),
            (words("system.deadline"), context.deadlines.get(row.system, words("system.none"))),
            (words("reason.linkages"), counts.get(row.system, "")),
            (words("reason.gaps"), words.count("gap", len(context.gaps_of.get(row.system, ())))),
        ]
        pin = system.pin if system and row.pinned else None
        rows.append(
            Reason(
                anchor=context.anchors[row.system],
                colour=wave_class(row.wave),
                name=context.name(row.system),
                wave=words("wave.name", n=str(row.wave)),
                date=formats.weekday(row.date),
                late=words("gantt.late", n=words.count("month", row.months_late))
                if row.months_late
                else "",
                pinned=words("gantt.pin", who=shown(pin.owner), why=shown(pin.reason))
                if pin
                else "",
                reason=words.say(row.reason),
                earlier=words.say(row.earlier),
                later=words.say(row.later),
                facts=tuple(fact for fact in facts if fact[1]),
                bridges=tuple(
                    words(
                        "reason.bridge",
                        a=context.name(b.provider),
                        b=context.name(b.consumer),
                        start=formats.day(b.start),
                        end=formats.day(b.end),
                        yen=formats.money(b.cost_yen),
                    )
                    for b in bridges[:_MOST_BRIDGES]
                ),
                more=words("reason.more", n=words.count("bridge", len(bridges) - _MOST_BRIDGES))
                if len(bridges) > _MOST_BRIDGES
                else "",
                address=shown(plan.addresses.get(f"system:{row.system}", "")),
            )
        )
    return tuple(rows)


def _linkage_counts(context: Context) -> dict[str, str]:
    """How many linkages cross, how many switch together, how many adapt once, by system."""
    bridged = {bridge.linkage for bridge in context.plan.bridges}
    tally: dict[str, list[int]] = {}
    for key, linkage in context.linkages.items():
        for mine, other in (
            (linkage.provider, linkage.consumer),
            (linkage.consumer, linkage.provider),
        ):
            if mine not in context.cutovers:
                continue
            place = 0 if key in bridged else 1 if context.role(other) is Role.MOVING else 2
            tally.setdefault(mine, [0, 0, 0])[place] += 1
    names = ("reason.across", "reason.together", "reason.staying")
    return {
        key: context.formats.people(
            [
                context.words(name, n=context.formats.number(n))
                for name, n in zip(names, row, strict=True)
                if n
            ]
        )
        for key, row in tally.items()
    }
