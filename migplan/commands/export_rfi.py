"""``migplan export rfi``: what to ask the vendors of out-of-scope systems."""

from pathlib import Path

import click

from migplan.commands.handing_over import basis_argument, force_option
from migplan.commands.options import lang_option, linkages_option


@click.command("rfi")
@basis_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="書き出すファイル（.xlsx または .csv）か、フォルダー（システムごとのファイル）。",
)
@linkages_option
@force_option
@lang_option
def export_rfi(source: Path, out: Path, linkages: Path | None, force: bool, lang: str) -> None:
    """標準化対象外システムの情報提供依頼（RFI、手順書 ⑤-3）の様式を書き出す。

    システムごとに、分かっていること、標準準拠システムとの連携と切替日、事業者への質問と
    回答欄を 1 枚にまとめます。質問は、分かっていないことと連携ギャップから選びます。
    金額・備考・決めた人の名前は載せません。

    Writes a questionnaire for the vendor of each system outside the standard.

    \b
    例 / examples:
      migplan export rfi out/plan.json -o rfi.xlsx
      migplan export rfi inventories/mihon-shi -o rfi        システムごとのファイル
    """
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.commands.handing_over import files_read, read_basis, told_files, told_source
    from migplan.report.csv_text import csv_bytes
    from migplan.report.rfi import rfi_book, rfi_files, rfi_table
    from migplan.report.shown import shown
    from migplan.report.write import check_apart, check_files, failed, write_all
    from migplan.report.xlsx import xlsx_bytes

    form = "" if out.is_dir() else out.suffix.lower()
    if form not in ("", ".xlsx", ".csv"):
        raise failed("files.table_or_folder", name=shown(str(out)))
    read = files_read(source)
    if form:
        check_apart([out], read)
        check_files([out], force=force)
    basis, catalogue = read_basis(source, linkages), load_catalogue()
    folder, contents = out.parent, dict[str, bytes]()
    match form:
        case ".xlsx":
            contents[out.name] = xlsx_bytes(rfi_book(basis, catalogue, lang))
        case ".csv":
            contents[out.name] = csv_bytes(rfi_table(basis, catalogue, lang))
        case _:
            folder, contents = out, rfi_files(basis, catalogue, lang)
            check_apart([folder / name for name in contents], read)
    paths = write_all(folder, contents, force=force)
    click.echo(told_source(basis, lang))
    if not basis.locals:
        click.echo(
            "標準化対象外のシステムはありません。"
            if lang == "ja"
            else "There are no systems outside the standard."
        )
    click.echo(told_files(paths, lang))
