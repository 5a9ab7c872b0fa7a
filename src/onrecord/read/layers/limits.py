"""How much of one item is read, and why no more: a hostile or giant item must not stop the reading of the others.

Each cap that is reached is a finding on the layer; the item itself stays whole in the record.
"""

from onrecord.nouns.shape import Noun

MIB = 1 << 20


class Limits(Noun, frozen=True, kw_only=True):
    """Caps on reading one item."""

    text_characters: int = 20_000_000  # ten Bibles; a larger "text" is a dump to be cut into files by its owner
    text_bytes: int = 64 * MIB  # a table of a million rows
    html_bytes: int = 16 * MIB  # the largest saved pages, pictures inlined, are near 10
    package_bytes: int = 64 * MIB  # an office file as it lies on disk, with pictures
    package_unpacked: int = 512 * MIB  # all its parts unpacked; only those with text are held in memory
    part_unpacked: int = 128 * MIB  # the XML of one document or sheet
    package_ratio: int = 250  # as for archives: honest XML packs below 100 times
    pdf_bytes: int = 256 * MIB
    pdf_pages: int = 5_000
    picture_bytes: int = 128 * MIB
    picture_pixels: int = 120_000_000  # more than the largest phone camera of today (108 million)
    film_bytes: int = 512 * MIB  # held in memory only for its headers; larger ones are kept and not described
    mail_bytes: int = 96 * MIB
    table_rows: int = 200_000
    table_columns: int = 500
    cell_characters: int = 20_000  # a spreadsheet cell holds at most 32,767
    ocr_pages: int = 40  # at 3 seconds a page, two minutes an item
    ocr_seconds: int = 60  # one page; past this the picture is no page


DEFAULT = Limits()
