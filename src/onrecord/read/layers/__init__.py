"""Bytes to text layers: one reader for each kind of item, all under the same caps; see `lift`."""

from onrecord.read.layers.lift import lift, wants
from onrecord.read.layers.limits import Limits

__all__ = ["Limits", "lift", "wants"]
