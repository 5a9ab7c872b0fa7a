"""The name and version of what reads: rules and models. A change that can change a proposal raises the version."""

from onrecord.nouns import CaseSettings

MODEL = "reader@9"
_WITH = "+"


def model_for(settings: CaseSettings) -> str:
    """What reads a case: the usual reader, or one with a larger model, whose name stands behind a plus sign.

    Raises NeedsModel where that model is not there, or is damaged."""
    if settings.reading == "usual":
        return MODEL
    from onrecord.read.tagging.thorough import folder, identity

    return MODEL + _WITH + identity(folder())


def larger_tagger(model: str) -> str:
    """The identity of the larger tagger that a reader of this name reads with; empty for the usual one."""
    return model.partition(_WITH)[2]
