"""Dates in text: found, resolved to EDTF intervals, and held against the publication date.

`find_dates` promises that nothing is invented: a relative date without its anchor stays unresolved and says why.
`said_on` dates a statement; `date_clashes` reports what contradicts itself. One language is one function from text to
expressions (`english.expressions`) and one data file; the resolving is the same for all. Rules, bounds and limits:
`docs/methods/dates.md`. Not done: times of day, time zones, calendars other than the Gregorian.
"""

from onrecord.read.dates.clashes import date_clashes
from onrecord.read.dates.discourse import Act
from onrecord.read.dates.find import find_dates
from onrecord.read.dates.said_on import Around, SaidOn, said_on

__all__ = ["Act", "Around", "SaidOn", "date_clashes", "find_dates", "said_on"]
