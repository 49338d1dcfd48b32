"""What stands beside the text of a Word file: footnotes and margin comments."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from cf_assess.drafts.archive import Element
from cf_assess.drafts.lines import Line, Role, tidy
from cf_assess.drafts.word.package import Package, descendants_of, value_of
from cf_assess.drafts.word.text import TextReader
from cf_assess.models.draft import Revisions


def read_notes(
    package: Package,
    references: Sequence[tuple[str, str]],
    read_flat: Callable[[Element], Line],
) -> Iterator[Line]:
    """Return the footnotes, numbered in the order in which the text refers to them.

    Args:
        package: the file.
        references: part (`footnotes`, `endnotes`) and id of each note referred to.
        read_flat: reads the blocks of a note on one line.
    """
    roots: dict[str, dict[str, Element]] = {}
    for number, (part, note_id) in enumerate(dict.fromkeys(references), start=1):
        if part not in roots:
            root = package.read_related(part)
            notes = () if root is None else root
            roots[part] = {value_of(n, "id") or "": n for n in notes}
        note = roots[part].get(note_id)
        line = None if note is None else read_flat(note)
        if line is not None and line.text:
            yield line._replace(text=f"注{number} {line.text}", role=Role.FOOTNOTE)


def read_comments(package: Package, revisions: Revisions) -> Mapping[str, str]:
    """Return the texts of the margin comments by id."""
    root = package.read_related("comments")
    reader = TextReader(b"", revisions)
    return {
        value_of(comment, "id") or "": tidy(
            " ".join(reader.read(p) for p in descendants_of(comment, "p"))
        )
        for comment in (() if root is None else root)
    }
