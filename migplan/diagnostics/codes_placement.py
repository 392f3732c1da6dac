"""MIG390 to MIG399: what was said about where out-of-scope systems may go."""

from migplan.diagnostics.code import Code

PLACEMENT: dict[str, Code] = {
    "MIG390": Code(
        "同じシステムの選択肢「{value}」が二度書かれています（先の記載: {first}）。",
        "the choice '{value}' of this system is given twice; first at {first}",
        "一つの行にまとめてください。",
        "keep one row",
    ),
    "MIG391": Code(
        "「{value}」は標準化対象外のシステムではないため、配置の条件を書けません。",
        "'{value}' is no out-of-scope system, so it has no choice of place",
        "標準準拠システムの置き場所は、システムの「移行後の基盤」に書いてください。",
        "state the place of a standard system in its hosting_after",
    ),
    "MIG392": Code(
        "「{value}」を可としていますが、理由がありません。",
        "'{value}' is allowed without a reason",
        "誰がどの根拠で判断したかを、理由の欄に書いてください。判断がまだなら可否を空欄にします。",
        "say in the reason who judged so and on what ground; leave allowed empty while it is open",
    ),
    "MIG393": Code(
        "吸収を可としていますが、吸収先がありません。",
        "being absorbed is allowed, but not by which system",
        "吸収する標準準拠システムの記号を、吸収先の欄に書いてください。",
        "name the standard system in the column into",
    ),
    "MIG394": Code(
        "吸収先「{value}」は標準化対象外のシステムです。",
        "'{value}', which is to absorb it, is itself out of scope",
        "標準準拠システムを書いてください。対象外どうしの統合は、システムの「統合先」に書きます。",
        "name a standard system; one local system joining another is its absorbed_by",
    ),
    "MIG395": Code(
        "吸収先「{value}」は、選択肢が「吸収」の行にだけ書けます。",
        "into '{value}' belongs into rows of the choice absorb only",
        "選択肢を absorb にするか、吸収先を空欄にしてください。",
        "make the choice absorb, or leave into empty",
    ),
}
