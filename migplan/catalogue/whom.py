"""Who usually knows what an inventory leaves open."""

from typing import Final

from migplan.model.text import Bilingual

OWNER: Final = Bilingual(ja="主管課", en="the division in charge")
VENDOR: Final = Bilingual(ja="事業者", en="the vendor")
CONTRACTS: Final = Bilingual(ja="契約担当課", en="the contract division")
IT: Final = Bilingual(ja="情報政策課", en="the IT division")
