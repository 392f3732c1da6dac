"""``migplan init --group``: the folder of a group with a start for each member."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

GROUP_SCHEMA: Final = "group.schema.json"
_FEWEST: Final = 2
_HEAD = {
    "ja": (
        "# 団体ごとの棚卸データは、members に書いたフォルダーにあります。",
        "# 書ける項目の例: withholds（ほかの団体に示さないもの）、councils（議会の月）、vendors（共有する事業者）、lots（共同調達の条件）",
    ),
    "en": (
        "# The inventory of each member lies in the folder named under members.",
        "# More fields: withholds, councils, vendors, lots.",
    ),
}


def init_group(
    folder: Path, name: str, members: Sequence[str], *, xlsx: bool, as_of: date | None, lang: str
) -> None:
    """Write ``group.yaml`` and one starting inventory for each member.

    Args:
        folder: Must not hold a group or an inventory yet.
        name: Of the group.
        members: Names of two or more bodies, each once.
        xlsx: Whether inventories are workbooks.
        as_of: As-of date of the inventories.
        lang: Of what is written for readers.

    Raises:
        MigplanError: If something is there already, or the members make no group.
    """
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.catalogue.start import starting_inventory
    from migplan.commands.starting import contents_of
    from migplan.grouping.together import folder_names
    from migplan.importers.group_schema import group_schema_text
    from migplan.importers.sections import GROUP_FILE
    from migplan.report.inventory_folder import demand_free
    from migplan.report.write import write_all

    if len(members) < _FEWEST or len(set(members)) < len(members):
        raise click.UsageError(
            "--group には、--member 団体名 を団体ごとに一つずつ、二つ以上指定してください。"
            " / give --member once for each of two or more bodies."
        )
    folders = folder_names(members)
    catalogue = load_catalogue()
    contents: dict[str, str | bytes] = {
        GROUP_FILE: _group_yaml(name, folders, lang),
        GROUP_SCHEMA: group_schema_text(),
    }
    demand_free(folder)
    for below, member in zip(folders, members, strict=True):
        demand_free(folder / below)
        start = starting_inventory(member, None, catalogue, as_of=as_of)
        files = contents_of(start, catalogue, xlsx=xlsx, lang=lang)
        contents |= {f"{below}/{file}": text for file, text in files.items()}
    write_all(folder, contents, new=True)
    named = "\n".join(f"  {folder / below}" for below in folders)
    click.echo(
        f"書き出したもの:\n  {folder / GROUP_FILE}\n{named}\n次にすること:\n"
        f"  1. 団体ごとに、フォルダーの棚卸データを直す\n  2. migplan check {folder}"
        if lang == "ja"
        else f"Written:\n  {folder / GROUP_FILE}\n{named}\nNext:\n"
        f"  1. Each body corrects the inventory in its folder.\n  2. migplan check {folder}"
    )


def _group_yaml(name: str, folders: Sequence[str], lang: str) -> str:
    import yaml

    content = {"name": name, "members": [{"inventory": folder} for folder in folders]}
    body = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
    head = (f"# yaml-language-server: $schema={GROUP_SCHEMA}", *_HEAD[lang])
    return "\n".join(head) + "\n" + body
