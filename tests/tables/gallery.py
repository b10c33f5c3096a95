#!/usr/bin/env python3
"""The pictures of docs/gallery are those that the commands of docs/gallery.md write.

usage: gallery.py
       gallery.py --update    writes them
"""
import filecmp
import os
import shutil
import sys
import tempfile

from checks import check, finish
from markdown import read_lines
from memcert import ROOT
from transcripts import make_folder, run, steps_of

PAGE = "docs/gallery.md"
PICTURES = os.path.join(ROOT, "docs", "gallery")


def make(folder):
    """Runs the commands of the page there; returns the names of the pictures."""
    make_folder(folder)
    for step in steps_of(read_lines(PAGE)):
        run(step, folder)
        check("%s:%d" % (PAGE, step.line), step.status == 0, "\n".join(step.printed))
    return sorted(name for name in os.listdir(folder) if name.endswith(".svg"))


def compare(folder, names):
    for name in names:
        there = os.path.join(PICTURES, name)
        check("%s is up to date: make gallery" % name,
              os.path.exists(there) and filecmp.cmp(there, os.path.join(folder, name), shallow=False))
    check("no other pictures", sorted(os.listdir(PICTURES)) == names, os.listdir(PICTURES))
    text = "\n".join(read_lines(PAGE))
    for name in names:
        check("%s is shown" % name, "(gallery/%s)" % name in text)


def update(folder, names):
    shutil.rmtree(PICTURES, ignore_errors=True)
    os.mkdir(PICTURES)
    for name in names:
        shutil.copyfile(os.path.join(folder, name), os.path.join(PICTURES, name))
        print(os.path.join("docs", "gallery", name))


def main(arguments):
    with tempfile.TemporaryDirectory() as folder:
        names = make(folder)
        (update if arguments == ["--update"] else compare)(folder, names)
    return finish("gallery")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
