"""The only rounding: exact fractions to text for display."""

from fractions import Fraction


def round_half_up(value: Fraction, decimals: int) -> str:
    """Return `value` with so many decimals; a half goes away from zero.

    Never passes through a float: 86.125 gives `86.13` and -0.125 gives `-0.13`.
    What rounds to zero carries no sign.

    Args:
        value: exact.
        decimals: 0 or more.
    """
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    split = len(digits) - decimals
    text = f"{digits[:split]}.{digits[split:]}" if decimals else digits
    return f"-{text}" if value < 0 and whole else text
