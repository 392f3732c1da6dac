"""The fields of the file of a group in Japanese, as ``field_words`` has those of an inventory."""

GROUP_FIELDS: dict[str, tuple[str, str]] = {
    "JointGroup.name": ("グループの名前", "協議会や検討会の名前。"),
    "JointGroup.invented": ("架空", "実在しない見本のグループなら true。"),
    "JointGroup.references": ("出典一覧", "グループの根拠とした資料。"),
    "JointGroup.note": ("備考", "自由記述。"),
    "JointGroup.members": ("団体", "参加する団体を二つ以上。並べる順序は結果に影響しません。"),
    "JointGroup.vendors": (
        "共有する事業者",
        "全団体を合わせて事業者が当たれる技術者数・並行数。団体ごとの上限とは別に、合計で守ります。",
    ),
    "JointGroup.lots": ("共同調達の条件", "どの団体どうしを一つのロットにできるか。"),
    "MemberEntry.inventory": (
        "棚卸データ",
        "group.yaml のあるフォルダーから見た、団体の棚卸データのフォルダーかファイル。",
    ),
    "MemberEntry.contact": ("担当", "棚卸データを管理する課。"),
    "MemberEntry.withholds": ("示さないもの", "ほかの団体に示さない情報の種類。"),
    "MemberEntry.councils": ("定例会の月", "議会の定例会がある月。空欄なら一般的な月とします。"),
    "MemberEntry.note": ("備考", "自由記述。"),
    "LotPolicy.window_months": ("切替期間", "一つのロットの切替を収める月数。既定は 12。"),
    "LotPolicy.contract_months": (
        "契約の満了との差",
        "契約の満了と切替期間との差の上限（月）。空欄なら限りません。",
    ),
    "LotPolicy.most_members": ("団体数の上限", "一つのロットの団体数の上限。既定は 10。"),
    "LotPolicy.population_factor": (
        "人口の比の上限",
        "ロットの中で最も大きい団体の人口が最も小さい団体の何倍までか。空欄なら限りません。",
    ),
    "LotPolicy.years": ("比べる年数", "運用費を比べる年数。既定は 5。"),
    "LotPolicy.all_in": (
        "全て参加",
        "true なら、ロットに加わる団体は、同じ製品に合う全システムで加わります。",
    ),
    "LotPolicy.equal_share": (
        "均等割の割合",
        "併用方式の費用按分で均等に割る分（%）。残りは人口割です。既定は 10。",
    ),
    "LotPolicy.rules": ("規模の前提", "共同調達による増減の前提を置き換えるもの。"),
}

WITHHELD: dict[str, str] = {
    "money": "費用",
    "contracts": "契約",
    "vendors": "事業者・製品",
    "gaps": "連携ギャップ",
    "network": "基盤・網・文字",
}
"""What a body may withhold, as the page of a group names it."""
