"""Escape codes in names never reach a terminal, whatever command prints them."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from onrecord.desk.cli import cli, main, terminal

ORDERS = {
    "window title": "\x1b]0;evil\x07",
    "screen cleared": "\x1b[2J\x1b[H",
    "hidden words": "\x1b[8m",
    "C1 control sequence": "\x9b2J",
    "C1 operating system command": "\x9d52;c;ZXZpbA==\x9c",
    "clipboard": "\x1b]52;c;ZXZpbA==\x1b\\",
    "device control": "\x1bPq\x1b\\",
    "carriage return": "\rStopped",
    "backspace": "\b\b\b",
    "turned direction": "\u202efdp.exe\u202c",
    "isolate": "\u2066name\u2069",
    "line separator": "\u2028",
    "delete": "\x7f",
}
EVERY = "".join(ORDERS.values())
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
OUR_COLOURS = re.compile(r"\x1b\[(?:0|[1-3]|3[0-7]|[1-3];3[0-7])m")
COMMANDS = cli.list_commands(click.Context(cli))


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_an_order_is_written_out_and_given_to_nobody(order: str) -> None:
    said = terminal.harmless(f"Karst{order}Harbour")
    assert not FORBIDDEN.search(said)
    assert said.startswith("Karst")
    assert said.endswith("Harbour")


def test_words_of_every_script_stay_as_they_are() -> None:
    for words in ("Орлова", "مرفأ أورلو \u200f(2031)", "می\u200cخواهم", "tab\tand\nline", "Straße “quoted”"):
        assert terminal.harmless(words) == words


def test_what_is_harmless_stays_as_it_is_when_it_is_made_harmless_again() -> None:
    assert terminal.harmless(terminal.harmless(EVERY)) == terminal.harmless(EVERY)


def test_json_reads_as_the_very_same_words() -> None:
    for order in ORDERS.values():
        raw = json.dumps({"name": order}, ensure_ascii=False)
        assert json.loads(terminal.harmless(raw)) == {"name": order}


def test_a_name_of_two_lines_is_shown_on_one() -> None:
    assert terminal.on_one_line("a.txt\nAll of it holds.") == r"a.txt\u000aAll of it holds."


def test_text_bytes_and_consoles_pass_the_same_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    with terminal.guarded():
        print(EVERY)
        click.echo(EVERY)
        click.secho(EVERY, fg="red")
        click.echo(EVERY.encode())
        terminal.say(EVERY, fg="red")
        terminal.console().print(EVERY, markup=False)
        sys.stdout.write(EVERY)
        for byte in "ж\u202e".encode():  # cut into single bytes
            sys.stdout.buffer.write(bytes([byte]))
        sys.stdout.flush()
    out.flush()
    said = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert not FORBIDDEN.search(said)
    assert said.count("evil") == 7
    assert said.endswith("ж\\u202e")


def test_a_screen_of_few_letters_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    with terminal.guarded():
        print("Орлова \udc80")
    out.flush()
    assert b"\\u041e" in out.buffer.getvalue()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose file names, title, owner, outlet, speakers, words and settings give orders."""
    case = tmp_path_factory.mktemp("case")
    settings = [f"title = {json.dumps('Karst' + EVERY)}", f"member = {json.dumps('Ana' + EVERY)}"]
    names = {f"report {n} {order.replace('/', '')}.txt": f"{n}" for n, order in enumerate(ORDERS.values())}
    names["two\nlines.txt"] = "n"
    for name in names:
        order = ORDERS["C1 control sequence"] + ORDERS["turned direction"]  # a text with C0 in it is no text
        text = (
            "Orlo Gazette, 20 May 2031\n\nGuards killed three people at Orlo harbour on 14 May 2031, a baker said.\n\n"
            "“Nobody was killed at Orlo harbour,” said Viktor Halmar, the interior minister, on 15 May 2031.\n\n"
            f"“Nobody was killed at Orlo {order} harbour,” said Karst{order} Halmar. {name}\n"
        )
        (case / name).write_text(text, encoding="utf-8")
        settings += [f"[item.{json.dumps(name)}]", f"outlet = {json.dumps('Gazette' + order)}"]
    rows = "".join(f"Joran {order} Pell,2031-05-04\n" for order in ORDERS.values() if min(order) > "\x1f")
    (case / f"list{ORDERS['hidden words']}.csv").write_text("name,date\n" + rows, encoding="utf-8")
    (case / "odd\x1b]0;evil\x07link").symlink_to("nowhere")
    (case / "case.toml").write_text("\n".join(settings), encoding="utf-8")
    done = _onrecord("build", str(case), "--unprotected", "--workers", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not FORBIDDEN.search(done.stdout + done.stderr)
    return case


def _onrecord(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [str(Path(sys.executable).with_name("onrecord")), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _asked(case: Path) -> Iterator[list[str]]:
    """Every command in every form that can be asked of a case, whichever commands there are."""
    for name in COMMANDS:
        for words in ([str(case)], ["--case", str(case)], [f"no-such{EVERY}"], [f"--no-such{EVERY}"]):
            yield [name, *words]
            yield [name, *words, "--json"]
    yield ["search", "held", "--case", str(case)]
    yield ["search", "held", "--case", str(case), "--json"]
    yield ["link", "review", str(case), "--json"]
    yield ["link", "review", str(case)]
    yield ["export", str(case), "--to", str(case / "onrecord/export")]
    yield ["init", str(case), "--name", f"Ana{EVERY}", "--unprotected"]
    yield ["build", str(case / f"none{EVERY}")]
    yield [f"biuld{EVERY}"]


def _main(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", ["onrecord", *words])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr()
    return said.out + said.err


def test_no_command_passes_an_order_on(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = 0
    for words in _asked(hostile):
        said = _main(words, monkeypatch, capsys)
        assert not FORBIDDEN.search(said), (words, said)
        told += "evil" in said
    assert told > 10  # the names were shown


def test_nothing_that_can_be_shown_passes_an_order_on(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _main(["export", str(hostile), "--to", str(hostile / "onrecord/export")], monkeypatch, capsys)
    texts = [file.read_text(encoding="utf-8") for file in (hostile / "onrecord/export").glob("*.json")]
    ids = {id for text in texts for id in re.findall(r'"id": "([a-z]-[a-z2-7]{16})"', text)}
    by_kind: dict[str, list[str]] = {}
    for id in sorted(ids):
        by_kind.setdefault(id[0], []).append(id)
    assert {"i", "s", "p", "n"} <= by_kind.keys()
    for id in (id for kind in by_kind.values() for id in kind[:3]):
        for command in (["show", id], ["read", id, "--explain"], ["read", id]):
            said = _main([*command, "--case", str(hostile)], monkeypatch, capsys)
            assert not FORBIDDEN.search(said), (command, said)


@pytest.mark.parametrize("words", [["queue"], ["search", "held", "--case"]], ids=" ".join)
def test_on_a_terminal_only_our_own_colours_are_orders(hostile: Path, words: list[str]) -> None:
    said = _on_a_terminal([*words, str(hostile)]).replace("\r\n", "\n")
    plain = OUR_COLOURS.sub("", said)
    assert plain != said  # it is a terminal, and there are colours
    assert not FORBIDDEN.search(plain), plain
    assert "\x1b[8m" not in said


def _on_a_terminal(words: list[str]) -> str:
    """What a command writes to a terminal of its own."""
    script = f"import os, sys\nfrom onrecord.desk.cli import main\nsys.argv = ['onrecord', *{words!r}]\nmain()"
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="150")
        os.environ.pop("NO_COLOR", None)
        os.execv(sys.executable, [sys.executable, "-c", script])  # noqa: S606
    said = b""
    while True:
        try:
            data = os.read(fd, 65536)
        except OSError:  # the other side has gone
            break
        if not data:
            break
        said += data
    os.waitpid(pid, 0)
    os.close(fd)
    return said.decode("utf-8")
