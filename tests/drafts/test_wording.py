import re
from pathlib import Path

import cf_assess.drafts
from cf_assess.locales.warning import WORDING

SOURCES = Path(cf_assess.drafts.__file__).parent
_CODE = re.compile(r'(?:warn\(\s*|code=|damage=)"([a-z_]+)"')


def test_every_warning_of_a_reader_has_its_sentence_and_no_sentence_is_idle() -> None:
    texts = (path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.py")))
    codes = {code for text in texts for code in _CODE.findall(text)}
    assert codes == {key.removeprefix("warning.") for key in WORDING}
