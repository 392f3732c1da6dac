"""``migplan verify``: check a plan without trusting the solver that made it."""

from pathlib import Path

import click

from migplan.commands.options import lang_option, linkages_option, pins_option


@click.command()
@click.argument("plan", type=click.Path(exists=True, path_type=Path), metavar="PLAN")
@click.option(
    "--inventory",
    type=click.Path(exists=True, path_type=Path),
    help="計画の元になった棚卸データ。今の内容と同じかも確かめる。",
)
@linkages_option
@pins_option
@lang_option
def verify(
    plan: Path, inventory: Path | None, linkages: Path | None, pins: Path | None, lang: str
) -> None:
    """計画 PLAN（plan.json か group.json、又はそれを入れたフォルダー）を検算する。

    全ての制約（期限・繁忙期・並行数・同時切替・前後関係・指定日）を確かめ、費用を
    1 円まで計算し直します。計画を作った計算とは別の手続きで行います。

    Checks every constraint and recomputes every yen of PLAN.

    \b
    終了コード / exit codes: 0 正しい、1 誤りあり、3 計画として読めない
    """
    from migplan.commands.reading import plan_file, read_plan
    from migplan.commands.reading_group import is_group
    from migplan.diagnostics.errors import Exit
    from migplan.planning.fingerprint import fingerprint
    from migplan.planning.verify import violations

    group = plan / "group.json"
    plan = group if group.is_file() else plan_file(plan)
    if is_group(plan) and inventory is None:
        _verify_group(plan, lang)
        return
    made = read_plan(plan)
    ja = lang == "ja"
    wrong = list(violations(made))
    if inventory is not None:
        from migplan.pipeline import open_inventory

        case = open_inventory(inventory, as_of=made.as_of, linkages=linkages, pins=pins).case
        if made.case.agreed:
            from migplan.catalogue.keep import kept_like

            case = kept_like(case, made.case)
        if fingerprint(case) != made.provenance.inputs_sha256:
            wrong.append("the inventory has changed since the plan was made")
    for line in wrong:
        click.echo(f"NG: {line}")
    if wrong:
        click.echo(f"誤り {len(wrong)} 件。" if ja else f"{len(wrong)} fault(s).")
        raise SystemExit(Exit.FINDINGS)
    click.echo(
        f"正しい計画です（{len(made.cutovers)} システム、合計 {made.cost.total_yen:,} 円を計算し直して一致）。"
        if ja
        else f"Sound: {len(made.cutovers)} cutovers, {made.cost.total_yen:,} yen recomputed."
    )


def _verify_group(path: Path, lang: str) -> None:
    from migplan.commands.reading_group import read_group
    from migplan.diagnostics.errors import Exit
    from migplan.planning.verify import violations
    from migplan.planning.verify_group import group_violations

    group, plans = read_group(path)
    wrong = [f"{folder}: {line}" for folder, made in plans.items() for line in violations(made)]
    # what is unsound in itself may lack what the group is judged by
    wrong = wrong or list(group_violations(group, plans))
    for line in wrong:
        click.echo(f"NG: {line}")
    if wrong:
        click.echo(f"誤り {len(wrong)} 件。" if lang == "ja" else f"{len(wrong)} fault(s).")
        raise SystemExit(Exit.FINDINGS)
    click.echo(
        f"正しい共同計画です（{len(plans)} 団体、合計 {group.total_yen:,} 円を計算し直して一致）。"
        if lang == "ja"
        else f"Sound: {len(plans)} bodies, {group.total_yen:,} yen recomputed."
    )
