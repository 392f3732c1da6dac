"""``migplan catalog``: what migplan knows before it is told anything."""

from pathlib import Path

import click

from migplan.commands.console import echo_json
from migplan.commands.options import lang_option, linkages_option

TABLES = (
    *("businesses", "linkages", "local", "blackouts", "gaps", "partners", "prices", "common"),
    *("steps", "phases", "zones", "flows", "hosting", "models", "clouds", "families"),
    *("categories", "synonyms", "glossary", "ranges", "chains", "yearly", "readiness"),
    *("residents", "funding", "joint"),
)
"""Names of the tables; spelled out here so that ``--help`` loads none of them."""


@click.command()
@click.argument("table", type=click.Choice(TABLES), required=False, metavar="[TABLE]")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
    help="出力の形式。",
)
@lang_option
@linkages_option
def catalog(table: str | None, fmt: str, lang: str, linkages: Path | None) -> None:
    """付属の一覧 TABLE（業務・連携・繁忙期・連携ギャップ・単価など）を示す。

    TABLE を省くと、一覧の名前と件数を示します。json と csv には全ての列が、出典と
    確度とともに入ります。

    Shows a table of what migplan knows by itself; without TABLE, which ones there are.

    \b
    例 / examples:
      migplan catalog
      migplan catalog businesses
      migplan catalog linkages --format csv > linkages.csv
    """
    from migplan.commands.catalog_view import view

    echo = echo_json if fmt == "json" else click.echo
    echo(view(table, fmt, lang, linkages), nl=False)
