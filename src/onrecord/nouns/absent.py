"""Words that say that something does not exist: "there is no cellar", "the existence of river cellars"."""

import re

ABSENT = re.compile(
    r"(?:the existence of|there (?:is|are|was|were|has been|have been|had been) (?:no|not a|never(?: been)? an?y?)|"
    r"(?:no|not any) such)\s+(.+?)(?=$|[.,;:“”\"]|\s(?:in|under|at|on|for|with|and|or|behind|below|beneath)\b)",
    re.IGNORECASE,
)
