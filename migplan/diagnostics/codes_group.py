"""MIG430 to MIG439, and from MIG450: the file of a group."""

from migplan.diagnostics.code import Code

GROUP: dict[str, Code] = {
    "MIG431": Code(
        "グループの団体が二つ以上書かれていません。",
        "a group needs two or more members",
        "members の下に、団体ごとに「- inventory: 棚卸データのフォルダー」を並べてください。",
        "list one '- inventory: FOLDER' for each body under 'members'",
    ),
    "MIG432": Code(
        "「{value}」という棚卸データはありません。",
        "there is no inventory '{value}'",
        "group.yaml のあるフォルダーから見た場所を書いてください。",
        "give the path as seen from the folder of group.yaml",
    ),
    "MIG433": Code(
        "棚卸データ「{value}」が二度書かれています（最初は {first}）。",
        "inventory '{value}' is listed twice (the first is at {first})",
        "一つだけを残してください。",
        "keep one of them",
    ),
    "MIG434": Code(
        "「{value}」は、ほかのパソコンでは通じない場所です。",
        "'{value}' is a place that other computers do not have",
        "group.yaml のあるフォルダーから見た場所（例: aoba-cho）を書いてください。",
        "give the path as seen from the folder of group.yaml, such as aoba-cho",
    ),
    "MIG435": Code(
        "グループのフォルダー「{value}」は、ほかの棚卸データと並べて指定できません。",
        "the folder of a group, '{value}', cannot stand beside other inventories",
        "グループのフォルダーだけを指定するか、団体の棚卸データを並べて指定してください。",
        "give the folder of the group alone, or the inventories of its members",
    ),
    "MIG436": Code(
        "「{value}」は一つの団体の棚卸データではなく、複数の団体からなるグループのフォルダーです。",
        "'{value}' is not the inventory of one body but the folder of a group of bodies",
        "団体のフォルダーを一つ指定してください。グループ全体を扱えるのは check、plan と、団体を比べるコマンドです。",
        "give the folder of one member; check, plan and the commands that compare bodies take the group",
    ),
    "MIG437": Code(
        "「{value}」は、グループのフォルダー自身を指しています。",
        "'{value}' is the folder of the group itself",
        "団体ごとにフォルダーを分け、その名前を書いてください（例: aoba-cho）。",
        "give each member a folder of its own and write its name, such as aoba-cho",
    ),
    "MIG438": Code(
        "「{value}」の市区町村は一覧にありません。",
        "the list has no municipality of '{value}'",
        "都道府県名を「京都府」のように、末尾の都・道・府・県まで書いてください。",
        "write the prefecture as the list does, such as 京都府",
    ),
    "MIG439": Code(
        "一覧にある「{value}」の市区町村は一つだけで、グループになりません。",
        "the list has only one municipality of '{value}', which makes no group",
        "--prefecture の代わりに --code {code} を指定して、その団体だけを取り込んでください。",
        "import that body alone with --code {code} instead of --prefecture",
    ),
    "MIG450": Code(
        "「{value}」という規模の効果の前提はありません。",
        "there is no rule of scale '{value}'",
        "次のどれかを書いてください: {allowed}。",
        "write one of {allowed}",
    ),
    "MIG451": Code(
        "規模の効果の前提「{value}」が二度書かれています（最初は {first}）。",
        "the rule of scale '{value}' is given twice (the first is at {first})",
        "一つだけを残してください。",
        "keep one of them",
    ),
    "MIG452": Code(
        "団体の基準日が異なります（{first}～{last}）。ロットの時期は、基準日が遅い団体では既に過ぎていることがあります。",
        "the bodies are planned for different as-of dates ({first} to {last}); dates may already have passed for some of them",
        "--as-of で揃えるか、計画を同じ基準日で作り直してください。",
        "give --as-of, or plan them anew for one day",
    ),
}
