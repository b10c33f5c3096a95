#!/usr/bin/env python3
"""Certificates of random tables, and forged ones: memcert verify and the second checker.

usage: bundle_random.py [--count FORGERIES] [SEED]
       bundle_random.py --keep      makes the certificate of this version in bundles again: only before it is released

Both accept what certify made. Then one thing is changed: a digit, a number, a line, a member of an object, a file, or a
file for that of another certificate; as it is, with SHA256SUMS computed again, or with every digest, length and seal
computed again. Both have to refuse, with exit 1 or 3; the second checker may also leave open a table that it cannot
read. What both accept may be true all the same, as another network that is as good, or an option that changes nothing:
then certify has to find the same for the forged table and command, or an evaluator that is neither of them has to find
the same costs. Other lines that witness the same bound are true, too, and only memcert, which finds one of them again,
refuses them; so are a report that does not say that a tree is optimal, and one with its members in another order. The
certificates of older versions, in bundles, are accepted for ever.

make check sees a few hundred, always the same; --count 100000 takes hours.
"""
import array
import copy
import hashlib
import json
import os
import random
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
from fractions import Fraction

import cli_table
from checks import check, finish
from conditional import Conditional
from evaluate import Network as Layered
from gates import Gates
from memcert import PLAIN, ROOT, SANITIZED

sys.path.insert(0, os.path.join(ROOT, "src", "second"))
import memcert_recheck  # noqa: E402

FORGERIES = 400
SEED = 121
BUNDLES_MOST = 400
# Forgeries of one certificate.
EACH = 12
# Tables of cli.table.
DIALECTS = 60
# Every such one is given to the program with sanitizers, too.
SANITIZE = 8
DERIVED = ("SHA256SUMS", "bundle.json")
# What other points may witness as well, what need not be said, and what a search has to show again.
WITNESSES = re.compile(r"/(told_from|subset)/|/absent/|/everywhere/witness/|removed /networks/[0-9]+/optimal/|"
                       r"command .*--tree-steps")
# The same, as verify says it; and that a tree is optimal, where the command has not the steps to show it.
FINDS_OTHERS = re.compile(r"report\.json: (.*: )?(told_from|subset):|"
                          r"report\.json: networks: element \d+: member 'optimal'")
KEPT = os.path.join(ROOT, "tests", "random", "bundles")
# What such a folder is called after its version, the table and the options; and what its report says too little or
# wrong.
WEIGHED = "weight,length,colour,price\n1,3,red,5\n2,8,blue,-1\n1,3,red,5\n1/2,9,red,1/3\n1,2.5,blue,1e-1\n"
KEPT_OF = {"": (WEIGHED, ["--encode", "--weights", "weight", "--minimize", "mean"], "operations", "at_least", "max"),
           "-all": (WEIGHED, ["--encode", "--ignore", "weight", "--networks", "all"], "operations", "at_least", "max"),
           "-everywhere": ("0,0,0\n1,0,1\n0,1,-1/4\n1,1,1/3\n", ["--epsilon", "1/2"],
                           "everywhere", "finding", "cells")}


def run(program, *arguments, folder=None):
    return subprocess.run([program] + list(arguments), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=300)


def random_number(r, kind):
    value = r.randint(-2 if kind == "signed" else 0, 6)
    return r.choice(("%d" % value, "%d" % value, "%d/3" % value, "%d.5" % value, "%de1" % value))


def random_table(r):
    """Text and options."""
    n, p, outputs = r.randint(1, 9), r.randint(1, 3), r.choice((1, 1, 1, 2))
    kind, labels, weights = r.choice(("plain", "plain", "signed")), r.random() < 0.2, r.random() < 0.2
    separator, options = r.choice((",", ",", ";", "\t")), []
    rows = [[random_number(r, kind) for _ in range(p)] for _ in range(n)]
    rows = list({tuple(Fraction(memcert_recheck.number(cell, False)) for cell in row): row for row in rows}.values())
    for row in rows:
        row += [r.choice("abc") for _ in range(outputs)] if labels else [random_number(r, kind) for _ in range(outputs)]
    rows += [list(r.choice(rows)) for _ in range(r.choice((0, 0, 1, 2)))]
    if outputs > 1:
        options += ["--outputs", str(outputs)]
    if labels and r.random() < 0.5:
        options += ["--onehot"]
    if r.random() < 0.1:
        rows.append(rows[0][:-1] + ["d" if labels else "99"])
    if r.random() < 0.15:
        rows.insert(r.randrange(len(rows) + 1), ["?"] + rows[0][1:])
        options += ["--drop-missing"]
    for row in rows if weights else ():
        row.insert(0, "%d" % r.randint(1, 4))
    if weights:
        options += ["--weights", "1"]
    everywhere = not labels and not weights and r.random() < 0.2
    for one, chance in ((["--readout", "printed"], 0.2), (["--minimize", "mean"], 0.3), (["--exhaustive"], 0.2),
                        (["--rank-budget", "0"], 0.1), (["--nonnegative"], 0.05), (["--tree-steps", "50"], 0.1),
                        (["--networks", "all"], 0.2)):
        options += one if r.random() < chance and (not everywhere or one == ["--nonnegative"]) else []
    if everywhere:
        options += ["--epsilon", r.choice(("1/2", "2", "5", "1e1", "20")), "--cells", "300"]
        options += ["--lipschitz", r.choice(("1", "3.5", "40"))] if r.random() < 0.4 else []
    header = [["c%d" % k for k in range(len(rows[0]))]] if labels or r.random() < 0.4 else []
    return "".join(separator.join(row) + "\n" for row in header + rows), options


def random_arrays(r, folder):
    """Writes x.npy and the outputs beside it, y.npy; the options."""
    n, p = r.randint(1, 6), r.randint(1, 3)
    for name, shape, least in (("x.npy", (n, p), 0), ("y.npy", (n,), r.choice((0, 0, -3)))):
        head = ("{'descr': '<f8', 'fortran_order': False, 'shape': %r, }" % (shape,)).ljust(117) + "\n"
        numbers = array.array("d", (r.randint(least, 9) / 2 for _ in range(n * (p if len(shape) > 1 else 1))))
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head.encode() + numbers.tobytes())
    return ["--target-file", "y.npy"] + r.choice(([], ["--networks", "all"], ["--epsilon", "5", "--cells", "300"]))


def read(folder):
    files = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as stream:
            files[name] = stream.read()
    return files


def write(folder, files):
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(data)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def with_sums(files):
    lines = ["%s  %s\n" % (digest(files[name]), name) for name in sorted(files) if name != "SHA256SUMS"]
    return dict(files, SHA256SUMS="".join(lines).encode())


def with_all(files):
    """The same with bundle.json, and the digest of the table in the report, made anew, too."""
    try:
        bundle = json.loads(files["bundle.json"])
        report = json.loads(files["report.json"])
        given = digest(files[bundle["table"]["file"]])
        files = dict(files)
        files["report.json"] = files["report.json"].replace(report["dataset"]["sha256"].encode(), given.encode())
        names = [name for name in sorted(files) if name not in DERIVED]
        bundle["files"] = [{"file": name, "sha256": digest(files[name])} for name in names]
        bundle.pop("length", None)
        bundle.pop("sha256", None)
        text = json.dumps(bundle, indent=2)[:-2]
        end = ',\n  "length": %d,\n  "sha256": "%s"\n}\n' % (len(text.encode()), digest(text.encode()))
        files["bundle.json"] = (text + end).encode()
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    return with_sums(files)


# One change each: what was done, and the files; None if nothing was.

def change_digit(r, files, others):
    name = r.choice(sorted(files))
    places = [k for k, c in enumerate(files[name]) if 48 <= c <= 57 or (name in DERIVED and 97 <= c <= 102)]
    if not places:
        return None
    at = r.choice(places)
    new = r.choice([c for c in b"0123456789" if c != files[name][at]])
    return "%s: digit at %d" % (name, at), dict(files, **{name: files[name][:at] + bytes([new]) + files[name][at + 1:]})


def change_number(r, files, others):
    name = r.choice(sorted(files))
    found = list(re.finditer(rb"-?[0-9]+(?:/[0-9]+)?", files[name]))
    if not found:
        return None
    one = r.choice(found)
    value = Fraction(one.group().decode()) if not one.group().endswith(b"/0") else Fraction(0)
    value = r.choice((value + 1, value - 1, -value, value / 2, value * 10, Fraction(0)))
    data = files[name][:one.start()] + str(value).encode() + files[name][one.end():]
    return "%s: number at %d" % (name, one.start()), dict(files, **{name: data})


def change_lines(r, files, others):
    name = r.choice(sorted(files))
    lines = files[name].splitlines(True)
    k, other = r.randrange(len(lines)), r.randrange(len(lines))
    how = r.choice(("removed", "doubled", "swapped", "empty"))
    if how == "removed":
        del lines[k]
    elif how == "doubled":
        lines.insert(k, lines[k])
    elif how == "swapped":
        lines[k], lines[other] = lines[other], lines[k]
    else:
        lines.insert(k, b"\n")
    return "%s: line %d %s" % (name, k + 1, how), dict(files, **{name: b"".join(lines)})


def change_files(r, files, others):
    name, other, more = r.choice(sorted(files)), r.choice(sorted(files)), r.choice(others)
    how = r.choice(("removed", "added", "swapped", "of another run", "empty"))
    files = dict(files)
    if how == "removed":
        del files[name]
    elif how == "added":
        files[r.choice(("notes.txt", "tree2.json", "given-b.csv", ".hidden"))] = files[name]
    elif how == "swapped":
        files[name], files[other] = files[other], files[name]
    elif how == "empty":
        files[name] = b""
    else:
        same = [one for one in sorted(more) if one == name or one.startswith("given-") and name.startswith("given-")]
        files[name] = more[same[0]] if same else b"{}"
    return "%s: %s" % (name, how), files


def values(thing, path=()):
    if path:
        yield path
    for key, value in thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ():
        yield from values(value, path + (key,))


def changed_value(r, value):
    if isinstance(value, bool) or value is None:
        return r.choice([one for one in (True, False, None, 0) if one is not value])
    if isinstance(value, (int, float)):
        return r.choice((value + 1, value - 1, value * 2 + 1, -value - 1, str(value)))
    if isinstance(value, str) and re.fullmatch("-?[0-9]+(/[0-9]+)?", value):
        number = Fraction(value)
        return str(r.choice((number + 1, number - 1, -number - 1, number / 2 + 1)))
    if isinstance(value, str):
        return r.choice((value + "x", value[:-1], "certified", "refuted", "holds", "fails", "Theorem 3"))
    return {} if isinstance(value, list) else []


def change_member(r, files, others):
    name = r.choice(["report.json"] * 3 + [one for one in sorted(files) if one.endswith(".json")])
    try:
        thing = json.loads(files[name])
    except ValueError:
        return None
    path = r.choice(list(values(thing)))
    at = thing
    for key in path[:-1]:
        at = at[key]
    how = r.choice(("changed", "changed", "changed", "removed", "added"))
    if how == "removed":
        del at[path[-1]]
    elif how == "added" and isinstance(at, dict):
        at[r.choice(("note", "optimal", "vacuous", "signed", "operations_at_least", "line"))] = r.choice((True, 1, "1"))
    else:
        at[path[-1]] = changed_value(r, at[path[-1]])
    data = (json.dumps(thing, indent=2) + "\n").encode()
    if json.loads(files[name]) == thing:
        return None
    return "%s: %s /%s/" % (name, how, "/".join(map(str, path))), dict(files, **{name: data})


def change_command(r, files, others):
    try:
        bundle = json.loads(files["bundle.json"])
    except ValueError:
        return None
    words = bundle["command"]
    at = r.randrange(1, len(words) + 1)
    if at < len(words) and r.random() < 0.5:
        del words[at]
    else:
        words[at:at] = r.choice(OPTIONS)
    return "bundle.json: command %s" % words, dict(files, **{"bundle.json": json.dumps(bundle, indent=2).encode()})


OPTIONS = (["--onehot"], ["--encode"], ["--nonnegative"], ["--exhaustive"], ["--drop-missing"], ["--header"],
           ["--no-header"], ["--outputs", "2"], ["--target", "1"], ["--ignore", "1"], ["--labels", "1"],
           ["--weights", "1"], ["--readout", "printed"], ["--minimize", "mean"], ["--separator", "tab"],
           ["--decimal", "comma"],
           ["--missing", "1"], ["--comment", "1"], ["--classes", "b,a"], ["--features", "2"], ["--tree-steps", "0"],
           ["--rank-budget", "0"], ["--rank-budget", "9"], ["--networks", "all"], ["--networks", "conditional"],
           ["--epsilon", "3"], ["--lipschitz", "7"], ["--cells", "9"], ["--target-file", "y.npy"], ["--json"],
           ["--format", "arff"])
CHANGES = (change_digit, change_number, change_lines, change_files, change_member, change_member, change_command)
LEVELS = (("as it is", lambda files: files), ("new sums", with_sums), ("all digests new", with_all))


def second(folder, honest):
    """The exit status of the second checker; what was open before may be."""
    try:
        left = memcert_recheck.recheck(folder)
        return 0 if set(left) <= honest else 4
    except memcert_recheck.Refuted:
        return 1
    except memcert_recheck.Malformed:
        return 3


def write_given(folder, files, bundle):
    """What the user gave, under the names that it had."""
    for one in (bundle[name] for name in ("network", "table", "targets") if name in bundle):
        with open(os.path.join(folder, one["name"]), "wb") as stream:
            stream.write(files[one["file"]])


def finds_the_same(folder, files):
    """Whether certify says just that of the table and the command in it."""
    bundle = json.loads(files["bundle.json"])
    again = os.path.join(folder, "again")
    shutil.rmtree(again, ignore_errors=True)
    write_given(folder, files, bundle)
    run(PLAIN, *bundle["command"], "--bundle", "again", bundle["table"]["name"], folder=folder)
    fresh = read(again) if os.path.isdir(again) else {}
    return all(fresh.get(name) == files.get(name) for name in ("report.json", "table.txt")), fresh


def evaluated(name, net, x):
    """Outputs and operations of a network of certify."""
    if name in ("one-layer.json", "two-layer.json", "bits.json"):
        outputs, _, weights = Layered(net).evaluate(x)
        return outputs, 2 * weights
    if name == "gates.json":
        gates = Gates(net)
        outputs = gates.evaluate(x)
        split = [max(v, Fraction(0)) for v in outputs] + [max(-v, Fraction(0)) for v in outputs]
        return split if gates.signed else outputs, gates.operations(x)
    return Conditional(net).raw(x)


def as_good(files, fresh):
    """Whether the networks that certify makes otherwise recall the table at the costs of the report."""
    if "everywhere" in json.loads(files["report.json"]):
        return files.get("buckets.json") == fresh.get("buckets.json")
    others = {name for name in set(files) & set(fresh) if files[name] != fresh[name] and name.endswith(".json")}
    return at_the_costs(files, others - set(DERIVED)) and files.get("switch.net") == fresh.get("switch.net")


def at_the_costs(files, names):
    """Whether these networks recall the table at the costs of the report."""
    table = memcert_recheck.Table(files["table.txt"])
    report = json.loads(files["report.json"])
    for name in names:
        said = [one for one in report["networks"] if one["network"] + ".json" == name]
        taken = []
        for _, x, d, _ in table.points:
            outputs, operations = evaluated(name, json.loads(files[name]), list(x))
            if outputs is None or list(outputs) != list(d):
                return False
            taken.append(operations)
        if len(said) != 1 or said[0]["operations"]["max"] != max(taken) or \
                Fraction(said[0]["operations"]["mean_exact"]) != Fraction(sum(taken), len(taken)):
            return False
    return True


def better(files, fresh):
    """Whether the networks are just other ones than certify finds within the steps of that command, at costs of their
    own, which the report says."""
    reports = [json.loads(one.get("report.json", b"{}")) for one in (files, fresh)]
    names = {one["network"] + ".json" for one in reports[0].get("networks") or [] if one["network"] != "switch"}
    for one in reports:
        one.pop("networks", None)
        one.pop("operations", None)
    return names != set() and reports[0] == reports[1] and files["table.txt"] == fresh.get("table.txt") and \
        files["switch.net"] == fresh.get("switch.net") and at_the_costs(files, names)


def true_all_the_same(folder, files):
    same, fresh = finds_the_same(folder, files)
    return as_good(files, fresh) if same else better(files, fresh)


def dialects(folder, r):
    """Tables of all kinds, out of cli.table: no certificate is refuted that certify has made."""
    with open(os.path.join(ROOT, "tests", "tables", "cli.table"), encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split(" :: ") for line in stream if not line.startswith("#")]
    calls = {(cli_table.TABLE_OPTIONS.findall(row[3])[0], row[4]) for row in rows
             if len(row) == 5 and cli_table.TABLE_OPTIONS.search(row[3])}
    made = 0
    for options, content in r.sample(sorted(calls), DIALECTS):
        with open(os.path.join(folder, "t.csv"), "wb") as stream:
            stream.write(cli_table.unescape(content))
        shutil.rmtree(os.path.join(folder, "b"), ignore_errors=True)
        done = run(PLAIN, "certify", *shlex.split(options), "--bundle", "b", "t.csv", folder=folder)
        if done.returncode not in (0, 1):
            continue
        made += 1
        try:
            memcert_recheck.recheck(os.path.join(folder, "b"))
            problem = None
        except (memcert_recheck.Refuted, memcert_recheck.Malformed) as error:
            problem = error
        done = run(PLAIN, "verify", "b", folder=folder)
        check("both accept %r %r" % (options, content), problem is None and done.returncode == 0, (problem, done))
    check("some have certificates", made > DIALECTS // 8, made)


def forge_replayed(folder, r, count):
    """Certificates of check, rank and condition, which the second checker leaves open: verify rejects forged ones."""
    wrong, seen, others, path = [], 0, [], os.path.join(folder, "forged")
    for _ in range(count):
        text, _ = random_table(r)
        with open(os.path.join(folder, "t.csv"), "w") as stream:
            stream.write(text)
        kind = r.choice(("switch", "tree", "projection"))
        run(PLAIN, "synth", "--network", kind, "t.csv", "-o", "n", "--force", folder=folder)
        run(PLAIN, "synth", "t.csv", "-o", "s", "--force", folder=folder)
        run(PLAIN, "export", "--to", "layered-json", "s", "-o", "l", "--force", folder=folder)
        command = r.choice((["check", "n"], ["rank"], ["rank", "--kappa"], ["rank", "--form", "augmented"],
                            ["condition", "-o", "c", "--force", "l"],
                            ["condition", "--otherwise", "network", "-o", "c", "--force", "l"]))
        if command[0] == "condition":
            text = "".join(line.rsplit(",", 1)[0] + "\n" for line in text.splitlines())
            with open(os.path.join(folder, "t.csv"), "w") as stream:
                stream.write(text)
        shutil.rmtree(os.path.join(folder, "b"), ignore_errors=True)
        plain = run(SANITIZED, *command, "t.csv", folder=folder)
        made = run(SANITIZED, *command, "--bundle", "b", "t.csv", folder=folder)
        same = (plain.returncode, plain.stdout) == (made.returncode, made.stdout)
        check("%s: the same with a bundle: %r" % (command, text), same, made)
        if made.returncode not in (0, 1):
            continue
        done = run(SANITIZED, "verify", "b", folder=folder)
        check("%s: verify accepts %r" % (command, text), done.returncode == 0, done)
        left = memcert_recheck.recheck(os.path.join(folder, "b"))
        check("%s: the second checker leaves it open" % command, left == ["command"], left)
        files = read(os.path.join(folder, "b"))
        others.append(files)
        for _ in range(EACH):
            what, changed = r.choice(CHANGES)(r, copy.copy(files), others) or ("nothing", files)
            changed = r.choice(LEVELS)[1](changed)
            if changed == files:
                continue
            seen += 1
            write(path, changed)
            status = run(PLAIN, "verify", "forged", folder=folder).returncode
            if status not in (1, 3) and not (status == 0 and replays(folder, changed)):
                wrong.append("%s %s: %d" % (command, what, status))
    check("no forged certificate of check, rank and condition is accepted", not wrong, wrong)
    return seen


def replays(folder, files):
    """Whether the command says just that of the files in it."""
    bundle = json.loads(files["bundle.json"])
    operands = [bundle[name] for name in ("network", "table") if name in bundle]
    write_given(folder, files, bundle)
    makes = bundle["command"][:1] == ["condition"]
    done = run(PLAIN, *bundle["command"], "--json", *(["-o", "made", "--force"] if makes else []),
               *(one["name"] for one in operands), folder=folder)
    if done.stdout.encode() != files["report.json"] or not makes:
        return done.stdout.encode() == files["report.json"]
    with open(os.path.join(folder, "made"), "rb") as stream:
        return stream.read() == files["conditional.json"]


def differing(files, changed):
    return {name for name in {*files, *changed} if files.get(name) != changed.get(name)} - set(DERIVED)


def says_the_same(files, changed):
    """Whether nothing but the order of members in the report, or how a decimal is written, is another one."""
    others = differing(files, changed)
    return others == {"report.json"} and json.loads(files["report.json"]) == json.loads(changed["report.json"])


def other_buckets(folder, files, changed):
    """Whether only buckets are other ones, within epsilon everywhere, too; verify makes the same ones again."""
    others = differing(files, changed)
    if others != {"buckets.json"}:
        return False
    bundle = json.loads(changed["bundle.json"])
    words = list(bundle["command"][1:])
    if "--cells" in words:
        at = words.index("--cells")
        del words[at:at + 2]
    write_given(folder, changed, bundle)
    with open(os.path.join(folder, "buckets"), "wb") as stream:
        stream.write(changed["buckets.json"])
    return run(PLAIN, "check", *words, "buckets", bundle["table"]["name"], folder=folder).returncode == 0


def only_others(said):
    """Whether all that verify does not find again are witnesses, of which there are others, or that a tree is optimal."""
    differences = re.split(r"(?m)^differs +", said)[1:]
    return differences != [] and all(FINDS_OTHERS.match(" ".join(one.split())) for one in differences)


class Forger:
    def __init__(self, folder, r):
        self.folder, self.r, self.others = folder, r, []
        self.seen = {"forged": 0, "refused": 0, "true all the same": 0, "another witness or less": 0, "undecided": 0}
        self.wrong = []

    def honest(self):
        """A certificate that both accept; its files, and what the second checker leaves open."""
        text, options = random_table(self.r)
        path, table = os.path.join(self.folder, "b"), "t.csv"
        shutil.rmtree(path, ignore_errors=True)
        with open(os.path.join(self.folder, table), "w") as stream:
            stream.write(text)
        if self.r.random() < 0.15:
            options, table = random_arrays(self.r, self.folder), "x.npy"
        plain = run(SANITIZED, "certify", *options, table, folder=self.folder)
        made = run(SANITIZED, "certify", *options, "--bundle", "b", table, folder=self.folder)
        what = "%s %r" % (options, text)
        same = (plain.returncode, plain.stdout) == (made.returncode, made.stdout)
        check("the same with a bundle: " + what, same, made)
        if made.returncode not in (0, 1):
            check("no bundle: " + what, not os.path.exists(path), made)
            return None
        done = run(SANITIZED, "verify", "b", folder=self.folder)
        check("verify accepts " + what, done.returncode == 0 and done.stdout.startswith("verified: b "), done)
        try:
            left, problem = set(memcert_recheck.recheck(path)), None
        except (memcert_recheck.Refuted, memcert_recheck.Malformed) as error:
            left, problem = set(), error
        check("the second checker accepts " + what, problem is None, problem)
        check("and leaves little open: " + what, left <= {"optimal", "notices", "table", "gates"}, left)
        return (read(path), left) if problem is None and done.returncode == 0 else None

    def forge(self, files, left):
        name, again = self.r.choice(LEVELS)
        made = self.r.choice(CHANGES)(self.r, copy.copy(files), self.others)
        if not made or made[1] == files:
            return
        what, changed = made
        changed = again(changed)
        if changed == files:
            return
        path = os.path.join(self.folder, "forged")
        write(path, changed)
        self.seen["forged"] += 1
        verified = run(PLAIN, "verify", "forged", folder=self.folder)
        one, other = verified.returncode, second(path, left)
        if one and not other and "table" in left:
            other = 4
        if self.seen["forged"] % SANITIZE == 0:
            check("the same with sanitizers", run(SANITIZED, "verify", "forged", folder=self.folder).returncode == one)
        if {one, other} <= {1, 3}:
            self.seen["refused"] += 1
        elif one == other == 0 and true_all_the_same(self.folder, changed):
            self.seen["true all the same"] += 1
        elif one == 1 and other == 0 and (says_the_same(files, changed) or
                                          other_buckets(self.folder, files, changed)):
            self.seen["true all the same"] += 1
        elif one == 1 and other == 0 and (WITNESSES.search(what) or only_others(verified.stdout)):
            self.seen["another witness or less"] += 1
        elif {one, other} <= {1, 3, 4}:
            self.seen["undecided"] += 1
        else:
            self.wrong.append("%s, %s: verify %d, second checker %d" % (what, name, one, other))
            if os.environ.get("KEEP_FORGED"):
                write(os.path.join(os.environ["KEEP_FORGED"], str(len(self.wrong))), changed)


def version():
    with open(os.path.join(ROOT, "VERSION")) as stream:
        return stream.read().strip()


def keep():
    os.makedirs(KEPT, exist_ok=True)
    status = 0
    for name, (table, options, *_) in KEPT_OF.items():
        folder = os.path.join(KEPT, version() + name)
        shutil.rmtree(folder, ignore_errors=True)
        with tempfile.TemporaryDirectory() as there:
            with open(os.path.join(there, "t.csv"), "w") as stream:
                stream.write(table)
            status |= run(PLAIN, "certify", *options, "--bundle", folder, "t.csv", folder=there).returncode
    return status


def accepted(folder, name):
    """By both, and nothing is left open but what a search would have to find."""
    done = run(SANITIZED, "verify", name, folder=folder)
    check("verify accepts %s" % name, done.returncode == 0, done.stdout + done.stderr)
    done = subprocess.run([sys.executable, memcert_recheck.__file__, "--leave-open", "optimal", name], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    check("the second checker accepts %s" % name, done.returncode == 0, done.stdout)


def kept_bundles(folder):
    """Of old versions, and one whose report has less to say, as of a version that never was."""
    check("the second checker knows this version", memcert_recheck.VERSION == version(), memcert_recheck.VERSION)
    names = sorted(os.listdir(KEPT))
    check("this version has them (bundle_random.py --keep)", {version() + one for one in KEPT_OF} <= set(names), names)
    for name in names:
        accepted(KEPT, name)
        files = read(os.path.join(KEPT, name))
        made_by, dash, kind = name.partition("-")
        *_, part, less, wrong = KEPT_OF[dash + kind]
        own, older = b'"version": "%s"' % made_by.encode(), b'"version": "0.0.1"'
        files = {one: data.replace(own, older) for one, data in files.items()}
        report = json.loads(files["report.json"])
        report.pop("evaluation", None)
        del report[part][less]
        files["report.json"] = json.dumps(report, indent=2).encode()
        write(os.path.join(folder, "older"), with_all(files))
        accepted(folder, "older")
        report[part][wrong] += 1
        files["report.json"] = json.dumps(report, indent=2).encode()
        write(os.path.join(folder, "older"), with_all(files))
        done = run(SANITIZED, "verify", "older", folder=folder)
        refuted = done.returncode == 1 and "%s: %s: it says" % (part, wrong) in done.stdout
        check("an older report is not believed", refuted, done)


def main(arguments):
    if arguments == ["--keep"]:
        return keep()
    count = FORGERIES
    if arguments[:1] == ["--count"]:
        count, arguments = int(arguments[1]), arguments[2:]
    seed = int(arguments[0]) if arguments else SEED
    with tempfile.TemporaryDirectory() as folder:
        kept_bundles(folder)
        dialects(folder, random.Random(seed))
        replayed = forge_replayed(folder, random.Random(seed), max(4, count // 400))
        f = Forger(folder, random.Random(seed))
        each = max(EACH, count // BUNDLES_MOST)
        while f.seen["forged"] < count:
            made = f.honest()
            if not made:
                continue
            f.others = (f.others + [made[0]])[-8:]
            for _ in range(each):
                f.forge(*made)
        check("no forged certificate is accepted (--count %d %d)" % (count, seed), not f.wrong, "\n".join(f.wrong[:20]))
        check("few are left undecided", f.seen["undecided"] <= count // 10, f.seen)
        print("bundle: " + ", ".join("%d %s" % (value, key) for key, value in f.seen.items()) +
              ", %d wrong; %d of check, rank and condition" % (len(f.wrong), replayed))
    return finish("bundle")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
