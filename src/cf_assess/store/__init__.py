"""The case store: every case of an office in one database.

`open_store` opens or makes it; `CaseStore` holds all that may be asked and changed;
`NewCase` is what a case begins with.  SQL stays in here.
"""

from cf_assess.store.cases import CaseStore, open_store
from cf_assess.store.registration import NewCase

__all__ = ["CaseStore", "NewCase", "open_store"]
