"""Can the models answer at once, or must this machine compile them first? Once, some fifteen seconds."""


def is_ready() -> bool:
    """Whether the machine code of the models is on disk; where it is not, the first estimate makes it."""
    from onrecord.estimate.compiled import is_kept
    from onrecord.estimate.poisson import choose
    from onrecord.estimate.sweeps import sweep

    return is_kept(choose) and is_kept(sweep)
