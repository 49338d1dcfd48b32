"""Bars of the score table, as inline SVG."""

from markupsafe import Markup

_WIDTH, _HEIGHT = 100, 9
_TRACK, _BAR, _TICK = "#e3e6ea", "#2f5d8a", "#9aa3ad"


def draw_bar(points: float | None, label: str) -> Markup:
    """Return a horizontal bar from 0 to 100 points, ticks at the quarters.

    Args:
        points: None draws the empty track of a domain without a score.
        label: what readers of the page who cannot see it are told.
    """
    width = 0.0 if points is None else min(max(points, 0.0), 100.0)
    ticks = "".join(
        f'<line x1="{x}" y1="0" x2="{x}" y2="{_HEIGHT}" stroke="{_TICK}" '
        'stroke-width="0.3"/>'
        for x in (25, 50, 75)
    )
    # Markup.format escapes the label; the rest are numbers of our own.
    return Markup(
        '<svg class="bar" role="img" aria-label="{label}" '
        'viewBox="0 0 {w} {h}" preserveAspectRatio="none">'
        "<title>{label}</title>"
        '<rect x="0" y="0" width="{w}" height="{h}" fill="{track}"/>{ticks}'
        '<rect x="0" y="1.5" width="{bar}" height="{inner}" fill="{color}"/></svg>'
    ).format(
        label=label,
        w=_WIDTH,
        h=_HEIGHT,
        track=_TRACK,
        ticks=Markup(ticks),  # built of numbers above
        bar=f"{width:.2f}",
        inner=_HEIGHT - 3,
        color=_BAR,
    )
