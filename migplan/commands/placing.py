"""``migplan place``: where the out-of-scope systems of an inventory should live."""

from pathlib import Path

import click

from migplan.commands.console import echo_json
from migplan.commands.options import format_option, inventory_argument, lang_option, linkages_option


@click.command("place")
@inventory_argument
@linkages_option
@format_option
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="画面の代わりにファイルへ書き出す。",
)
@click.option("--force", is_flag=True, help="migplan が作ったのではないファイルにも上書きする。")
@lang_option
def placing(
    inventory: Path, linkages: Path | None, fmt: str, out: Path | None, force: bool, lang: str
) -> None:
    """棚卸データ INVENTORY の標準化対象外システムを、どの基盤に置くとよいかを示す。

    ガバメントクラウド（関連システム）、自治体クラウド・県域データセンター、庁内サーバ、
    ほかのクラウド、LGWAN-ASP、インターネットSaaS、標準側への吸収、廃止のうちから、
    基盤・連携・移す費用の合計が最も小さい組合せを求め、次に良い配置との差、決め手の連携、
    選べない理由、結果が変わりやすい単価を示します。法令による判断（関連システムとしてよいか、
    吸収・廃止してよいか）は計算せず、棚卸データの「配置の条件」に理由を添えて書かれたものに従います。

    Finds where the out-of-scope systems of INVENTORY cost least: hosting, linkages and moving.
    Tells the second best, the deciding linkages, why choices are closed, and the prices the
    result hangs on. What law allows is an input (section placements), never computed.

    \b
    例 / examples:
      migplan place inventories/mihon-shi
      migplan place inventories/mihon-shi --format json -o placement.json
    """
    from migplan.pipeline import open_inventory, placement_of

    if out is not None:
        from migplan.report.write import check_files

        check_files([out], force=force)
    opened = open_inventory(inventory, linkages=linkages)
    placement = placement_of(opened)
    if fmt == "json":
        text = placement.model_dump_json(indent=2) if placement else "null"
        # the mark by which a later run knows the file as its own
        text = f'{{"generator":"migplan","placement":{text}}}\n'
    elif placement is None:
        text = (
            "標準化対象外のシステムはありません。\n"
            if lang == "ja"
            else "There is no out-of-scope system.\n"
        )
    else:
        from migplan.commands.placement_view import placement_text

        text = placement_text(opened.case, placement, lang)
    if out is not None:
        from migplan.report.write import write_all

        write_all(out.parent, {out.name: text}, force=force)
        click.echo(f"  {out}")
    elif fmt == "json":
        echo_json(text, nl=False)
    else:
        click.echo(text, nl=False)
