"""Words of the calendar: months, weekdays, seasons, and those that point from day to day."""

from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__)

MONTHS: dict[str, int] = _WORDS["months"]
WEEKDAYS: dict[str, int] = _WORDS["weekdays"] | {
    f"{name}s": number for name, number in _WORDS["weekdays"].items() if name.endswith("day")
}
SEASONS: dict[str, int] = _WORDS["seasons"]
DAYS: dict[str, int] = _WORDS["days"]
DIRECTIONS: dict[str, int] = _WORDS["directions"]
PERIODS: dict[str, str] = _WORDS["periods"]
YEAR = next(name for name, grain in PERIODS.items() if grain == "year")
PARTS: dict[str, str] = _WORDS["parts"]
PARTS_SHORT: dict[str, str] = _WORDS["parts_short"]
UNITS: dict[str, str] = {
    form: unit
    for name, unit in (PERIODS | _WORDS["units"]).items()
    for form in (name, f"{name}s" if not name.endswith("y") or name == "day" else name[:-1] + "ies")
}
"""Periods and shorter units, singular and plural, by their singular."""

_LISTS: dict[str, frozenset[str]] = {
    key: frozenset(words) for key, words in _WORDS["words"].items()
}
AGO = _LISTS["ago"]
MERIDIAN = _LISTS["meridian"]
CLOCK = _LISTS["clock"]
CLOCK_NAMES = _LISTS["oclock_words"]
PARTS_OF_DAY = _LISTS["parts_of_day"]
ZONES = _LISTS["zones"]
BEFORE_A_YEAR = _LISTS["before_a_year"]
BEFORE_AN_AMOUNT = _LISTS["before_an_amount"]
AFTER_AN_AMOUNT = _LISTS["after_an_amount"]
STREETS = _LISTS["streets"]
BEFORE_A_FEAST = _LISTS["before_a_feast"]
ABBREVIATED = frozenset(
    name
    for name in (*MONTHS, *_WORDS["weekdays"])
    if len(name) < 5 and name not in ("may", "june", "july")
)
NAMES_OF_TIMES = frozenset({*MONTHS, *_WORDS["weekdays"], *SEASONS, *DAYS, *PERIODS}) - {"may"}
"""Words for times that may own something: Tuesday’s vote, last year’s budget."""
BEFORE_A_MONTH = _LISTS["before_a_month"]
STRETCHES = _LISTS["stretches"]
ONLY_BEFORE_A_MONTH = _LISTS["only_before_a_month"]
GIVEN_NAMES = _LISTS["given_names"]
FORWARD = _LISTS["forward"]
INTENT = _LISTS["intent"]
ASKING = _LISTS["asking"]
PAST = _LISTS["past"]
BE = _LISTS["be"]
BEFORE_DUE = _LISTS["before_due"]
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "sep", "jan", "jun", "jul", "nov"})
AMBIGUOUS_WEEKDAYS = frozenset({"sun", "sat", "wed", "mon", "fri", "thu", "tue", "thur"})
