"""``migplan schema``: what editors need to complete and check an inventory while one types."""

from pathlib import Path

import click

from migplan.commands.options import lang_option


@click.command()
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="書き出すファイル（例: inventory.schema.json）。省くと画面に出す。",
)
@click.option("--group", "of_group", is_flag=True, help="グループのファイル（group.yaml）のもの。")
@lang_option
def schema(out: Path | None, of_group: bool, lang: str) -> None:
    """棚卸データ（YAML）の JSON Schema を書き出す。--group ならグループのファイルのもの。

    対応するエディター（VS Code の YAML 拡張など）で、項目名の補完と誤りの表示に使えます。
    YAML の先頭に次の 1 行を書くと、ネットワークなしで使われます。

    Writes the JSON Schema of a YAML inventory, for editors that complete and check with it.
    Name it in the first line of a file:

    \b
      # yaml-language-server: $schema=inventory.schema.json

    --group: that of the file of a group.

    \b
    例 / examples:
      migplan schema -o my-city/inventory.schema.json
      migplan schema --group -o my-county/group.schema.json
    """
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.importers.group_schema import group_schema_text
    from migplan.importers.schema import schema_text
    from migplan.report.write import write_all

    text = group_schema_text() if of_group else schema_text(load_catalogue())
    if out is None:
        click.echo(text, nl=False)
        return
    for path in write_all(out.parent, {out.name: text}):
        click.echo(f"{'書き出したファイル' if lang == 'ja' else 'Written'}: {path}")
