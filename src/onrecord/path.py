"""The main path: from a folder of collected material to a dossier, noun to noun, downward, once.

    collect -> read -> record -> corroborate -> link -> estimate -> publish

A phase proposes; this module keeps what is proposed, through the casefile's writer, and asks for nothing twice:
a file that has not changed is not sealed again, an item read by today's reader under today's settings is not read
again, and where nothing at all was added since the last whole run, that run stands. Killed at any moment, the next
run goes on from what was acknowledged.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Protocol

import msgspec

from onrecord import __version__, collect, corroborate, estimate, link, publish, read, record
from onrecord.casefile import Casefile, Writer
from onrecord.nouns import (
    CaseSettings,
    Finding,
    Item,
    ItemSettings,
    Noun,
    Numbers,
    Run,
    Survey,
    Taken,
    Vanished,
    to_json,
)
from onrecord.standing import lay_account

_BATCH = 64  # items acknowledged together: one round of fsync for all of them


class Watch(Protocol):
    """Whoever wants to see how far the work has come: a progress bar, a test, nobody."""

    def stage(self, name: str, total: int | None) -> None: ...
    def step(self) -> None: ...


def build(case: Casefile, folder: Path, to: Path, watch: Watch, *, workers: int = 2, again: bool = False) -> Taken:
    """Take in what `folder` holds, read it, weigh it, and write the dossier to `to`. `again` publishes in any case."""
    with case.writer() as writer:
        settings, misset = collect.read_settings(folder)
        reader = read.model_for(settings)
        _keep_if_new(case, writer, settings)
        taken = _take_in(case, writer, folder, misset, watch)
        if not again and _stands(case, to, reader):
            return taken
        _read(case, writer, settings, reader, watch, workers)
    _weigh(case, settings, watch)
    _publish(case, to, reader, watch)
    return taken


def _take_in(case: Casefile, writer: Writer, folder: Path, misset: tuple[Finding, ...], watch: Watch) -> Taken:
    """Seal what is new or changed, note what has vanished and what is odd (`misset`: in the settings already)."""
    before = {item.name: item for item in case.current()}
    known = {
        name: collect.Known(size=item.object.size, modified=item.modified, item_id=item.id)
        for name, item in before.items()
        if item.derived_from is None
    }
    watch.stage("Taking in", collect.count(folder))
    within: dict[str, list[str]] = {}
    for name in before:
        within.setdefault(name.partition("!/")[0], []).append(name)
    seen: dict[str, Item | None] = {}
    walked = [*misset]
    for handed in collect.hand_in(folder, known):
        if isinstance(handed, Finding):
            walked.append(handed)
            continue
        watch.step()
        if isinstance(handed, collect.Unchanged):
            seen.update(dict.fromkeys(within.get(handed.name, ())))
            continue
        walked.extend(handed.findings)
        try:
            sealed = list(_seal(case, writer, handed, collect.Budget(folder=case.incoming)))
        except OSError:
            walked.append(_gone_while_read(handed.to_be.name))
            continue
        seen.update({item.name: item for item in sealed if isinstance(item, Item)})
        _note(case, writer, tuple(found for found in sealed if isinstance(found, Finding)))
        if len(seen) % _BATCH == 0:
            writer.commit()
    unread = {found.where for found in walked}  # there, but not readable today: not vanished
    gone = [item for name, item in before.items() if name not in seen and name.split("!/")[0] not in unread]
    for item in gone:
        writer.keep(Vanished(item=item.id))
    _keep_if_new(case, writer, Survey(findings=tuple(walked)))
    writer.commit()
    return _taken(before, seen, len(gone))


def _seal(case: Casefile, writer: Writer, handed: collect.Handed, budget: collect.Budget) -> Iterator[Item | Finding]:
    """Seal one thing and, if it holds others, those too, out of the bytes that were sealed."""
    with handed.open() as stream:
        item = writer.take_in(handed.to_be, stream)
    yield item
    if not collect.holds_others(item.media_type):
        return
    writer.commit()
    with case.open_object(item.object) as sealed:
        for member in collect.members(item, sealed, budget):
            if isinstance(member, Finding):
                yield member
                continue
            for found in _seal(case, writer, member, budget.deeper()):
                yield found
                if isinstance(found, Item) and found.name == member.to_be.name:  # its file is not walked again,
                    for one in member.findings:  # so what is odd about it goes by its id
                        yield msgspec.structs.replace(one, where=found.id)


def _gone_while_read(name: str) -> Finding:
    return Finding(
        code="unreadable",
        what="It changed or went away while it was read; it is not in the record.",
        where=name,
        how_bad="damage",
        next="Build again when nothing else writes to the folder.",
    )


def _taken(before: dict[str, Item], seen: dict[str, Item | None], gone: int) -> Taken:
    new = changed = 0
    for name, item in seen.items():
        if item is None or (name in before and before[name].id == item.id):
            continue
        changed += name in before
        new += name not in before
    return Taken(new=new, changed=changed, unchanged=len(seen) - new - changed, vanished=gone)


def _read(case: Casefile, writer: Writer, settings: CaseSettings, reader: str, watch: Watch, workers: int) -> None:
    """Read every item of the folder that `reader` has not read under today's settings, each content once."""
    jobs: list[read.Job] = []
    under: dict[str, str] = {}
    for item in _once(case.current(), settings):
        source = source_of(item, settings, reader)
        under[item.id] = _digest(to_json(source.settings), to_json(source.languages))
        old = case.proposed(item.id)
        if old is None or old.model != reader or old.under != under[item.id]:
            jobs.append((source, _opener(case, item)))
    if not jobs:
        return
    watch.stage("Reading", len(jobs))
    for done, (source, layer, reading) in enumerate(read.read_all(jobs, case.ids, workers=min(workers, len(jobs))), 1):
        writer.keep(layer)
        writer.keep(msgspec.structs.replace(reading, under=under[source.item.id]))
        if done % _BATCH == 0:
            writer.commit()
        watch.step()
    writer.commit()


def _once(items: tuple[Item, ...], settings: CaseSettings) -> Iterator[Item]:
    """One item for each content: the same bytes are read once, where somebody said something of them if anywhere."""
    chosen: dict[str, Item] = {}
    for item in items:
        other = chosen.setdefault(item.object.sha256, item)
        if settings_of(other, settings) == ItemSettings() != settings_of(item, settings):
            chosen[item.object.sha256] = item
    yield from chosen.values()


def _opener(case: Casefile, item: Item) -> Callable[[], bytes]:
    return lambda: case.read_object(item.object, item.object.size)


def source_of(item: Item, settings: CaseSettings, reader: str) -> read.Source:
    """What the reader of that name is told about an item."""
    own = settings_of(item, settings)
    return read.Source(item=item, settings=own, languages=settings.languages, model=reader)


def settings_of(item: Item, settings: CaseSettings) -> ItemSettings:
    """What `case.toml` says of an item: by its whole name, by the last part of it, or of the archive it lay in."""
    inside = item.name.split("!/")
    names = [item.name, PurePosixPath(inside[-1]).name, *("!/".join(inside[:n]) for n in range(len(inside) - 1, 0, -1))]
    return next((settings.items[name] for name in names if name in settings.items), ItemSettings())


def _weigh(case: Casefile, settings: CaseSettings, watch: Watch) -> None:
    """From readings to numbers, people's decisions laid over every proposal."""
    watch.stage("Weighing", 4)
    decisions = case.decisions()
    readings, layers = tuple(case.readings()), tuple(case.layers())
    items = case.items()
    account = record.tell(readings, layers, items, settings, case.ids)
    account = lay_account(account, decisions, case.same_items()).account
    watch.step()
    backing = corroborate.weigh(account, readings, layers, items, case.ids)
    watch.step()
    people = link.link(account, readings, decisions, case.judged(), case.ids, backing.copied_lists, watch)
    watch.step()
    numbers = estimate.estimate(
        people, readings, before=case.latest(Numbers), called=account.called,
        compiling=lambda: watch.stage("Compiling the models, once on this machine", 1),
    )  # fmt: skip
    with case.writer() as writer:
        for noun in (account, backing, people, numbers):
            _keep_if_new(case, writer, noun)
    watch.step()


def _publish(case: Casefile, to: Path, reader: str, watch: Watch) -> None:
    watch.stage("Publishing", 1)
    published = publish.publish(case, to, estimate.draw)
    with case.writer() as writer:
        run = Run(
            version=_rules(reader), manifest=published.manifest, withheld=published.withheld, named=published.named
        )
        writer.keep(run)
    watch.step()


def _rules(reader: str) -> str:
    """Other rules, another run."""
    return f"onrecord@{__version__} {reader}"


def _stands(case: Casefile, to: Path, reader: str) -> bool:
    """Whether the last thing the log says is that this very version ran to its end, and its dossier is still there."""
    last = case.last_entry()
    run = case.latest(Run)
    if last is None or last.kind != "run" or run is None or run.version != _rules(reader):
        return False
    manifest = to / publish.MANIFEST
    return manifest.is_file() and hashlib.sha256(manifest.read_bytes()).hexdigest() == run.manifest


def _keep_if_new(case: Casefile, writer: Writer, noun: Noun) -> None:
    if case.latest(type(noun)) != noun:
        writer.keep(noun)


def _note(case: Casefile, writer: Writer, findings: tuple[Finding, ...]) -> None:
    kept = {finding for _, finding in case.findings()} if findings else set()
    for finding in findings:
        if finding not in kept:
            kept.add(finding)
            writer.keep(finding)


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
