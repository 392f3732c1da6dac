"""The closed table of problem codes: sentence and hint in both languages.

A code never changes its meaning. ``{...}`` is filled from the values of a diagnostic; the hint
with ``{nearest}`` is used when a similar known name was found.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """Sentences of one code."""

    ja: str
    en: str
    hint_ja: str = ""
    hint_en: str = ""
    near_ja: str = ""
    near_en: str = ""

    def sentence(self, lang: str) -> str:
        """What is wrong, with places to fill in."""
        return self.en if lang == "en" else self.ja

    def hint(self, lang: str, *, nearest: bool) -> str:
        """What to write instead, with places to fill in."""
        if nearest and self.near_ja:
            return self.near_en if lang == "en" else self.near_ja
        return self.hint_en if lang == "en" else self.hint_ja


_NEAR_JA = "「{nearest}」の誤りではありませんか。"
_NEAR_EN = "did you mean '{nearest}'?"

CODES: dict[str, Code] = {
    # MIG1xx: a file or value cannot be read
    "MIG101": Code("ファイルを開けません（{reason}）。", "the file cannot be opened ({reason})"),
    "MIG102": Code(
        "ファイルが大きすぎます（{size}、上限 {limit}）。",
        "the file is too large ({size}; the limit is {limit})",
        "棚卸に要らないデータを除くか、ファイルを分けてください。",
        "remove what is no inventory data, or split the file",
    ),
    "MIG103": Code(
        "UTF-8 の文字として読めません。",
        "the file is not UTF-8 text",
        "文字コードを UTF-8 にして保存し直してください（メモ帳なら「名前を付けて保存」→「エンコード」で UTF-8 を選びます）。",
        "save the file again with the encoding UTF-8",
    ),
    "MIG104": Code(
        "YAML の書き方が正しくありません（{reason}）。",
        "this is not valid YAML ({reason})",
        "字下げと「:」の後の空白を確かめてください。",
        "check the indentation and the space after ':'",
    ),
    "MIG105": Code(
        "字下げにタブが使われています。",
        "a tab is used for indentation",
        "タブを半角空白 2 つに置き換えてください。",
        "replace the tab by two spaces",
    ),
    "MIG106": Code(
        "項目「{key}」が同じ所に二度書かれています（最初は {first}）。",
        "the key '{key}' is written twice (first at {first})",
        "どちらか一方を消してください。",
        "delete one of the two",
    ),
    "MIG107": Code(
        "YAML の別名（*）の展開が多すぎます。",
        "too many YAML aliases are expanded",
        "別名を使わずに値をそのまま書いてください。",
        "write the values out instead of using aliases",
    ),
    "MIG108": Code(
        "最上位は「項目: 値」の形で書いてください。",
        "the top level must be a mapping of keys to values",
    ),
    "MIG109": Code(
        "フォルダーに棚卸のファイルがありません。",
        "the folder holds no inventory file",
        "municipality.yaml、systems.csv などを置いてください。",
        "put municipality.yaml, systems.csv and so on into it",
    ),
    "MIG110": Code("CSV の見出し行がありません。", "the CSV file has no header row"),
    "MIG111": Code(
        "この行の列数（{found}）が見出し（{expected}）と合いません。",
        "this row has {found} cells, the header has {expected}",
        "値に「,」を含むときは全体を「\"」で囲んでください。",
        "put a value that contains ',' between double quotes",
    ),
    "MIG112": Code(
        "この種類のファイルは読めません（{suffix}）。",
        "files of this kind cannot be read ({suffix})",
        ".yaml または .csv のファイル、もしくはそれらを入れたフォルダーを指定してください。",
        "give a .yaml or .csv file, or a folder of them",
    ),
    # MIG12x: a value has the wrong form
    "MIG120": Code("「{field}」が書かれていません。", "'{field}' is missing", "この項目は必須です。", "this field is required"),
    "MIG121": Code(
        "「{field}」という項目はありません。",
        "there is no field '{field}'",
        "項目名を確かめてください。",
        "check the name of the field",
        _NEAR_JA,
        _NEAR_EN,
    ),
    "MIG122": Code(
        "「{value}」は日付として読めません。",
        "'{value}' is not a date",
        "2027-03-31 の形で書いてください。分からないときは空欄にします。",
        "write it as 2027-03-31; leave it empty when it is unknown",
    ),
    "MIG123": Code(
        "「{value}」は期日として読めません。",
        "'{value}' is not a date, month or fiscal year",
        "2027-03-31（日）、2027-03（月）、FY2026（年度）のいずれかで書いてください。分からないときは空欄にします。",
        "write 2027-03-31, 2027-03 or FY2026; leave it empty when it is unknown",
    ),
    "MIG124": Code(
        "「{value}」は選べる値ではありません。",
        "'{value}' is not one of the allowed values",
        "選べる値: {allowed}",
        "allowed: {allowed}",
        "「{nearest}」の誤りではありませんか。選べる値: {allowed}",
        "did you mean '{nearest}'? Allowed: {allowed}",
    ),
    "MIG125": Code(
        "「{value}」は数として読めません。",
        "'{value}' is not a whole number",
        "半角数字だけで書いてください（例: 1200000）。",
        "write digits only, such as 1200000",
    ),
    "MIG126": Code(
        "「{value}」は範囲の外です（{limit}）。",
        "'{value}' is out of range ({limit})",
    ),
    "MIG127": Code(
        "「{value}」は「はい・いいえ」として読めません。",
        "'{value}' is neither true nor false",
        "true または false と書いてください。",
        "write true or false",
    ),
    "MIG128": Code(
        "「{value}」は文字として書かれていません。",
        "'{value}' is not text",
        "引用符で囲んでください（例: \"{value}\"）。",
        'put it between quotes: "{value}"',
    ),
    "MIG129": Code(
        "「{value}」は記号として使えません。",
        "'{value}' cannot be used as an id",
        "id は半角の英字・数字と _ . - だけで書いてください（例: juki_01）。名前は name に書きます。",
        "an id holds ASCII letters, digits and _ . - only (such as juki_01); the name goes into 'name'",
    ),
    "MIG130": Code(
        "長すぎます（{length} 文字、上限 {limit} 文字）。",
        "this is too long ({length} characters; the limit is {limit})",
    ),
    "MIG131": Code("ここには「項目: 値」の組が必要です。", "a mapping of keys to values is expected here"),
    "MIG132": Code(
        "ここには「- 値」の並びが必要です。",
        "a list is expected here",
        "値が一つでも「- 」を付けて書いてください。",
        "write '- ' before each value, even if there is only one",
    ),
    "MIG133": Code("値「{value}」を受け付けられません（{reason}）。", "the value '{value}' is not accepted ({reason})"),
    "MIG134": Code(
        "団体コード「{value}」の形が正しくありません。",
        "'{value}' is not a municipality code",
        "検査数字を含む 6 桁の数字で、引用符で囲んで書いてください（例: \"222097\"）。",
        'write six digits including the check digit, between quotes, such as "222097"',
    ),
    "MIG135": Code(
        "団体コード「{value}」の検査数字が合いません。",
        "the check digit of municipality code '{value}' is wrong",
        "末尾の数字は {expected} になるはずです。",
        "the last digit should be {expected}",
    ),
    # MIG2xx: values do not fit together
    "MIG201": Code(
        "id「{id}」が二度使われています（最初は {first}）。",
        "the id '{id}' is used twice (first at {first})",
        "一方を別の id にしてください。",
        "give one of them another id",
    ),
    "MIG202": Code(
        "業務「{value}」は標準化対象業務・共通機能の一覧にありません。",
        "'{value}' is no standardized business or common function",
        "`migplan catalog businesses` で一覧を見られます。対象外のシステムなら businesses を空にします。",
        "see `migplan catalog businesses`; leave 'businesses' empty for a system out of scope",
        "「{nearest}」の誤りではありませんか。一覧は `migplan catalog businesses` で見られます。",
        "did you mean '{nearest}'? See `migplan catalog businesses`",
    ),
    "MIG203": Code(
        "「{value}」というシステム・外部機関はありません。",
        "there is no system or partner '{value}'",
        "systems か partners に加えるか、id を直してください。",
        "add it to systems or partners, or correct the id",
        _NEAR_JA,
        _NEAR_EN,
    ),
    "MIG204": Code(
        "「{value}」というシステムはありません。",
        "there is no system '{value}'",
        "systems に加えるか、id を直してください。",
        "add it to systems, or correct the id",
        _NEAR_JA,
        _NEAR_EN,
    ),
    "MIG205": Code(
        "対象外システムの種類「{value}」は一覧にありません。",
        "'{value}' is no known kind of local system",
        "`migplan catalog local` で一覧を見られます。当てはまるものが無ければ空欄にします。",
        "see `migplan catalog local`; leave it empty when none fits",
        _NEAR_JA,
        _NEAR_EN,
    ),
    "MIG206": Code(
        "基盤「{value}」は一覧にありません。",
        "'{value}' is no known hosting",
        "選べる値: {allowed}",
        "allowed: {allowed}",
        _NEAR_JA,
        _NEAR_EN,
    ),
    "MIG207": Code(
        "提供側と利用側が同じシステム「{value}」です。",
        "provider and consumer are the same system '{value}'",
    ),
    "MIG208": Code(
        "開始日 {start} が期限 {end} より後です。",
        "not_before {start} is after the deadline {end}",
    ),
    "MIG209": Code(
        "切替済みのシステムに日付の指定（pin）があります。",
        "a system that is already live has a pinned date",
        "state を直すか、pin を消してください。",
        "correct the state or delete the pin",
    ),
    "MIG210": Code(
        "対応方針（disposition）は標準化対象外のシステムにだけ書けます。",
        "a disposition can only be given for a local system",
    ),
    "MIG211": Code(
        "統合先（absorbed_by）が書かれていません。",
        "'absorbed_by' is missing for a system that is absorbed",
    ),
    "MIG212": Code(
        "価格「{value}」は一覧にありません。",
        "there is no price '{value}'",
        "`migplan catalog prices` で一覧を見られます。",
        "see `migplan catalog prices`",
        _NEAR_JA,
        _NEAR_EN,
    ),
    "MIG213": Code(
        "価格の範囲が逆です（下 {low}、中 {typical}、上 {high}）。",
        "the price range is out of order (low {low}, typical {typical}, high {high})",
        "low ≦ typical ≦ high の順にしてください。",
        "keep low <= typical <= high",
    ),
    "MIG214": Code(
        "前後関係が輪になっています: {value}",
        "the stated precedences form a cycle: {value}",
        "どれか一つを外してください。",
        "remove one of them",
    ),
    "MIG215": Code(
        "「{value}」は繁忙期の日付として読めません。",
        "'{value}' is not a day of a season",
        "03-10（月-日）、monthly:18（毎月）、variable（不定）のいずれかで書いてください。",
        "write 03-10, monthly:18 or variable",
    ),
}
