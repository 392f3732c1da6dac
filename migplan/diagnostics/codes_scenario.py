"""MIG440 to MIG449: scenarios."""

from migplan.diagnostics.code import NEAR_EN, NEAR_JA, Code

SCENARIO: dict[str, Code] = {
    "MIG440": Code(
        "「{value}」は比較案のファイルではありません。",
        "'{value}' is no file of a scenario",
        "比較案は、name と変える前提を書いた YAML ファイル（.yaml）です（docs/scenarios.md）。",
        "a scenario is a YAML file (.yaml) with a name and the premises it changes (docs/scenarios.md)",
    ),
    "MIG441": Code(
        "「{value}」というシステムは棚卸データにありません。",
        "the inventory has no system '{value}'",
        "システムの id を直すか、この項目を消してください。",
        "correct the id, or delete the item",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG442": Code(
        "「{value}」を移行先の事業者とする、これから切り替えるシステムがありません。",
        "no system that is still to move has the vendor '{value}'",
        "systems の vendor に書いた名前と同じ文字で書いてください。",
        "write the name as the vendor of a system has it",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG443": Code(
        "「{value}」という単価はありません。",
        "there is no price '{value}'",
        "単価のキーは `migplan catalog prices` で見られます。同じ頭の単価をまとめるには bridge_setup.* のように書きます。",
        "`migplan catalog prices` lists the keys; 'bridge_setup.*' means all that begin so",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG444": Code(
        "比較案「{value}」は、何も変えていません。",
        "scenario '{value}' changes nothing",
        "vendor_slips・budgets・pins・prices・capacity・deadlines などを一つ以上書いてください。",
        "give at least one of vendor_slips, budgets, pins, prices, capacity, deadlines and so on",
    ),
    "MIG445": Code(
        "「{value}」はこれから切り替えるシステムではありません。",
        "system '{value}' has no cutover before it",
        "この項目を消すか、棚卸データの状態（state）を確かめてください。",
        "delete the item, or check the state in the inventory",
    ),
    "MIG446": Code(
        "{first} と {second} は、どちらか一方だけを書きます。",
        "give either {first} or {second}, not both and not neither",
    ),
    "MIG447": Code(
        "「{value}」は二度書かれています（最初は {first}）。",
        "'{value}' is given twice (the first is at {first})",
        "一つだけを残してください。",
        "keep one of them",
    ),
    "MIG448": Code(
        "「{value}」に比較案のファイルがありません。",
        "there are no scenarios in '{value}'",
        "棚卸データのフォルダーに scenarios フォルダーを作り、比較案を1ファイルに一つずつ置くか、--scenarios で場所を指定してください。",
        "make a folder 'scenarios' in that of the inventory with one file for each, or give --scenarios",
    ),
    "MIG449": Code(
        "「{value}」の技術者数（engineers）と並行数（parallel_projects）の、どちらも書かれていません。",
        "'{value}' has neither engineers nor parallel_projects",
        "変えるほうを書いてください。",
        "give the one that changes",
    ),
}
