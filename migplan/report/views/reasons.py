"""Why each system cuts over when it does, and what another date would cost."""

from dataclasses import dataclass

from migplan.model.plan import Bridge
from migplan.report.palette import wave_class
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.contracts import contract_ends
from migplan.report.views.ties import Tie, ties

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
    count: str
    """How many linkages it has; empty without any."""
    bridges: tuple[str, ...]
    """The dearest bridges; the script of the page tells all linkages and draws them."""
    more: str
    """How many linkages are not among these."""
    address: str


def reasons(context: Context) -> tuple[Reason, ...]:
    """One card per moving system, in the order of the plan."""
    ends = contract_ends(context)
    tallies = _linkage_counts(context)
    words, formats, plan = context.words, context.formats, context.plan
    rows: list[Reason] = []
    for row in plan.cutovers:
        system = context.systems.get(row.system)
        bridges = sorted(
            context.bridges_of.get(row.system, ()), key=lambda b: (-b.cost_yen, b.linkage)
        )
        tally = tallies.get(row.system, (0, 0, 0))
        told = bridges[:_MOST_BRIDGES]
        left = sum(tally) - len(told)
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
            (words("reason.linkages"), _counted(context, tally)),
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
                count=words.count("linkage", sum(tally)) if any(tally) else "",
                bridges=tuple(_told(context, bridge) for bridge in told),
                more=words("reason.more", n=words.count("linkage", left)) if left > 0 else "",
                address=shown(plan.addresses.get(f"system:{row.system}", "")),
            )
        )
    return tuple(rows)


def _told(context: Context, bridge: Bridge) -> str:
    formats = context.formats
    return context.words(
        "reason.bridge",
        a=context.name(bridge.provider),
        b=context.name(bridge.consumer),
        start=formats.day(bridge.start),
        end=formats.day(bridge.end),
        yen=formats.money(bridge.cost_yen),
    )


def _linkage_counts(context: Context) -> dict[str, tuple[int, int, int]]:
    """How many linkages cross, how many switch together, how many adapt once, by system."""
    places = {Tie.RUNNING: 0, Tie.BRIDGE: 0, Tie.TOGETHER: 1, Tie.STAYING: 2}
    tally: dict[str, list[int]] = {}
    for line in ties(context):
        for end in (line.linkage.provider, line.linkage.consumer):
            if end in context.cutovers:
                tally.setdefault(end, [0, 0, 0])[places[line.tie]] += 1
    return {key: (row[0], row[1], row[2]) for key, row in tally.items()}


def _counted(context: Context, tally: tuple[int, int, int]) -> str:
    names = ("reason.across", "reason.together", "reason.staying")
    return context.formats.people(
        [
            context.words(name, n=context.formats.number(n))
            for name, n in zip(names, tally, strict=True)
            if n
        ]
    )
