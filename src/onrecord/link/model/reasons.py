"""What a level of a field means, in words that a person can check against the two records."""

from onrecord.link.records import Record

_NAMES = {
    "alike": "names sound alike",
    "near": "names nearly alike",
    "related": "names of one family or root",
    "surname": "one surname, and another word",
    "different": "names differ",
}


def words(field: str, level: str, a: Record, b: Record) -> str:
    """In English, with the values where they are dates or places."""
    match field:
        case "names":
            same = level == "alike" and {a.name, *a.variants} & {b.name, *b.variants}
            return "the same name" if same else _NAMES[level]
        case "born":
            return f"births {_agree(level)} ({a.born}, {b.born})"
        case "date":
            return f"dates {_agree(level)} ({a.when}, {b.when})"
        case "place":
            return f"{_PLACES[level]} ({a.place}, {b.place})"
        case "row":
            return "the row is repeated cell by cell" if level == "repeated cell by cell" else "the row is not repeated"
        case "list":
            return "on one list" if level == "same list" else "on two lists"
        case _:
            return f"{field} {'agrees' if level == 'same' else 'differs'}"


_PLACES = {
    "same": "one place",
    "one lies in the other": "one place lies in the other",
    "same district": "places of one district",
    "different": "places differ",
}


_BIRTHS = {
    "compatible": "can be one",
    "a digit differs": "differ in a digit, or in two exchanged",
}


def _agree(level: str) -> str:
    if level.startswith("same "):
        return f"agree in the {level.removeprefix('same ')}"
    return _BIRTHS.get(level, level)
