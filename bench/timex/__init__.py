"""TIMEX3 figures of the date resolver in the protocol of TempEval-3. For benchmarks only: the reader writes EDTF."""
