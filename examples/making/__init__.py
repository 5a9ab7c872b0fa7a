"""Makes the binary files of the example case from the readable texts in `source/`.

Promise: the same sources and the same library versions give the same bytes, on any day. So every clock,
random number and identifier that a format asks for is fixed here. Everything that is plain text (pages,
letters, the CSV list, `case.toml`) is kept by hand in the case folder and is not made.
"""
