# ruff: noqa: E501 - a case reads better as a table than as a tower
"""An invented case, whole enough to be published: real log, real signatures, real proofs, all in memory.

The material tells of the invented town of Orvesh. `Casebook` keeps every word of it beside the names that must never
appear in a dossier.
"""

import datetime as dt
import hashlib
import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord import nouns as n
from onrecord import publish as room
from onrecord.ledger import Checkpoint, Place, Proof, Tree, VerifierKey, draft, leaf_hash, leaf_of, sign_checkpoint
from onrecord.ledger.author import sign_entry
from onrecord.ledger.note import sign_note

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MACHINE = "machine:rules-en@1"
RULE = "machine:corroborate@1"

COURIER = """Taken at night: the men of Salt Street

By Nadia Orlen

A cannery worker told The Quay Courier that police had detained him in Orvesh. “They beat us with a length of hose,” Timen Merkhot said. His mother, Zhanna Merkhot, waited at the gate for three days.

Last month the governor’s press secretary, Oksana Prell, denied that anyone had been detained in Orvesh.
"""
PRELL = """On messages in social networks

The Governor’s press secretary, Oksana Prell, met journalists in the region of Kessaly.

“There have been no arrests in the Lower Town,” Prell said. “Bogdan Chermoy is working at sea.”

Prell had said in January that the detained would be released soon.
"""
CHARTER = """Charter Watch report

Charter Watch interviewed seven men who had been held in the old tannery in Orvesh. “We saw the cells,” the report says.

It has the names of 27 men.
"""
ARABIC = "قالت: «لا أطلب شيئاً سوى أن أعرف أين هو».\n"
LIST = "Name;Born;Detained;Religion;Note\nТимен Мерхот;1999;11.02.2024;Lampist;son of Zh. M.\nArsen Vorsan;1995;20.01.2024;;\n"

SECRETS = (
    "Nadia Orlen", "Orlen", "Timen", "Merkhot", "Zhanna", "Chermoy", "Bogdan", "Мерхот", "Тимен", "Vorsan", "Arsen",
    "1999", "11.02.2024", "son of Zh", "Member Lark", "letter-from-merkhot", "أطلب", "Lampist",
)  # fmt: skip


@dataclass
class Casebook:
    """A record in memory. Answers what `publish.Case` asks, with a real ledger behind it."""

    nouns: dict[type, Any] = field(default_factory=dict)
    found: list[n.Finding] = field(default_factory=list)
    seed: int = 7

    def __post_init__(self) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"seed%d" % self.seed).digest())
        self.origin = f"k3v7q{self.seed}/a1"
        self.ids = n.Ids(key=hashlib.sha256(b"ids%d" % self.seed).digest())
        self.verifier_key = VerifierKey(self.origin, self.key.public_key().public_bytes_raw())
        self.log: list[Any] = []
        self.tree = Tree()
        self.things: list[n.Item] = []
        self.texts: dict[str, n.TextLayer] = {}
        self.readings_: dict[str, n.Reading] = {}
        self.bytes_: dict[str, bytes] = {}
        self._salts = itertools.count()
        self._append({"kind": "begun", "by": "Member Lark"})

    def _randomness(self, size: int) -> bytes:
        return hashlib.sha512(b"salt%d/%d" % (self.seed, next(self._salts))).digest()[:size]

    def _append(self, fields: dict[str, Any]) -> int:
        drafted = draft(fields, self._randomness)
        index = len(self.log)
        author = sign_entry(drafted.entry, Place(self.origin, index), self.key, self._randomness)
        disclosures = tuple(each.text for each in drafted.disclosures)
        self.log.append(SimpleNamespace(entry=drafted.entry, author=author, disclosures=disclosures))
        self.tree.append(leaf_hash(leaf_of(drafted.entry, author)))
        return index

    def add(self, name: str, text: str, media_type: str = "text/html", **settled: Any) -> n.Item:
        """Take in an item with its text and an empty reading; `settled` are fields of the reading."""
        data = text.encode()
        sha = hashlib.sha256(data).hexdigest()
        ref = n.ObjectRef(name="o" + sha[:8], sha256=sha, size=len(data), media_type=media_type)
        item = n.Item(
            id=self.ids.mint("i", name), name=name, object=ref, taken_in=dt.datetime(2024, 8, 1, tzinfo=dt.UTC)
        )
        object = {"id": ref.name, "len": ref.size, "mime": media_type, "sha256": sha}
        self._append(
            {"kind": "item", "at": "2024-08-01T10:00:00Z", "by": "Member Lark", "object": object, "body.name": name}
        )
        self.things.append(item)
        self.bytes_[ref.name] = data
        layer = n.TextLayer(item=item.id, text=text, sha256=sha, extractor="plain@1")
        self.texts[item.id] = layer
        language = settled.pop("language", "en")
        self.readings_[item.id] = n.Reading(
            item=item.id, layer=sha, model="rules-en@1", language=language, sentences=tuple(sentences(text)), **settled
        )
        return item

    def read(self, item: n.Item, **more: Any) -> None:
        self.readings_[item.id] = msgspec.structs.replace(self.readings_[item.id], **more)

    def at(self, item: n.Item, words: str) -> n.Span:
        start = self.texts[item.id].text.index(words)
        return n.Span(start=start, end=start + len(words), text=words)

    def says(self, item: n.Item, speaker: str | None, cue: str, content: str, kind: str, **more: Any) -> n.Statement:
        return n.Statement(
            id=self.ids.mint("s", item.id, content), decided_by=more.pop("decided_by", MACHINE), confidence=0.8,
            item=item.id, speaker=self.at(item, speaker) if speaker else None, cue=(self.at(item, cue),),
            content=(self.at(item, content),), kind=kind, said_on=more.pop("said_on", None), **more,
        )  # fmt: skip

    def mention(self, item: n.Item, words: str, kind: str, **more: Any) -> n.Mention:
        return n.Mention(span=self.at(item, words), kind=kind, name=more.pop("name", words), **more)

    # what publishing asks
    def current(self) -> tuple[n.Item, ...]:
        return tuple(self.things)

    def layer(self, item_id: str) -> n.TextLayer | None:
        return self.texts.get(item_id)

    def reading(self, item_id: str) -> n.Reading | None:
        return self.readings_.get(item_id)

    def latest(self, kind: type) -> Any:
        return self.nouns.get(kind)

    def findings(self) -> tuple[tuple[Any, n.Finding], ...]:
        return tuple((None, each) for each in self.found)

    def entry_of(self, noun_id: str) -> Any:
        return SimpleNamespace(index=1 + [item.id for item in self.things].index(noun_id))

    def proof(self, index: int) -> bytes:
        return Proof(index, tuple(self.tree.inclusion(index)), self.checkpoint()).dump()

    def checkpoint(self) -> bytes:
        return sign_checkpoint(Checkpoint(self.origin, self.tree.size, self.tree.root()), self.key)

    def opened(self, index: int) -> Any:
        return self.log[index]

    def read_object(self, ref: n.ObjectRef, limit: int) -> bytes:
        return self.bytes_[ref.name][:limit]

    def sign(self, text: str) -> bytes:
        return sign_note(text, self.origin, self.key)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Half-open sentences: up to a full stop or the end of a line, closing quotes included."""
    start = 0
    for at, char in enumerate(text):
        if char == "\n" or (char == " " and text[:at].rstrip('”»"')[-1:] in ".!?"):
            if text[start:at].strip():
                yield start, at
            start = at + 1


def orvesh(seed: int = 7) -> Casebook:
    """The invented case."""
    book = Casebook(seed=seed)
    day = n.Edtf
    prell = book.add("2024-02-12-press-release.txt", PRELL, "text/plain", title="On messages in social networks",
                     outlet="Office of the Governor of Kessaly", published_on=day("2024-02-12"), dated_by="case.toml")  # fmt: skip
    courier = book.add("2024-01-20-quay-courier.html", COURIER, title="Taken at night: the men of Salt Street",
                       outlet="The Quay Courier", author="Nadia Orlen", published_on=day("2024-01-20"))  # fmt: skip
    charter = book.add("charter-watch.pdf", CHARTER, "application/pdf", title="Charter Watch report",
                       outlet="Charter Watch", published_on=day("2024-01-31"))  # fmt: skip
    letter = book.add("letter-from-merkhot.txt", ARABIC, "text/plain", language="ar")
    table = book.add("list.csv", LIST, "text/csv", language="und")
    denial = book.says(prell, "Prell", "said", "There have been no arrests in the Lower Town", "denial",
                       denial_kind="denies_act", said_on=day("2024-02-12"), quoted=True)  # fmt: skip
    promise = book.says(prell, "Prell", "had said", "that the detained would be released soon", "promise",
                        said_on=day("2024-01"))  # fmt: skip
    other = book.says(prell, "Prell", "said", "Bogdan Chermoy is working at sea", "denial",
                      denial_kind="other_explanation", quoted=True, decided_by="Member Lark")  # fmt: skip
    witness = book.says(courier, "Timen Merkhot", "said", "They beat us with a length of hose", "testimony",
                        said_on=day("2024-01-20"), quoted=True)  # fmt: skip
    report = book.says(charter, "the report", "says", "We saw the cells", "report", said_on=day("2024-01-31"))
    plea = book.says(letter, None, "قالت", "لا أطلب شيئاً سوى أن أعرف أين هو", "testimony")
    spoken = n.PeopleList(id=book.ids.mint("l", "spoken"), decided_by=MACHINE, item=charter.id, owner="Charter Watch",
                          contained=False, stated=27, passage=book.at(charter, "the names of 27 men"))  # fmt: skip
    rows = [line.split(";") for line in LIST.splitlines()]
    entries = tuple(
        n.ListEntry(id=book.ids.mint("e", row[0]), row=at, name=row[0], fields=dict(zip(rows[0], row, strict=True)),
                    when=day("2024-02-11"))
        for at, row in enumerate(rows[1:], 2)
    )  # fmt: skip
    kept = n.PeopleList(id=book.ids.mint("l", "kept"), decided_by=MACHINE, item=table.id, owner="Open Register",
                        origin="gathered from relatives by Open Register", entries=entries)  # fmt: skip
    body = {"kind": "body", "official": True}
    book.read(prell, statements=(denial, other, promise), mentions=(
        book.mention(prell, "Lower Town", "place"), book.mention(prell, "Prell", "person", name="Oksana Prell", official=True),
        book.mention(prell, "Bogdan Chermoy", "person")))  # fmt: skip
    book.read(courier, statements=(witness,), mentions=(
        book.mention(courier, "Salt Street", "place"), book.mention(courier, "Orvesh", "place"),
        book.mention(courier, "The Quay Courier", "outlet"),
        book.mention(courier, "Oksana Prell", "person", official=True)))  # fmt: skip
    book.read(
        charter, statements=(report,), lists=(spoken,), mentions=(book.mention(charter, "Charter Watch", **body),)
    )
    book.read(letter, statements=(plea,))
    book.read(table, lists=(kept,))

    def party(name: str, kind: str, *, public: bool = True, why: str = "", **more: Any) -> n.Party:
        return n.Party(id=book.ids.mint("p", name), decided_by=MACHINE, name=name, kind=kind, public=public,
                       public_because=why, names=(n.PartyName(text=name),), **more)  # fmt: skip

    governor = party("Office of the Governor of Kessaly", "body")
    p_prell = party("Oksana Prell", "person", why="press secretary of the Governor", speaks_for=governor.id)
    p_courier, p_charter, p_register = party("The Quay Courier", "outlet"), party("Charter Watch", "body"), party("Open Register", "body")  # fmt: skip
    p_timen = party("Timen Merkhot", "person", public=False)
    p_zhanna = party("Zhanna Merkhot", "person", public=False)
    event = n.Event(id=book.ids.mint("v", 1), decided_by=MACHINE, type="detention", title="detentions in Orvesh",
                    start=day("2024-01~"), end=day("2024-03"), place="Orvesh", told_by=(witness.id, courier.id),
                    phases=(n.Phase(state="active", when=day("2024-01~/2024-02"),
                                    passage=n.Passage.of(book.texts[courier.id], *span(book.at(courier, "police had detained him")))),
                            n.Phase(state="paused", when=day("2024-02-20/2024-02-28"),
                                    passage=n.Passage.of(book.texts[courier.id], *span(book.at(courier, "denied that"))))))  # fmt: skip
    claim = n.Claim(id=book.ids.mint("c", 1), decided_by=MACHINE, confidence=0.7, act_type="detention", about=event.id,
                    text="Men were detained in Orvesh, by the word of Timen Merkhot", place="Orvesh", period=day("2024-01"),
                    supported_by=(witness.id, report.id), denied_by=(denial.id,), narrated_in=(courier.id,))  # fmt: skip
    act = n.Act(id=book.ids.mint("a", 1), decided_by=MACHINE, item=courier.id, act_type="detention", told_by=None,
                passage=n.Passage.of(book.texts[courier.id], *span(book.at(courier, "police had detained him"))),
                place="Orvesh", victims="a cannery worker")  # fmt: skip
    book.nouns[n.Account] = n.Account(
        parties=(governor, p_prell, p_courier, p_charter, p_register, p_timen, p_zhanna),
        party_of={denial.id: p_prell.id, other.id: p_prell.id, promise.id: p_prell.id, witness.id: p_timen.id,
                  report.id: p_charter.id, spoken.id: p_charter.id, kept.id: p_register.id, courier.id: p_courier.id},
        acts=(act,), events=(event,), claims=(claim,),
    )  # fmt: skip
    first = n.Root(party=p_timen.id, first_on=day("2024-01-20"), statements=(witness.id,), items=(courier.id,),
                   reason="Timen Merkhot speaks of what he lived through; nobody else is his source.")  # fmt: skip
    second = n.Root(party=p_charter.id, first_on=day("2024-01-31"), statements=(report.id, spoken.id), items=(charter.id,),
                    provisional=True, reason="Charter Watch interviewed the men itself.")  # fmt: skip
    third = n.Root(
        party=p_register.id,
        first_on=day("2024-03-25"),
        statements=(kept.id,),
        items=(table.id,),
        reason="Its own list.",
    )
    copied = n.Root(party=p_courier.id, first_on=day("2024-01-20"), statements=(courier.id,), counted=False,
                    reason="The Quay Courier gives what the witness told it.")  # fmt: skip
    book.nouns[n.Backing] = n.Backing(
        claims=(n.ClaimBacking(claim=claim.id, roots=(first, copied, second), independent=2, status="contested",
                               reason="Two independent sources support it and the Governor's office denies it."),),
        denials=(
            n.Denied(id=book.ids.mint("d", 1), statement=denial.id, denied_on=day("2024-02-12"), denial_kind="denies_act",
                     claims=(claim.id,), on_record_then=n.OnRecordThen(independent=2, roots=(first, second)),
                     later=(third,), same_speaker=(promise.id,), decided_by=RULE,
                     answered="It denies arrests in the Lower Town, and the claim is of detentions in Orvesh."),
            n.Denied(id=book.ids.mint("d", 2), statement=other.id, denied_on=None, denial_kind="other_explanation", claims=(),
                     on_record_then=n.OnRecordThen(independent=0, roots=()), decided_by=RULE),
        ),
        contradictions=(n.Contradiction(a=denial.id, b=promise.id, reason="She promised the release of people whose detention she later denied."),),
    )  # fmt: skip
    person = n.Person(
        id=book.ids.mint("h", 1),
        names=("Timen Merkhot", "Тимен Мерхот"),
        entries=(entries[0].id,),
        parties=(p_timen.id,),
        statements=(witness.id,),
    )
    vorsan = n.Person(id=book.ids.mint("h", 2), names=("Arsen Vorsan",), entries=(entries[1].id,))
    book.nouns[n.People] = n.People(
        people=(person, vorsan),
        links=(n.Link(id=book.ids.mint("k", 1), decided_by="machine:link@1", a=entries[0].id, b=p_timen.id, judgement="same",
                      reason="Тимен Мерхот and Timen Merkhot are one name in two scripts"),),
        counts=(n.Count(id=book.ids.mint("n", "all"), by="all", value="", certain=2, possible=2, named=2, unnamed=0,
                        basis=(person.id, vorsan.id), why="Two entries that are two people."),),
    )  # fmt: skip
    book.nouns[n.Numbers] = n.Numbers(
        estimates=(n.Estimate(model="lists@1", refused="One list alone says nothing about those it missed."),)
    )
    book.nouns[n.CaseSettings] = n.CaseSettings(title="The tannery on Salt Street", languages=("en", "ru"))
    book.found.append(
        n.Finding(
            code="no-date",
            what="The item letter-from-merkhot.txt says no date.",
            where=letter.id,
            next="Give it in case.toml.",
        )
    )
    return book


def span(place: n.Span) -> tuple[int, int]:
    return place.start, place.end


@pytest.fixture
def book() -> Casebook:
    return orvesh()


@pytest.fixture
def make_case() -> Any:
    """Builds the case anew; another seed is another record."""
    return orvesh


@pytest.fixture
def secrets() -> tuple[str, ...]:
    return SECRETS


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published case. Read it; a test that changes it makes its own copy."""
    to = tmp_path_factory.mktemp("case") / "dossier"
    room.publish(orvesh(), to)
    return to


@pytest.fixture(scope="session")
def browser() -> Any:
    """A real browser without a window; the tests that need one are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
