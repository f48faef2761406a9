"""What people see: tables fit the terminal, pipes get every line whole."""

import contextlib
import io

import pytest

from flows import terminal
from flows.terminal import print_table, talk

WIDE = tuple(f"column_{number}" for number in range(12))


class Screen(io.StringIO):
    """A terminal of the given width, which is all that rich asks of it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def shown_on_screen(monkeypatch):
    """Give a function that prints a table on a terminal of 80 columns and returns the screen."""

    def show(*table) -> str:
        screen = Screen()
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("TERM", "dumb")
        with contextlib.redirect_stdout(screen):
            print_table(*table)
        return screen.getvalue()

    return show


def test_what_fits_stands_in_columns(shown_on_screen):
    rows = [("Ida Lind", 12), ("the mayor of Ostvik " * 9, 3)]
    lines = shown_on_screen(("speaker", "quotes"), rows).splitlines()
    assert any("Ida Lind" in line and "12" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_what_does_not_fit_stands_below_each_other(shown_on_screen):
    shown = shown_on_screen(WIDE, [[f"value {n}" for n in range(12)], [None] * 11 + [[]]])
    for number in range(12):
        assert f"value {number}" in shown
        assert f"column_{number}" in shown
    assert "row 2" in shown
    assert shown.count("column_3") == 1, "the unknown is left out"


def test_without_a_terminal_nothing_is_cut(capsys):
    print_table(WIDE, [["a long value " * 5] * 12])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.count("a long value " * 5) == 12 for line in lines)


def test_talk_keeps_each_line_whole_where_nobody_looks(capsys):
    talk().print("word " * 60)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_line_holds_no_line_ends():
    assert terminal.one_line("a\nb\x1b[2Jc") == "a b [2Jc"
