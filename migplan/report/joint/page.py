"""The page about several plans: one frozen value, and the HTML file made of it.

Every page of the joint floor has the same build: an answer, figures beside it, then parts with
sentences, perhaps a figure of its own template, and tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from migplan import __version__
from migplan.report.environment import environment
from migplan.report.escape import css_string
from migplan.report.palette import WAVES
from migplan.report.parts import joint_style, script, script_hash
from migplan.report.views.table import Table
from migplan.report.width import cut
from migplan.report.words import Words

_TITLE_EM, _FOOT_EM = 28, 24


@dataclass(frozen=True, slots=True)
class Stat:
    """One figure of page one; all of it is text."""

    label: str
    value: str
    notes: tuple[str, ...] = ()
    href: str = ""
    """Part that stands behind it, such as ``#money``."""
    bad: bool = False
    """Trouble; the notes have to say so in words too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with a template of its own."""

    template: str
    """Below ``templates/joint/``, such as ``"gantt.html.j2"``; it sees the view as ``s``."""
    view: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page; ``key`` is its anchor."""

    key: str
    title: str
    lead: str = ""
    """One sentence that says what to read from it."""
    points: tuple[str, ...] = ()
    """Sentences of a list, most important first."""
    figure: Figure | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    """Small print: how it was counted, what is assumed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something every sheet of paper has to say: invented, for the group only."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class JointPage:
    """A page about several plans."""

    lang: str
    name: str
    """Of the group, or what is compared."""
    kind: str
    """What the page is: ``計画の比較``."""
    as_of: date
    as_of_said: str
    answer: str
    """The answer in one sentence."""
    status: str = ""
    """What stands below it: in order, or the trouble."""
    bad: bool = False
    points: tuple[tuple[str, str], ...] = ()
    """What else page one says: a word, and a sentence."""
    stats: tuple[Stat, ...] = ()
    front: tuple[Part, ...] = ()
    """Parts of page one."""
    parts: tuple[Part, ...] = ()
    marks: tuple[Mark, ...] = field(default=())


def render_joint(page: JointPage) -> str:
    """The page as one HTML file that asks for nothing from anywhere."""
    from markupsafe import Markup

    words, code = Words(page.lang), script()
    foot = words("joint.foot", name=cut(page.name, _FOOT_EM), date=page.as_of_said)
    mark = "　".join(f"■ {mark.name}：{mark.note}" for mark in page.marks)
    return (
        environment()
        .get_template("joint.html.j2")
        .render(
            page=page,
            title=cut(page.name, _TITLE_EM),
            t=words,
            generator=f"migplan {__version__}",
            palette=tuple((f"c{n}", colour) for n, colour in enumerate(WAVES, start=1)),
            foot_css=css_string(foot),
            mark_css=css_string(mark),
            css=Markup(joint_style()),  # noqa: S704
            script=Markup(code),  # noqa: S704
            script_hash=script_hash(code),
        )
    )
