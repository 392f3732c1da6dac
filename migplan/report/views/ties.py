"""What the plan makes of each linkage, and what the page's script needs to draw it."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from migplan.model.case import Role
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Linkage
from migplan.model.plan import Bridge
from migplan.report.palette import wave_class
from migplan.report.shown import shown
from migplan.report.views.context import Context

_OUTSIDE = (Role.MIGRATED, Role.STAYING, Role.RETIRING, Role.PARTNER, Role.ABSENT)
"""In this order after the waves."""


class Tie(StrEnum):
    """The state of a linkage in the plan, the most pressing first."""

    RUNNING = "running"
    """Old and new at the as-of date already: its bridge runs."""
    BRIDGE = "bridge"
    TOGETHER = "together"
    """Both ends switch in one wave."""
    STAYING = "staying"
    """One end switches, the other stays and is adapted once."""
    APART = "apart"
    """No end switches."""


@dataclass(frozen=True, slots=True)
class Line:
    """One linkage; ``key`` is its id."""

    key: str
    linkage: Linkage
    tie: Tie
    bridge: Bridge | None
    severe: bool
    """Whether an open gap of high severity concerns it."""


@dataclass(frozen=True, slots=True)
class Band:
    """Systems that belong together in the order of the waves."""

    name: str
    colour: str
    keys: tuple[str, ...]
    day: date | None = None


def ties(context: Context) -> tuple[Line, ...]:
    """Every linkage between two different systems, in the order of the plan."""
    bridges = {bridge.linkage: bridge for bridge in context.plan.bridges}
    severe = {
        gap.subject
        for gap in context.plan.gaps
        if gap.counts and gap.severity is GapSeverity.HIGH and gap.subject in context.linkages
    }
    rows: list[Line] = []
    for key, linkage in context.linkages.items():
        if linkage.provider != linkage.consumer:
            bridge = bridges.get(key)
            rows.append(Line(key, linkage, _tie(context, linkage, bridge), bridge, key in severe))
    return tuple(rows)


def bands(context: Context, lines: tuple[Line, ...]) -> tuple[Band, ...]:
    """All systems with a linkage that the plan touches: by wave, then what does not switch."""
    seen = {
        end
        for line in lines
        if line.tie is not Tie.APART
        for end in (line.linkage.provider, line.linkage.consumer)
    }
    words, plan = context.words, context.plan
    rows = [
        Band(
            words("wave.name", n=str(wave.number)),
            wave_class(wave.number),
            tuple(key for key in context.in_order(wave.systems) if key in seen),
            wave.date,
        )
        for wave in plan.waves
    ]
    rest = context.in_order(seen - context.cutovers.keys())
    rows += [
        Band(
            words.known("role", role), "c0", tuple(key for key in rest if context.role(key) is role)
        )
        for role in _OUTSIDE
    ]
    return tuple(row for row in rows if row.keys)


def facts(context: Context, lines: tuple[Line, ...], rows: tuple[Band, ...]) -> str:
    """Systems and linkages as JSON that may stand inside an HTML page.

    ``nodes``: name, anchor, colour, what and when; ``lines``: provider and
    consumer as numbers of nodes, data, method, state, severe, span of the bridge, id.
    """
    words, formats = context.words, context.formats
    nodes = [(key, band) for band in rows for key in band.keys]
    number = {key: n for n, (key, _) in enumerate(nodes)}
    states = {tie: n for n, tie in enumerate(Tie)}
    found = {
        "nodes": [
            [
                context.name(key),
                context.anchors[key],
                band.colour,
                f"{band.name} {formats.day(band.day)}" if band.day else band.name,
            ]
            for key, band in nodes
        ],
        "lines": [
            [
                number[line.linkage.provider],
                number[line.linkage.consumer],
                shown(line.linkage.data) or "―",
                words(f"way.{line.linkage.method}") if line.linkage.method else "",
                states[line.tie],
                int(line.severe),
                f"{formats.day(line.bridge.start)}～{formats.day(line.bridge.end)}"
                if line.bridge
                else "",
                shown(line.key),
            ]
            for line in lines
            if line.tie is not Tie.APART
        ],
        "words": {
            "states": [words(f"tie.{tie}") for tie in Tie],
            "providers": words("near.providers"),
            "consumers": words("near.consumers"),
            "more": words("near.more"),
            "comma": formats.people(["", ""]),
            "near": words("near.alt", name="{name}"),
            "severe": words("matrix.severe"),
            "none": words("matrix.none"),
        },
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only "<" could end it; the other two are for readers of the source.
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _tie(context: Context, linkage: Linkage, bridge: Bridge | None) -> Tie:
    if bridge is not None:
        return Tie.RUNNING if bridge.running_at_as_of else Tie.BRIDGE
    moving = [end in context.cutovers for end in (linkage.provider, linkage.consumer)]
    if all(moving):
        return Tie.TOGETHER
    return Tie.STAYING if any(moving) else Tie.APART
