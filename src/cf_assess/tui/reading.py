"""Long texts for dialogs: guidance with its basis, red flags."""

from collections.abc import Sequence

from rich.text import Text

from cf_assess.language import say
from cf_assess.models.checklist import Criterion
from cf_assess.models.evidence import RedFlag
from cf_assess.models.locator import shorten


def guidance_text(criterion: Criterion, flags: Sequence[RedFlag] = ()) -> Text:
    """Return guidance, ready wording and basis of a criterion.

    A criterion that names red-flag rules shows first what the machine noticed by them.

    Args:
        criterion: what is read about.
        flags: all of the draft.
    """
    laws = [
        f"《{ref.law}》{ref.article or ''}{ref.item or ''}" for ref in criterion.law
    ]
    if criterion.crc:
        articles = "、".join(str(number) for number in criterion.crc)
        laws.append(f"{say('view.crc')} {articles}")
    text = Text()
    if criterion.red_flags:
        noticed = [flag for flag in flags if flag.flag in criterion.red_flags]
        text.append(f"{say('tui.flags.title')}\n", "bold")
        text.append_text(flags_text(noticed))
        text.append("\n\n")
    for heading, body in (
        ("tui.guidance", criterion.guidance),
        ("tui.suggested", criterion.suggestion),
        ("tui.basis", "；".join(laws) or say("tui.nothing")),
        ("view.sources", "、".join(criterion.sources) or say("tui.nothing")),
    ):
        text.append(f"{say(heading)}\n", "bold")
        text.append(f"{body}\n\n")
    text.rstrip()
    return text


def flags_text(flags: Sequence[RedFlag]) -> Text:
    """Return all red flags with clause, wording and reason."""
    text = Text()
    for flag in flags:
        text.append(f"{'!' * flag.severity} {flag.title}\n", "bold red")
        text.append(f"{shorten(flag.locator)}  {flag.quote}\n")
        text.append(f"{flag.why}\n\n", "italic")
    text.rstrip()
    return text if flags else Text(say("tui.flags.none"))
