"""The seeds folder: what is a seed, what it is called, what can go wrong with it."""

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.folder import (
    SAVED_PAGES,
    content_hash,
    doc_id_of,
    list_seeds,
    look,
    read_seed,
    read_sidecar,
)
from transforms.errors import (
    BadSidecar,
    NoSuchFolder,
    SeedOutsideFolder,
    SeedTooLarge,
    SeedVanished,
    UnreadableSeed,
)


def seeds(root: Path) -> list[str]:
    return [found.doc_id for found in list_seeds(root)]


def test_articles_are_listed_by_path_and_the_rest_is_left_alone(tmp_path):
    for name in [
        "b.txt",
        "wire/a.html",
        "wire/a.toml",
        "wire/c.txt.toml",
        "wire/c.txt",
        ".hidden.txt",
        ".git/config",
        "page.html",
        "page_files/ad.html",
        "police_files/raid.txt",
        "wire/logo.png",
        "wire/style.css",
        "half.txt.part",
        "b.txt~",
        "~$b.docx",
        "wire/Thumbs.db",
        "wire/desktop.ini",
        "entities.toml",
        "orphan.toml",
        "prices.CSV",
        "home.url",
        "report.pdf",
        "notes.md",
        "saved-without-ending",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert seeds(tmp_path) == [
        "b.txt",
        "notes.md",
        "page.html",
        "police_files/raid.txt",
        "report.pdf",
        "saved-without-ending",
        "wire/a.html",
        "wire/c.txt",
    ]
    found = {one.doc_id: one for one in list_seeds(tmp_path)}
    assert found["wire/a.html"].sidecar == tmp_path / "wire/a.toml"
    assert found["wire/c.txt"].sidecar == tmp_path / "wire/c.txt.toml"
    assert found["b.txt"].sidecar is None
    counted = {".css": 1, ".csv": 1, ".part": 1, ".png": 1, ".toml": 1, ".url": 1}
    assert look(tmp_path).ignored == counted | {SAVED_PAGES: 1}


def test_patterns_add_to_what_is_left_alone_and_take_back(tmp_path):
    for name in ["a.txt", "b.xml", "drafts/c.txt", "drafts/d.md"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    folder = look(tmp_path, ["drafts/*", "!*.xml", "!drafts/*.md"])
    assert [one.doc_id for one in folder.seeds] == ["a.txt", "b.xml", "drafts/d.md"]
    assert folder.ignored == {"drafts/*": 1}


@pytest.mark.skipif(os.geteuid() == 0, reason="root lists everything")
def test_a_folder_that_can_not_be_listed_stops_the_run(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    with pytest.raises(NoSuchFolder, match="permissions"):
        look(tmp_path)


def test_a_missing_folder_says_so(tmp_path):
    with pytest.raises(NoSuchFolder, match="no such folder"):
        list_seeds(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("relative", "key"),
    [
        ("wire/summit.txt", "wire/summit.txt"),
        ("déjà vu/“x” & 'y'.txt", "déjà vu/“x” & 'y'.txt"),
        ("two\nlines.txt", "two%0Alines.txt"),
        ("100%.txt", "100%25.txt"),
        (os.fsdecode(b"caf\xe9.txt"), "caf%E9.txt"),
    ],
)
def test_keys_are_readable_and_printable(relative, key):
    assert doc_id_of(relative) == key


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_paths_never_share_a_key(one, two):
    try:
        keys = doc_id_of(one), doc_id_of(two)
    except UnicodeEncodeError:
        return  # no file system gives such a name
    assert (keys[0] == keys[1]) == (one == two)
    assert all(key.isprintable() for key in keys)


def test_links_inside_are_read_and_links_outside_are_not(tmp_path):
    root = tmp_path / "seeds"
    root.mkdir()
    (root / "real.txt").write_text("text")
    (tmp_path / "secret.txt").write_text("secret")
    (root / "inside.txt").symlink_to(root / "real.txt")
    (root / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (root / "dangling.txt").symlink_to(root / "gone.txt")
    (root / "folder").symlink_to(tmp_path)
    (root / "loop.txt").symlink_to(root / "loop.txt")
    found = {one.doc_id: one for one in list_seeds(root)}
    assert read_seed(found["inside.txt"], 100)[0].data == b"text"
    for name, error in [
        ("outside.txt", SeedOutsideFolder),
        ("folder", SeedOutsideFolder),
        ("dangling.txt", UnreadableSeed),
        ("loop.txt", UnreadableSeed),
    ]:
        with pytest.raises(error, match=name):
            read_seed(found[name], 100)


def test_pipes_and_vanished_and_large_files_are_named(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").write_text("x")
    (tmp_path / "large.txt").write_text("x" * 101)
    found = {one.doc_id: one for one in list_seeds(tmp_path)}
    (tmp_path / "gone.txt").unlink()
    for name, error in [
        ("pipe.txt", UnreadableSeed),
        ("gone.txt", SeedVanished),
        ("large.txt", SeedTooLarge),
    ]:
        with pytest.raises(error, match=name):
            read_seed(found[name], 100)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    (found,) = list_seeds(tmp_path)
    with pytest.raises(UnreadableSeed, match="permissions"):
        read_seed(found, 100)


def test_a_sidecar_says_where_and_when(tmp_path):
    path = tmp_path / "a.toml"
    text = 'url = "https://x.example/a"\nfetched_at = 2026-01-31T09:00:00+02:00\noutlet = "X"\n'
    sidecar = read_sidecar(path, text.encode())
    assert (sidecar.url, sidecar.outlet) == ("https://x.example/a", "X")
    zone = timezone(timedelta(hours=2))
    assert sidecar.fetched_at == datetime(2026, 1, 31, 9, tzinfo=zone)
    assert read_sidecar(path, b"fetched_at = 2026-01-31").fetched_at == datetime(
        2026, 1, 31, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("url = 3", "url must be text"),
        ("fetched_at = 'soon'", "fetched_at must be a time"),
        ("colour = 'red'", "colour is not known"),
        ("url = ", "not valid TOML"),
    ],
)
def test_a_wrong_sidecar_is_named(tmp_path, text, part):
    with pytest.raises(BadSidecar, match=part):
        read_sidecar(tmp_path / "a.toml", text.encode())


def test_a_changed_sidecar_changes_the_hash():
    assert content_hash(b"x", b"") != content_hash(b"x", b"url = 'a'")
    assert content_hash(b"x", b"url = 'a'") != content_hash(b"x", b"url = 'b'")
