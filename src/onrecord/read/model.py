"""The name and version of the rules that read. A change that can change a proposal raises the version."""

MODEL = "rules@4"
