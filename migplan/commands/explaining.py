"""``migplan explain``: why one system of a plan cuts over when it does."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.console import echo_json
from migplan.commands.options import format_option, lang_option

if TYPE_CHECKING:
    from migplan.model.case import Case


@click.command()
@click.argument("plan", type=click.Path(exists=True, path_type=Path), metavar="PLAN")
@click.argument("system", metavar="SYSTEM")
@format_option
@lang_option
def explain(plan: Path, system: str, fmt: str, lang: str) -> None:
    """計画 PLAN の中で、SYSTEM をその日に切り替える理由を説明する。

    PLAN は plan.json か、それを入れたフォルダーです。SYSTEM は id か名前で指定します。
    切替日を縛る条件、1 つ前・1 つ後の枠に動かしたときの費用の増減（種類別）、隣り合う
    システムとの暫定連携とその要否、置いた前提を示します。金額は全て計画から計算し直します。

    Explains SYSTEM (id or name): what binds its date, what another date would cost or
    break, why its bridges are worth having, and what was assumed about it. Every figure
    is recomputed from the plan.

    \b
    例 / example:
      migplan explain out juki
    """
    from migplan.commands.reading import plan_file, read_sound_plan
    from migplan.planning.explain import explain as explained

    made = read_sound_plan(plan_file(plan))
    found = explained(made, _id_of(made.case, system))
    if fmt == "json":
        echo_json(found.model_dump_json(indent=2))
        return
    from migplan.commands.explain_view import explain_text

    click.echo(explain_text(made.case, found, lang), nl=False)


def _id_of(case: "Case", text: str) -> str:
    """The id of the system that a text means: an id, or the name of one system alone."""
    ids = [system.id for system in case.systems]
    if text in ids:
        return text
    named = [system.id for system in case.systems if system.name == text]
    if len(named) == 1:
        return named[0]
    if named:
        keys = ", ".join(named)
        raise click.UsageError(
            f"「{text}」という名前のシステムは {len(named)} あります。id で指定してください: {keys} / {len(named)} systems have this name; give an id"
        )
    near = _near(case, text)
    hint = "、".join(f"{case.name(key)}（{key}）" for key in near)
    hint = f"近いもの / near: {hint}" if near else ""
    raise click.UsageError(
        f"「{text}」というシステムはありません。 / no system '{text}'. {hint}".rstrip()
    )


_NEAR = 5


def _near(case: "Case", text: str) -> list[str]:
    """Systems whose name holds the text, then those whose id or name is like it."""
    from difflib import get_close_matches

    words = {system.name: system.id for system in reversed(case.systems)}
    words |= {system.id: system.id for system in case.systems}
    holding = [system.id for system in case.systems if text in system.name]
    alike = [words[word] for word in get_close_matches(text, words, n=_NEAR)]
    return list(dict.fromkeys([*holding, *alike]))[:_NEAR]
