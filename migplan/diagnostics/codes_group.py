"""MIG430 to MIG449: the file of a group, and scenarios."""

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
}
