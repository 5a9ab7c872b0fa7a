"""Whoever watches a long linkage hears of steps and hundredths, and of few records nothing."""

from tests.link.test_model import record

from onrecord.link.model import scored
from onrecord.link.model.progress import FROM, Progress


class Seen:
    def __init__(self) -> None:
        self.stages: list[str] = []
        self.steps: list[int] = []

    def stage(self, name: str, total: int | None) -> None:
        assert total == 100
        self.stages.append(name)
        self.steps.append(0)

    def step(self) -> None:
        self.steps[-1] += 1


def test_every_step_of_a_long_linkage_is_told_from_nothing_to_the_whole() -> None:
    seen, many = (
        Seen(),
        [record(f"{at:05}", f"Ivo Tann{chr(97 + at % 26)}", born=f"{1950 + at % 50}") for at in range(FROM)],
    )
    scored(many, watch=seen)
    assert seen.stages == ["Reading names", "Learning from pairs", "Comparing pairs"]
    assert seen.steps == [100, 100, 100]


def test_few_records_are_linked_without_a_word() -> None:
    seen = Seen()
    scored([record("1", "Ivo Tann"), record("2", "Ivo Tann", "b")], watch=seen)
    assert seen.stages == []


def test_a_part_counts_as_much_as_every_other() -> None:
    seen = Seen()
    progress = Progress(seen)
    progress.begin("Comparing pairs", 4)
    progress.part(1, 2)
    assert seen.steps == [12]
    progress.next()
    assert seen.steps == [25]
    progress.part(0, 0)
    assert seen.steps == [25]
