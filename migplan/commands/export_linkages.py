"""``migplan export linkages``: the linkage list."""

from pathlib import Path

import click

from migplan.commands.handing_over import basis_argument, force_option
from migplan.commands.options import lang_option, linkages_option


@click.command("linkages")
@basis_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="書き出すファイル（.xlsx または .csv）。",
)
@linkages_option
@force_option
@lang_option
def export_linkages(source: Path, out: Path, linkages: Path | None, force: bool, lang: str) -> None:
    """連携一覧（手順書 ②-2）を Excel または CSV で書き出す。

    連携ごとに、提供側と利用側のシステム・主管課・事業者、データ、現行と移行後の方式、
    連携ギャップ、必要な対応を 1 行にまとめ、判断・担当・期限を記入する欄を付けます。
    計画 PLAN（plan.json かそのフォルダー）を指定すると、切替日と暫定連携の期間が入ります。

    Writes the linkage list for divisions and vendors; dates are in it when PLAN is given.

    \b
    例 / examples:
      migplan export linkages inventories/mihon-shi -o renkei.xlsx
      migplan export linkages out/plan.json -o renkei.csv
    """
    from migplan.commands.handing_over import files_read, read_basis, told_files, told_source
    from migplan.report.csv_text import csv_bytes
    from migplan.report.linkage_list import linkage_book, linkage_sheet
    from migplan.report.shown import shown
    from migplan.report.write import check_apart, check_files, failed, write_all
    from migplan.report.xlsx import xlsx_bytes

    form = out.suffix.lower()
    if form not in (".xlsx", ".csv"):
        raise failed("files.table", name=shown(str(out)))
    check_apart([out], files_read(source))
    check_files([out], force=force)
    basis = read_basis(source, linkages)
    content = (
        csv_bytes(linkage_sheet(basis, lang))
        if form == ".csv"
        else xlsx_bytes(linkage_book(basis, lang))
    )
    paths = write_all(out.parent, {out.name: content}, force=force)
    click.echo(told_source(basis, lang))
    click.echo(told_files(paths, lang))
