"""Words as data; see `onrecord.read.vocabulary`."""
