"""MIG33x: progress sheets of the ministry."""

from migplan.diagnostics.code import Code

PROGRESS: dict[str, Code] = {
    "MIG330": Code(
        "進捗表（完了率の集計、または業務別ステップ別進捗一覧）が見つかりません。",
        "there is no progress sheet: neither the summary nor the sheet of steps",
        "見出しに「都道府県」と、業務名またはステップ（①-1 など）が並ぶシートを指定してください。",
        "give a sheet whose header has 都道府県 and the businesses, or the steps such as ①-1",
    ),
    "MIG331": Code(
        "進捗表に「{name}」の行がありません。",
        "the progress sheet has no row for '{name}'",
        "団体名を表のとおりに書いてください。",
        "write the name of the body as the sheet does",
        "「{nearest}」の誤りではありませんか。",
        "did you mean '{nearest}'?",
    ),
    "MIG332": Code(
        "「{name}」という団体が複数の都道府県にあります。",
        "there are bodies called '{name}' in more than one prefecture",
        "都道府県を指定してください: {allowed}",
        "name the prefecture: {allowed}",
    ),
    "MIG333": Code(
        "「{name}」の「{value}」が二度書かれています（最初は {first}）。",
        "'{value}' of '{name}' is written twice (first at {first})",
        "どちらか一方を消してください。",
        "delete one of the two",
    ),
    "MIG334": Code(
        "ステップの列が足りません: {value}",
        "columns of steps are missing: {value}",
        "手順書の 40 ステップ（①-1～⑱-1）の列をすべて残してください。",
        "keep the columns of all 40 steps, ①-1 to ⑱-1",
    ),
    "MIG335": Code(
        "ステップ {step} の「{value}」は読めません。",
        "'{value}' of step {step} is not understood",
        "完了済み、対象外、着手、未着手のいずれかを書くか、空欄にしてください。",
        "write 完了済み, 対象外, 着手 or 未着手, or leave it empty",
    ),
    "MIG336": Code(
        "「{business}」の「{value}」は完了率として読めません。",
        "'{value}' of '{business}' is not a share of finished steps",
        "0～1 の数、または百分率（70.8% など）で書いてください。",
        "write a number from 0 to 1, or a percentage such as 70.8%",
    ),
    "MIG337": Code(
        "「{business}」の完了率 {value} は 40 ステップの整数倍になりません。{steps} ステップとみなします。",
        "the share {value} of '{business}' is no whole number of 40 steps; taken as {steps}",
        "業務ごとの完了率か、複数の業務の平均でないかを確かめてください。",
        "check that it is the share of one business and no average",
    ),
    "MIG338": Code(
        "「{business}」の済んだステップの数が、集計（{summary}）とステップの一覧（{steps}）で違います。一覧を使います。",
        "the finished steps of '{business}' differ: {summary} in the summary, {steps} in the sheet of steps, which is used",
        "二つのシートの時点が同じかを確かめてください。",
        "check that both sheets are of the same day",
    ),
    "MIG339": Code(
        "業務「{value}」は標準化対象業務の一覧にありません。",
        "'{value}' is no standardized business",
        "`migplan catalog businesses` で一覧を見られます。",
        "see `migplan catalog businesses`",
        "「{nearest}」の誤りではありませんか。",
        "did you mean '{nearest}'?",
    ),
}
