"""One measured figure, set against a named peer or limit of the same run."""

from typing import NamedTuple


class Figure(NamedTuple):
    """`against` names the peer or limit, `bound` is its value in the same unit. `more_is_better` says which side of
    the bound holds; `holds` None where there is nothing to hold (a figure for information)."""

    name: str
    value: float
    unit: str
    against: str = ""
    bound: float | None = None
    more_is_better: bool = True

    @property
    def ratio(self) -> float | None:
        return None if not self.bound else self.value / self.bound

    @property
    def holds(self) -> bool | None:
        if self.bound is None:
            return None
        return self.value >= self.bound if self.more_is_better else self.value <= self.bound

    def line(self) -> str:
        mark = {True: "holds", False: "FALLS SHORT", None: ""}[self.holds]
        bound = "" if self.bound is None else f"  against {self.against} {self.bound:g}"
        ratio = "" if self.ratio is None else f"  ratio {self.ratio:.2f}"
        return f"{self.name:<58} {self.value:>12.4g} {self.unit:<10}{bound}{ratio}  {mark}".rstrip()
