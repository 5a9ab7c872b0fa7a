"""The name and version of what reads: rules and models. A change that can change a proposal raises the version."""

MODEL = "reader@6"
