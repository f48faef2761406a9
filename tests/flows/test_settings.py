"""Settings: three places, one meaning, clear errors."""

import re
from pathlib import Path

import pytest

from flows.settings import load
from transforms.errors import BadSettings


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "copydesk.toml").write_text(text, "utf-8")
    return folder


def test_file_is_found_upwards_and_its_paths_are_relative_to_it(tmp_path):
    home = write(tmp_path / "desk", 'seeds = "articles"\nwarehouse = "../tables"\n')
    inner = home / "notes" / "today"
    inner.mkdir(parents=True)
    desk = load(start=inner, environ={})
    assert desk.seeds == home / "articles"
    assert desk.warehouse == tmp_path / "tables"
    assert desk.file == home / "copydesk.toml"


def test_without_a_file_defaults_are_in_the_working_folder(tmp_path):
    desk = load(start=tmp_path, environ={})
    assert (desk.seeds, desk.warehouse) == (tmp_path / "seeds", tmp_path / "warehouse/data")
    assert desk.file is None


def test_command_line_beats_variables_beat_the_file(tmp_path):
    write(tmp_path, 'seeds = "a"\nbatch = 10\nworkers = 3\n')
    env = {"COPYDESK_SEEDS": "b", "COPYDESK_BATCH": "20", "HOME": "/"}
    desk = load({"seeds": Path("c"), "batch": None}, start=tmp_path, environ=env)
    assert desk.seeds == tmp_path / "c"
    assert (desk.batch, desk.workers) == (20, 3)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("seds = 'x'", "no setting is called 'seds'"),
        ("batch = 'many'", "batch = 'many'"),
        ("batch = -1", "give a number from 0"),
        ("seeds = 3", "give a path"),
        ("batch = true", "not true or false"),
        ("outlet_countries = {a = 1}", "give a table of strings"),
        ("seeds = [", "not valid TOML"),
    ],
)
def test_a_wrong_setting_names_the_file_and_the_setting(tmp_path, text, part):
    write(tmp_path, text)
    with pytest.raises(BadSettings) as caught:
        load(start=tmp_path, environ={})
    assert part in caught.value.message
    assert "copydesk.toml" in caught.value.message
    assert caught.value.exit_code == 2


def test_a_wrong_variable_names_the_variable(tmp_path):
    with pytest.raises(BadSettings, match=r"COPYDESK_COLOUR: no setting is called 'colour'"):
        load(start=tmp_path, environ={"COPYDESK_COLOUR": "red"})


def test_only_what_changes_rows_is_hashed_into_fingerprints(tmp_path):
    one = load({"workers": 1}, start=tmp_path, environ={}).for_rows()
    two = load({"workers": 2, "batch": 7}, start=tmp_path, environ={}).for_rows()
    three = load({"home_country": "CA"}, start=tmp_path, environ={}).for_rows()
    assert one == two
    assert one != three


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"COPYDESK_BATCH": "x"}, "COPYDESK_BATCH: batch = 'x': give a number"),
        ({"COPYDESK_COLOUR": "red"}, "COPYDESK_COLOUR: no setting is called 'colour'"),
    ],
)
def test_a_bad_variable_is_named(environ, says, tmp_path):
    with pytest.raises(BadSettings, match=re.escape(says)):
        load(start=tmp_path, environ=environ)
