#!/usr/bin/env python3
"""Installs the program into a new folder, runs it there, and uninstalls it; builds the Debian package if its tools are
there.

usage: install.py
"""
import os
import re
import shutil
import subprocess
import sys

from checks import check, finish, run_in_folders
from memcert import ROOT

TOOLS = ("dpkg-buildpackage", "dh", "lintian")
# What is made, and what no package needs.
LEFT_OUT = {"build", ".git", "__pycache__"}


def run(*command, folder=ROOT):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=folder, env=clean, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=1500)


def files(folder):
    return sorted(os.path.relpath(os.path.join(path, name), folder)
                  for path, _, names in os.walk(folder) for name in names)


def installs(folder):
    for prefix in ("/usr/local", "/opt/memcert"):
        target = os.path.join(folder, "target")
        where = ["DESTDIR=" + target, "PREFIX=" + prefix]
        done = run("make", "-s", "install", *where)
        check("make install", done.returncode == 0, done.stdout)
        share = os.path.join(target, prefix[1:], "share")
        program = os.path.join(target, prefix[1:], "bin", "memcert")
        done = run(program, "certify", os.path.join(ROOT, "datasets", "anscombe1.csv"), folder=folder)
        check("the program runs", done.returncode == 0 and done.stdout.startswith("certified: "), done.stdout)
        there = files(share)
        wanted = ["man/man1/memcert.1", "man/man1/memcert-certify.1", "bash-completion/completions/memcert",
                  "zsh/site-functions/_memcert", "fish/vendor_completions.d/memcert.fish", "doc/memcert/README.md",
                  "doc/memcert/LICENSE"]
        wanted += ["man/man1/" + name for name in os.listdir(os.path.join(ROOT, "docs", "man"))]
        wanted += ["memcert/schemas/" + name for name in os.listdir(os.path.join(ROOT, "docs", "schemas"))
                   if name.endswith(".json")]
        check("everything is there", set(wanted) <= set(there), sorted(set(wanted) - set(there)))
        check("nothing is outside", all(name.startswith(prefix[1:] + "/") for name in files(target)), files(target))
        foreign = os.path.join(share, "doc", "memcert", "mine")
        open(foreign, "w").close()
        check("make uninstall", run("make", "-s", "uninstall", *where).returncode == 0)
        check("what is foreign stays", files(target) == [os.path.relpath(foreign, target)], files(target))
        os.unlink(foreign)
        check("make uninstall again", run("make", "-s", "uninstall", *where).returncode == 0)
        own = [path for path, _, _ in os.walk(share) if os.path.basename(path) == "memcert"]
        check("nothing is left", files(target) == [] and own == [], own)
        shutil.rmtree(target)


def packages(folder):
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("no Debian package is built: %s missing" % ", ".join(missing))
        return
    source = os.path.join(folder, "memcert")
    shutil.copytree(ROOT, source, ignore=lambda path, names: LEFT_OUT & set(names))
    done = run("dpkg-buildpackage", "-us", "-uc", folder=source)
    if "Unmet build dependencies" in done.stdout:
        print("no Debian package is built: " + done.stdout)
        return
    check("the package is built", done.returncode == 0, done.stdout[-2000:])
    changes = [name for name in os.listdir(folder) if name.endswith(".changes")]
    check("one package", len(changes) == 1, os.listdir(folder))
    done = run("lintian", "-I", *changes, folder=folder)
    found = re.findall(r"^[EWI]: .*$", done.stdout, re.M)
    check("lintian finds nothing", not found, done.stdout)
    package = [name for name in os.listdir(folder) if re.fullmatch(r"memcert_.*\.deb", name)]
    run("dpkg-deb", "-x", package[0], "unpacked", folder=folder)
    done = run(os.path.join(folder, "unpacked", "usr", "bin", "memcert"), "version", folder=folder)
    check("the packaged program runs", done.returncode == 0 and done.stdout.startswith("memcert "), done.stdout)


def main():
    run_in_folders([installs, packages])
    return finish("install")


if __name__ == "__main__":
    sys.exit(main())
