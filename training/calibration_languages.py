"""Fits `vocab/sure-ru.toml` and `vocab/sure-fr.toml`: how often the proposals of those readers are right.

`python -m training.calibration_languages` writes the tables and `docs/methods/reliability-ru.svg`, `-fr.svg`, and
prints figures. Fitted on the development texts of `bench/data/`, on which the rules were written, so that it foretells
too much; the plots show what it foretells against what is right in `reading-xx-kinds-held.txt`, which nobody reads.
"""

from collections.abc import Callable, Iterator, Sequence

from bench.attributions import places
from bench.reading import marked

from onrecord.nouns import Quotation, Segment
from onrecord.nouns.text import TextLayer
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements import Heard
from onrecord.read.statements.calibrating import along
from onrecord.read.statements.french import hear_french
from onrecord.read.statements.russian import hear_russian
from training.calibration import ROOT, Row, error, plot, table, write
from training.polnear import Attribution
from training.reader import Words, right

_HEAR: dict[str, Callable[[str, Sequence[Segment], Sequence[Quotation]], Heard]] = {
    "ru": hear_russian,
    "fr": hear_french,
}
_MOST = 0.97  # so few proposals cannot show that nearly all are right
_SOURCE = "Fitted by `python -m training.calibration_languages` on the development texts of `bench/data/`"


def rows(file: str, language: str) -> Iterator[Row]:
    """The proposals in the texts of a file, with their raw scores."""
    for name, _, text, gold in marked(file):
        layer = TextLayer(item="i", text=text, sha256="0" * 64, extractor="training@1")
        parts = segments(layer, language)
        quoted = quotations(text, [(one.start, one.end) for one in parts], language)
        words = Words(text)
        meant = [_attribution(*places(text, one)) for one in gold]
        for told in _HEAR[language](text, parts, quoted).told:
            yield Row(name, told.found_by, told.confidence, any(right(words, told, one) for one in meant))


def _attribution(
    speaker: Sequence[tuple[int, int]], cue: Sequence[tuple[int, int]], content: Sequence[tuple[int, int]]
) -> Attribution:
    return Attribution(tuple(speaker), tuple(cue), tuple(content))


def main() -> None:
    for language in _HEAR:
        fitted_on = [*rows(f"reading-{language}-dev", language), *rows(f"reading-{language}-kinds-dev", language)]
        held = list(rows(f"reading-{language}-kinds-held", language))
        points = {way: [(raw, min(share, _MOST)) for raw, share in some] for way, some in table(fitted_on).items()}
        write(points, language, _SOURCE)
        told = [(along(points[one.found_by], one.raw), one.right) for one in held]
        (ROOT / "docs" / "methods" / f"reliability-{language}.svg").write_text(plot(told), encoding="utf-8")
        print(f"{language}: fitted on {len(fitted_on)}, shown on {len(held)} proposals")
        raw = error([(one.raw, one.right) for one in held])
        print(f"  calibration error {error(told):.3f} (texts held back), {raw:.3f} raw")


if __name__ == "__main__":
    main()
