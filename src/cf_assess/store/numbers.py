"""Running numbers of a year: taken once, in order, never twice."""

from sqlalchemy import Column, ColumnElement, Connection, func, select

from cf_assess.store.tables import cases, numbering


def take_case_number(connection: Connection, year: int) -> int:
    """Return the next running number of cases of a year."""
    return _take(connection, "case", cases.c.year == year, cases.c.running)


def take_opinion_number(connection: Connection, year: int) -> int:
    """Return the next running number of opinions of a year."""
    of_year = cases.c.opinion_year == year
    return _take(connection, "opinion", of_year, cases.c.opinion_running)


def _take(
    connection: Connection,
    series: str,
    of_year: ColumnElement[bool],
    running: Column[int],
) -> int:
    """Return one more than the highest so far.

    The row of the series is locked until the transaction ends, for databases in
    which two writers could read the same highest number.
    """
    lock = select(numbering).where(numbering.c.series == series).with_for_update()
    connection.execute(lock).one()
    highest = connection.scalar(select(func.max(running)).where(of_year))
    return (highest or 0) + 1
