"""The ledger of what has been released: ids are kept, and versions rise with changes.

`released.json` beside the folders of a library remembers, for each source that has a
version, all ids that it ever gave and a digest of its facts by the part of the version
that they raise.  The check of a library compares; a library without a ledger has never
been released and may change as it likes.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from cf_assess.models.base import Model
from cf_assess.models.change import Bump, is_lower, raise_version
from cf_assess.models.checklist import Checklist, RedFlagRules
from cf_assess.models.library import Library
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric, Rubric
from cf_assess.sources.facts import Released, list_facts, list_frozen_facts
from cf_assess.sources.files import read_source_text
from cf_assess.sources.load import locate_value

LEDGER = "released.json"


class Entry(Model):
    """What is remembered of one source."""

    version: str
    ids: tuple[str, ...]
    """Every id it ever gave, obsolete ones included; sorted."""
    digests: Mapping[str, str]
    """SHA-256 of the facts that raise `major`, `minor` and `patch`."""


class Ledger(Model):
    """Everything that has been released, by the path of its file in the library."""

    sources: Mapping[str, Entry]


def read_ledger(root: Path) -> Ledger | None:
    """Return the ledger of a library, or None where there is none.

    Raises:
        SourceUnreadableError: it is too large or not text.
        ValueError: it is no ledger.
    """
    path = root / LEDGER
    if not path.exists():
        return None
    return Ledger.model_validate_json(read_source_text(path))


def write_ledger(ledger: Ledger) -> bytes:
    """Return the ledger as bytes; the same ledger gives the same."""
    value = ledger.model_dump(mode="json")
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def make_ledger(
    library: Library, frozen: Mapping[str, FrozenRubric], before: Ledger | None
) -> Ledger:
    """Return the ledger after a release of everything as it is now.

    Args:
        library: what is released.
        frozen: its rubrics and tailorings with what they ask, by id.
        before: the ledger so far; its ids stay.
    """
    known = before.sources if before is not None else {}
    sources = {
        name: Entry(
            version=source.version,
            ids=tuple(sorted({*_ids_of(source), *_known_ids(known, name)})),
            digests=_digests(source, frozen),
        )
        for name, source in _sources(library)
    }
    return Ledger(sources=sources)


def check_release(
    root: Path, library: Library, frozen: Mapping[str, FrozenRubric]
) -> Iterator[Problem]:
    """Yield what a library must not do to what it has released.

    Args:
        root: its folder.
        library: what it holds now.
        frozen: its rubrics and tailorings with what they ask, by id.
    """
    try:
        ledger = read_ledger(root)
    except ValidationError:
        yield Problem(place=Place(file=str(root / LEDGER)), code="ledger_broken")
        return
    if ledger is None:
        return
    now = dict(_sources(library))
    for name, entry in sorted(ledger.sources.items()):
        path, source = root / name, now.get(name)
        if source is None:
            yield Problem(place=Place(file=str(path)), code="released_file_gone")
            continue
        for gone in sorted(set(entry.ids) - set(_ids_of(source))):
            place = locate_value(path, ("criteria",))
            yield Problem(place=place, code="released_id_gone", values={"id": gone})
        place = locate_value(path, ("version",))
        yield from _check_version(place, source, entry, _digests(source, frozen))


def _check_version(
    place: Place, source: Released, entry: Entry, digests: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem where a version is too low for what changed since."""
    changed = [
        bump
        for bump in Bump
        if entry.digests.get(bump.name.lower()) != digests[bump.name.lower()]
    ]
    if not changed:
        return
    least = raise_version(entry.version, max(changed))
    if is_lower(source.version, least):
        values = {
            "version": source.version,
            "released": entry.version,
            "least": least,
            "part": max(changed).name.lower(),
        }
        yield Problem(place=place, code="version_too_low", values=values)


def _sources(library: Library) -> Iterator[tuple[str, Released]]:
    """Yield every source that has a version, with its path in the library."""
    for checklist in library.checklists:
        yield f"checklists/{checklist.id}.yaml", checklist
    yield "checklists/red_flags.yaml", library.red_flags
    for rubric in library.rubrics:
        yield f"rubrics/{rubric.id}.yaml", rubric
    for tailoring in library.tailorings:
        yield f"rubrics/{tailoring.id}.yaml", tailoring


def _ids_of(source: Released) -> tuple[str, ...]:
    if isinstance(source, Checklist):
        return tuple(criterion.id for criterion in source.criteria)
    if isinstance(source, RedFlagRules):
        return tuple(flag.id for flag in source.flags)
    if isinstance(source, Rubric):
        return (source.id,)
    return (source.id, *(added.criterion.id for added in source.add))


def _known_ids(known: Mapping[str, Entry], name: str) -> tuple[str, ...]:
    return known[name].ids if name in known else ()


def _digests(source: Released, frozen: Mapping[str, FrozenRubric]) -> dict[str, str]:
    """Return the digests of a source's facts, by the part of a version they raise.

    A criterion that comes or goes makes the scores of every rubric that asks it
    incomparable, so a rubric answers for what it asks; wording it leaves to others.
    """
    facts = {(f.bump, f.subject, f.field, f.value) for f in list_facts(source)}
    asked = None if isinstance(source, Checklist | RedFlagRules) else frozen[source.id]
    if asked is not None:
        facts |= {
            (f.bump, f.subject, f.field, f.value)
            for f in list_frozen_facts(asked)
            if f.bump is not Bump.PATCH
        }
    return {
        bump.name.lower(): hashlib.sha256(
            json.dumps(
                sorted(fact[1:] for fact in facts if fact[0] is bump),
                ensure_ascii=False,
            ).encode()
        ).hexdigest()
        for bump in Bump
    }
