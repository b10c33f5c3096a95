#!/usr/bin/env python3
"""Every option of every command: it is in the help, the manual page and what shells complete, and is parsed as written.

usage: options.py

The options are those that `memcert COMMAND --help` lists.  What else is told of them, and what the program takes, is
compared with that list.
"""
import os
import re
import shutil
import subprocess
import sys

from checks import check, finish, run_in_folders
from memcert import ROOT, SANITIZED

MANUALS = os.path.join(ROOT, "docs", "man")
# What options are given that want something else than 1.
GOOD = {"ignore": "1", "separator": "comma", "target": "2", "outputs": "1", "labels": "2", "readout": "fused", "minimize": "mean", "weights": "1",
        "at-most": "1", "rank-budget": "1", "output": "o", "bundle": "b", "max-memory": "2G", "max-bits": "100000", "network": "switch", "networks": "all",
        "tolerance": "0", "decimal": "comma", "to": "dot", "format": "text", "data": "d.csv", "from": "nnet", "form": "both",
        "component": "1", "picture": "plane", "line": "2", "columns": "1", "svg": "s", "tex": "t", "csv": "s", "budget": "1", "jobs": "1", "shard": "0/1", "checkpoint": "c", "completion": "bash", "table": "d.csv", "samples": "1", "epsilon": "1", "lipschitz": "1", "cells": "9", "name": "n", "unit": "1/2", "range": "0,1",
        "otherwise": "network", "against": "d.csv", "arithmetic": "binary32", "export --round": "binary32"}


def run(*arguments, folder=None, **options):
    return subprocess.run([SANITIZED] + list(arguments), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=120, **options)


def output(*arguments):
    done = run(*arguments)
    check("%s: exit status" % (arguments,), done.returncode == 0 and done.stderr == "", done.stderr)
    return done.stdout


def commands():
    """Their names, from the help of the program."""
    return re.findall(r"^  ([a-z]+)(?: |$)", output("help").split("\n\n")[2], re.M)


def options(command):
    """(letter or "", name, argument or "") of each option."""
    return re.findall(r"^  (?:-(\w), )?--([a-z-]+)(?: ([A-Z/]+))?(?: |$)", output(command, "--help"), re.M)


def helps(names):
    for name in names:
        text = output(name, "--help")
        check("%s: help COMMAND is COMMAND --help" % name, output("help", name) == text)
        check("%s: 80 columns" % name, max(map(len, text.splitlines())) <= 80)
        check("%s: parts of the help" % name,
              text.startswith("Usage: memcert %s" % name) and "\nExamples:\n  " in text and "\nExit status: 0 " in text,
              text)
        check("%s: every option is there once" % name,
              len({option[1] for option in options(name)}) == len(options(name)) > 0)
    check("80 columns", max(map(len, output("help").splitlines())) <= 80)
    check("-h", output("-h") == output("help") == output("--help"))
    check("-V", output("-V") == output("version") == output("--version"))


def versions():
    with open(os.path.join(ROOT, "VERSION")) as stream:
        version = stream.read().strip()
    lines = output("version").splitlines()
    check("version", lines[0] == "memcert " + version, lines)
    check("libraries", re.fullmatch(r"GMP [\d.]+, MPFR [\d.]+\S*, jansson [\d.]+, libcsv [\d.]+, nettle [\d.]+", lines[1]),
          lines)
    check("ONNX", lines[2].startswith("ONNX models can be imported, with protobuf-c "), lines)
    without = os.path.join(ROOT, "build", "without_onnx", "memcert")
    if os.path.exists(without):
        done = subprocess.run([without, "version"], stdout=subprocess.PIPE, text=True)
        check("no ONNX", "ONNX models cannot be imported" in done.stdout, done.stdout)
    with open(os.path.join(ROOT, "debian", "changelog")) as stream:
        check("the package has this version", stream.readline().startswith("memcert (%s) " % version))


def manuals(names):
    pages = {"memcert.1": output("help", "--man")}
    pages.update(("memcert-%s.1" % name, output("help", "--man", name)) for name in names)
    for page, text in pages.items():
        path = os.path.join(MANUALS, page)
        there = open(path).read() if os.path.exists(path) else ""
        check("%s is up to date: make man" % page, there == text)
    check("no other pages", sorted(os.listdir(MANUALS)) == sorted(pages), os.listdir(MANUALS))
    for name in names:
        text = pages["memcert-%s.1" % name]
        for letter, long_name, argument in options(name):
            line = ".It" + (" Fl %s ," % letter if letter else "") + " Fl \\-" + long_name + \
                   (" Ar " + argument if argument else "")
            check("manual of %s: --%s" % (name, long_name), "\n" + line + "\n" in text)
        check("memcert(1) names %s" % name, "\n.It Cm " + name in pages["memcert.1"])
    if shutil.which("mandoc"):
        done = subprocess.run(["mandoc", "-Tlint", "-W", "warning"] + [os.path.join(MANUALS, page) for page in pages],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        check("mandoc complains of nothing", done.returncode == 0 and done.stdout == "", done.stdout)
    else:
        print("no mandoc: the manual pages are not linted")


def complete(folder, *words):
    """What bash offers for the last word."""
    script = os.path.join(folder, "completion")
    if not os.path.exists(script):
        with open(script, "w") as stream:
            stream.write(output("help", "--completion", "bash"))
    code = '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _memcert 2> /dev/null; printf "%s\\n" "${COMPREPLY[@]}"'
    return subprocess.run(["bash", "-c", code, "bash", script] + list(words), stdout=subprocess.PIPE,
                          text=True).stdout.split()


def completions(folder):
    names = commands()
    check("bash: commands", complete(folder, "memcert", "") == names + ["--help", "--version"])
    check("bash: a command", complete(folder, "memcert", "cer") == ["certify"])
    check("bash: help", complete(folder, "memcert", "help", "s") == [name for name in names if name.startswith("s")])
    zsh, fish = output("help", "--completion", "zsh"), output("help", "--completion", "fish")
    for name in names:
        known = options(name)
        offered = complete(folder, "memcert", name, "-")
        check("bash: options of %s" % name,
              sorted(offered) == sorted(["--" + o[1] for o in known] + ["-" + o[0] for o in known if o[0]]), offered)
        part = re.search(r"^  %s\)$(.*?)^    ;;$" % name, zsh, re.M | re.S)
        for letter, long_name, argument in known:
            check("zsh: %s --%s" % (name, long_name),
                  re.search(r"'--%s=?\[|--%s=?}" % (long_name, long_name), part.group(1)), part.group(0))
            check("fish: %s --%s" % (name, long_name),
                  re.search(r"_from %s'(?: -s \w)? -l %s " % (name, long_name), fish))
    check("bash: words", complete(folder, "memcert", "certify", "--readout", "p") == ["printed"])
    check("bash: words after =", complete(folder, "memcert", "certify", "--readout", "=", "f") == ["fused"])
    check("bash: files", complete(folder, "memcert", "certify", "-o", "") == [])
    for shell, text in (("zsh", zsh), ("fish", fish)):
        if shutil.which(shell):
            path = os.path.join(folder, shell)
            with open(path, "w") as stream:
                stream.write(text)
            done = subprocess.run([shell, "-n", path], stderr=subprocess.PIPE, text=True)
            check("%s reads it" % shell, done.returncode == 0 and done.stderr == "", done.stderr)


def accepted(done):
    """Whether no option was found wrong: then a file is missing."""
    return "a file is missing" in done.stderr or "goes with nothing else" in done.stderr or done.returncode == 0


def parses(names):
    for name in names:
        for letter, long_name, argument in options(name):
            if long_name == "help":
                continue
            what = "%s --%s" % (name, long_name)
            if not argument:
                check(what, accepted(run(name, "--" + long_name)), run(name, "--" + long_name).stderr)
                done = run(name, "--%s=1" % long_name)
                check(what + "=1", done.returncode == 2 and "takes no argument" in done.stderr, done.stderr)
            else:
                value = GOOD.get("%s --%s" % (name, long_name), GOOD.get(long_name, "1"))
                for words in (["--" + long_name, value], ["--%s=%s" % (long_name, value)]):
                    check("%s %s" % (what, words), accepted(run(name, *words)), run(name, *words).stderr)
                done = run(name, "--" + long_name)
                check(what + " without", done.returncode == 2 and "is missing" in done.stderr, done.stderr)
            if letter and argument:
                for words in (["-" + letter, "x"], ["-" + letter + "x"]):
                    check("%s %s" % (name, words), accepted(run(name, *words)))
            for wrong in (long_name[:-1], long_name[0] + long_name, long_name[1:]):
                if wrong not in [o[1] for o in options(name)] + ["f"]:
                    done = run(name, "--" + wrong)
                    check("%s --%s is refused" % (name, wrong),
                          done.returncode == 2 and "unrecognized option '--%s'" % wrong in done.stderr, done.stderr)
            done = run(name, "--" + long_name[:-1] + "0")
            check("%s: a suggestion for --%s0" % (name, long_name[:-1]),
                  done.returncode == 2 and "did you mean --" in done.stderr, done.stderr)


def operands(folder):
    """What -- ends, and where options may stand."""
    with open(os.path.join(folder, "--json"), "w") as stream:
        stream.write("1,2\n")
    done = run("certify", "--", "--json", folder=folder)
    check("-- ends options", done.returncode == 0 and done.stdout.startswith("certified: "), done.stderr)
    done = run("certify", "./--json", "--json", folder=folder)
    check("options after files", done.returncode == 0 and done.stdout.startswith("{"), done.stderr)
    done = run("certify", "./--json", "--", "-", folder=folder)
    check("too many files", done.returncode == 2 and "too many files" in done.stderr, done.stderr)
    check("no file", "Usage: memcert rank --merge" in run("rank", "--merge").stderr)
    check("no file", "Usage: memcert rank --kappa" in run("rank", "--kappa").stderr)
    check("no file", "Usage: memcert rank [OPTIONS] TABLE" in run("rank").stderr)


def main():
    names = commands()
    check("commands", len(names) >= 12 and "certify" in names and "version" in names, names)
    helps(names)
    versions()
    manuals(names)
    parses(names)
    run_in_folders([completions, operands])
    return finish("options")


if __name__ == "__main__":
    sys.exit(main())
