"""MIG420 to MIG429: templates, styles and sentences of an office's own."""

from migplan.diagnostics.code import NEAR_EN, NEAR_JA, Code

_KEPT_JA = "この部分は標準のまま報告書を作りました。"
_KEPT_EN = "the report was made with the standard block instead"
_LIST_JA = "差し替えられるファイルは docs/templates.md にあります。"
_LIST_EN = "docs/templates.md lists the files that can be replaced"

TEMPLATES: dict[str, Code] = {
    "MIG420": Code(
        "テンプレートを読めません（{reason_ja}）。",
        "the template cannot be read ({reason_en})",
        f"UTF-8 の文字として保存し直してください。{_KEPT_JA}",
        f"save it as UTF-8 text; {_KEPT_EN}",
    ),
    "MIG421": Code(
        "「{value}」という名前のテンプレートはありません。",
        "there is no template called '{value}'",
        _LIST_JA,
        _LIST_EN,
        f"{NEAR_JA}{_LIST_JA}",
        f"{NEAR_EN} {_LIST_EN}",
    ),
    "MIG422": Code(
        "「{value}」は差し替えられません。",
        "'{value}' cannot be replaced",
        f"スクリプトと図は差し替えの対象外です。{_LIST_JA}",
        f"scripts and drawings stay as they are; {_LIST_EN}",
    ),
    "MIG423": Code(
        "テンプレートの書き方が正しくありません（{reason_ja}）。",
        "the template is not well formed ({reason_en})",
        f"「{{{{% … %}}}}」「{{{{{{{{ … }}}}}}}}」の対応と、その行の書き方を確かめてください。{_KEPT_JA}",
        f"check that tags and braces pair, and the spelling on that line; {_KEPT_EN}",
    ),
    "MIG424": Code(
        "テンプレートを実行できません（{reason_ja}）。",
        "the template fails ({reason_en})",
        f"使える名前は docs/templates.md にあります。{_KEPT_JA}",
        f"docs/templates.md lists the names to use; {_KEPT_EN}",
    ),
    "MIG425": Code(
        "「{value}」というキーの文言はありません。",
        "there is no message '{value}'",
        "キーと標準の文言は templates/messages の各ファイルにあります。この文言は使っていません。",
        "the files in templates/messages have all keys; this message was left out",
        NEAR_JA,
        NEAR_EN,
    ),
    "MIG426": Code(
        "文言「{value}」に {missing} がありません。",
        "the message '{value}' lacks {missing}",
        '{{ja: "…", en: "…"}} のように、どの言語も書いてください。この文言は標準のままです。',
        'write all languages, such as {{ja: "...", en: "..."}}; the standard wording was kept',
    ),
    "MIG427": Code(
        "文言「{value}」に使えない差し込み {found} があります。",
        "the message '{value}' has the placeholder {found}, which cannot be filled",
        "使える差し込み: {allowed}。この文言は標準のままです。",
        "allowed: {allowed}; the standard wording was kept",
    ),
    "MIG428": Code(
        "文言の一覧として読めません（{reason_ja}）。",
        "this is no list of messages ({reason_en})",
        '「キー: {{ja: "…", en: "…"}}」の形で書いてください。',
        'write lines such as key: {{ja: "...", en: "..."}}',
    ),
    "MIG429": Code(
        "スタイルに「</」は使えません。",
        "a style must not hold '</'",
        f"「</」を含まない書き方に直してください。{_KEPT_JA}",
        f"write the style without it; {_KEPT_EN}",
    ),
}
