"""``migplan gaps``: the gap register."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migplan.commands.handing_over import basis_argument, force_option
from migplan.commands.options import (
    as_of_option,
    decisions_option,
    fail_on_option,
    lang_option,
    linkages_option,
)

if TYPE_CHECKING:
    from migplan.report.registered import Registered


@click.command()
@basis_argument
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json", "sarif", "xlsx"]),
    help="出力形式。既定は text。-o の拡張子が .xlsx・.json・.sarif ならそれに従う。",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="書き出すファイル。xlsx では必要。省くと画面に出す。",
)
@fail_on_option
@click.option("--all", "whole", is_flag=True, help="同じ種類の長い一覧も省かずに示す（text）。")
@decisions_option
@click.option(
    "--read-decisions",
    "register",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    help="記入した台帳（xlsx）から判断を読み、-o のファイル（decisions.yaml）に書く。",
)
@as_of_option
@linkages_option
@force_option
@lang_option
def gaps(
    source: Path,
    fmt: str | None,
    out: Path | None,
    fail_on: str,
    whole: bool,
    decisions: Path | None,
    register: Path | None,
    as_of: date | None,
    linkages: Path | None,
    force: bool,
    lang: str,
) -> None:
    """連携ギャップの台帳を示す（何が足りず、誰が、いつまでに、いくらで、何をするか）。

    計画 PLAN（plan.json かそのフォルダー）を指定すると、期日と、切替日の要る検査も入ります。
    棚卸データ INVENTORY だけでも使えます。

    判断（許容する・対応する・誤検出）は、棚卸データと並ぶ decisions.yaml に書きます。判断済みの
    ギャップは数えませんが、判断とともに一覧に残ります。期限の切れた判断、当てはまるギャップの
    なくなった判断は、見直すものとして示します。

    --fail-on は、未判断のギャップ（計画の暫定連携でつなぐものを除く）だけを見て、その重大度以上
    のものがあれば終了コード 1 で終わります。

    The register of gaps: what is missing and who has to do what, by when and for how much.
    Decisions live in decisions.yaml beside the inventory; decided gaps stay listed, but are
    not counted. --fail-on looks at undecided gaps that no bridge of the plan closes.

    \b
    例 / examples:
      migplan gaps out
      migplan gaps inventories/mihon-shi --fail-on high
      migplan gaps out -o gaps.xlsx
      migplan gaps out --read-decisions gaps.xlsx -o my-city/decisions.yaml
    """
    form = _form(fmt, out, register)
    files = _files(source, decisions, register)
    if out is not None:
        from migplan.report.write import check_apart, check_files

        check_apart([out], files)
        check_files([out], force=force)
    found = _read(source, decisions, as_of, linkages)
    if register is not None and out is not None:
        from migplan.commands.gaps_filled import filled_in

        text, gone = filled_in(register, found)
        _write(out, text, lang, force=force)
        if gone:
            from migplan.report.words import Words

            click.echo(Words(lang)("register.gone", keys=", ".join(gone)), err=True)
        return
    _show(found, form, out, lang, whole=whole, force=force)
    from migplan.commands.check import exit_for

    raise SystemExit(exit_for(found.gaps, fail_on))


_SUFFIXES = {".xlsx": "xlsx", ".json": "json", ".sarif": "sarif"}
_YAML = (".yaml", ".yml")
_STRANGE = (*_YAML, ".html", ".htm", ".svg", ".dot", ".csv", ".xls", ".xlsm", ".pdf", ".docx")
"""Ends of names of what no register is: above all the report that lies beside the plan."""


def _form(fmt: str | None, out: Path | None, register: Path | None) -> str:
    """The format asked for, or the one that the name of the file tells."""
    if register is not None:
        if out is None:
            raise click.UsageError(
                "--read-decisions には -o（書き出す decisions.yaml）が必要です。 / --read-decisions needs -o."
            )
        if out.suffix.lower() not in _YAML:
            raise click.UsageError(
                "判断を書き出すファイルの名前は .yaml で終えてください。 / the name must end in .yaml."
            )
        return "yaml"
    told = _SUFFIXES.get(out.suffix.lower()) if out else None
    form = fmt or told or "text"
    if form == "xlsx" and out is None:
        raise click.UsageError(
            "xlsx では -o で書き出すファイルを指定してください。 / xlsx needs -o FILE.xlsx."
        )
    if form == "xlsx" and told != "xlsx":
        raise click.UsageError(
            "xlsx のファイル名は .xlsx で終えてください。 / the name must end in .xlsx."
        )
    if out is not None and (out.suffix.lower() in _STRANGE or form != "xlsx" == told):
        raise click.UsageError(
            f"台帳（{form}）は {out.suffix} のファイルには書きません。.txt・.json・.sarif・.xlsx のどれかにしてください。"
            f" / no register ({form}) in a {out.suffix} file; use .txt, .json, .sarif or .xlsx."
        )
    return form


def _files(source: Path, decisions: Path | None, register: Path | None) -> tuple[Path, ...]:
    """What is read, and must not be written over."""
    from migplan.commands.handing_over import files_read, is_plan
    from migplan.commands.reading import plan_file
    from migplan.importers.decisions import decisions_beside

    named = [path for path in (decisions, register) if path is not None]
    if is_plan(source):
        return (plan_file(source), *named)
    beside = decisions_beside(source)
    inventory = {*files_read(source), *([beside] if beside else [])}
    if register is not None and beside:
        inventory.remove(
            beside
        )  # where the decisions of the office are to be written, with --force
    return (*sorted(inventory), *named)


def _read(
    source: Path, decisions: Path | None, as_of: date | None, linkages: Path | None
) -> "Registered":
    from migplan.commands.handing_over import is_plan
    from migplan.report.registered import Registered

    if not is_plan(source):
        from migplan.pipeline import gaps_of, open_inventory, remarks_of

        opened = open_inventory(source, as_of=as_of, linkages=linkages, decisions=decisions)
        found = gaps_of(opened)
        remarks = remarks_of(opened, found, with_plan=False)
        return Registered(opened.case, found, opened.addresses, opened.decisions, remarks)
    if as_of is not None or linkages is not None:
        raise click.UsageError(
            "--as-of と --linkages は棚卸データにだけ指定できます（計画はもうできています）。 / --as-of and --linkages are for inventories."
        )
    from migplan.commands.reading import plan_file, read_sound_plan

    plan = read_sound_plan(plan_file(source))
    if decisions is not None:
        from migplan.importers.decisions import read_decisions
        from migplan.pipeline import decide_again

        plan = decide_again(plan, read_decisions(decisions))
    return Registered.of_plan(plan)


def _show(
    found: "Registered", form: str, out: Path | None, lang: str, *, whole: bool, force: bool
) -> None:
    """Write the register in one of its formats, to a file or to the console."""
    content: str | bytes
    match form:
        case "json":
            from migplan.report.gap_json import register_json

            content = register_json(found) + "\n"
        case "sarif":
            from migplan.report.gap_sarif import register_sarif

            content = register_sarif(found, lang) + "\n"
        case "xlsx":
            from migplan.report.gap_book import register_book
            from migplan.report.xlsx import xlsx_bytes

            content = xlsx_bytes(register_book(found, lang))
        case _:
            from migplan.commands.folding import console_width
            from migplan.commands.gaps_view import register_text

            content = register_text(found, lang, console_width(), whole=whole)
    if out is not None:
        _write(out, content, lang, force=force)
    elif form == "text":
        click.echo(content, nl=False)
    elif isinstance(content, str):
        from migplan.commands.console import echo_json

        echo_json(content, nl=False)
    if form != "text" or out is not None:
        # in the text itself they stand at the end
        for told in found.again:
            click.echo(told.text(lang), err=True)


def _write(out: Path, content: str | bytes, lang: str, *, force: bool) -> None:
    from migplan.commands.handing_over import told_files
    from migplan.report.write import write_all

    click.echo(told_files(write_all(out.parent, {out.name: content}, force=force), lang))
