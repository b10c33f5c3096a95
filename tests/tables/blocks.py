#!/usr/bin/env python3
"""Long tables, which are read in blocks: the same is said of them as of the same bytes from a pipe, which are in memory
as a whole.  The program with sanitizers has blocks of a few bytes.

Memory does not grow with the rows; a file that changes between its two readings is refused.

usage: blocks.py [CASES]
"""
import functools
import os
import random
import resource
import signal
import subprocess
import sys

from checks import check, finish, run_in_folders
from memcert import PLAIN, ROOT, SANITIZED, Program

CELLS = ["0", "1", "-1", "0.5", "1/3", "1e3", "2", "12345678901234567890", "0x1.8p3", '"3"', '" 4"', "", "?", "NA",
         "word", '"a ""b"""', '"two\nlines"', '"two\r\nlines"', '"1,5"', 'stray"quote', "#", "\xe9\u4e2d",
         "a", "b", "c", '""', '"open']
ENDS = ["\n", "\n", "\n", "\r\n", "\r"]
OPTIONS = [[], [], [], ["--header"], ["--no-header"], ["--drop-missing"], ["--comment", "#"], ["--comment", "//"],
           ["--separator", "comma"], ["--separator", "blanks"], ["--separator", "tab"], ["--missing", "word"],
           ["--ignore", "1"], ["--decimal", "comma"]]
COMMANDS = [["eval", "s.net"], ["eval", "--json", "l.json"], ["eval", "c.json"], ["eval", "--json", "o.json"],
            ["eval", "g.json"], ["activity", "l.json"], ["activity", "--json", "l.json"], ["check", "s.net"],
            ["check", "--json", "l.json"], ["check", "c.json"], ["check", "--json", "o.json"], ["check", "g.json"],
            ["check", "--tolerance", "1", "l.json"], ["check", "c.json", "--against", "l.json"],
            ["rank", "--kappa"], ["certify", "--rank-budget", "0", "--json"]]


def random_table(source):
    """The bytes of a table, which mostly is one."""
    width, tidy = source.randint(2, 4), source.random() < 0.6
    between = source.choice([",", ",", ",", ";", "\t", " ", "|"])
    end = source.choice(ENDS)
    text = source.choice(["", "", "", "\ufeff", "# a comment" + end, end + end, "sep=" + between + end, " " * 50 + end])
    if source.random() < 0.3:
        names = ["x", "y", "a name", '"quoted"', "", "Unnamed: 0"]
        text += between.join(source.choice(names) for _ in range(width)) + end
    for _ in range(source.choice([0, 1, 2, 5, 30])):
        cells = [source.choice(CELLS[:9] if tidy else CELLS) for _ in range(width)]
        if not tidy and source.random() < 0.05:
            cells.append("9")
        text += between.join(cells) + (source.choice(["", "", " ", between]) if not tidy else "") + end
        if source.random() < 0.05:
            text += source.choice([end, "#" + " long" * 20 + end, "// x" + end, "  " + end])
    if source.random() < 0.1:
        text = text.rstrip("\r\n")
    if source.random() < 0.03:
        text += "1,\x00,2\n"
    return text.encode("utf-8", "surrogatepass")


def networks(program):
    program.save_table("s.csv", [(0, 0, 1), (1, 2, 0), (5, 1, 2)])
    for kind, name in [("switch", "s.net"), ("two-layer", "l.json"), ("tree", "c.json"), ("gates", "g.json")]:
        done = program.run("synth", "--network", kind, "s.csv", "-o", name)
        check("%s is made" % name, done.returncode == 0, done.stderr)
    program.save_table("i.csv", [(0, 0), (1, 2)])
    done = program.run("condition", "--total", "l.json", "i.csv", "-o", "o.json")
    check("o.json is made", done.returncode == 0, done.stderr)


def shown(done, name):
    """What it said, with - for the name of the table."""
    return done.returncode, (done.stdout + b"\n--\n" + done.stderr).replace(name.encode(), b"-")


def run(folder, words, table=None):
    with open(table or os.devnull, "rb") as stream:
        # A pipe and no file.
        given = subprocess.Popen(["cat"], stdin=stream, stdout=subprocess.PIPE)
        done = subprocess.run([SANITIZED] + words, cwd=folder, stdin=given.stdout, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=300)
        given.stdout.close()
        given.wait()
    return done


def same(folder, words, name):
    """Whether blocks and the whole lead to the same; also the exit status."""
    path = os.path.join(folder, name)
    blocks, whole = run(folder, words + ["./" + name]), run(folder, words + ["-"], path)
    (status, text), (other, whole_text) = shown(blocks, "./" + name), shown(whole, "-")
    equal = (status, text) == (other, whole_text)
    with open(path, "rb") as stream:
        check("%s: blocks and the whole" % " ".join(words), equal, "%r\n%s\n%s" % (stream.read(), text, whole_text))
    return status


def random_cases(folder, source, cases):
    networks(Program(folder))
    seen = {}
    for _ in range(cases):
        with open(os.path.join(folder, "t.csv"), "wb") as stream:
            stream.write(random_table(source))
        words = source.choice(COMMANDS) + source.choice(OPTIONS)
        status = same(folder, words, "t.csv")
        seen[status] = seen.get(status, 0) + 1
    if cases >= 200:
        check("all of exit 0, 1 and 3 are there", all(seen.get(status, 0) > 0 for status in (0, 1, 3)), seen)


def tables_of_datasets(folder, **_):
    """Every table that is there, with networks that were made of it."""
    program = Program(folder)
    for name in sorted(os.listdir(os.path.join(ROOT, "datasets"))):
        if not name.endswith(".csv") or name == "huge.csv":
            continue
        path = os.path.join(ROOT, "datasets", name)
        with open(path, "rb") as stream, open(os.path.join(folder, "t.csv"), "wb") as copy:
            copy.write(stream.read())
        for kind, net in [("switch", "n.net"), ("two-layer", "n.json"), ("tree", "n.json")]:
            done = program.run("synth", "--network", kind, "t.csv", "-o", net)
            if done.returncode == 0:
                same(folder, ["check", "--json", net], "t.csv")
            same(folder, ["eval", net], "t.csv")


IDENTITY = """{"format": "memcert-layered-1", "inputs": 2, "constant": false, "signed": false, "layers": [
  {"size": 1, "weights": [[0, 0, 1, "1/1"]]}]}
"""


def recalling(folder):
    """The network that puts out its second input, n.json, and c.json, a tree that does so at three points."""
    with open(os.path.join(folder, "n.json"), "w") as stream:
        stream.write(IDENTITY)
    Program(folder).save_table("s.csv", [(0, 0, 0), (1, 2, 2), (5, 1, 1)])
    check("c.json is made", Program(folder).run("synth", "--network", "tree", "s.csv", "-o", "c.json").returncode == 0)


def recalled(folder, source, cases):
    """Tables that the network that puts out its second input recalls, or nearly so: rows that repeat others, and some
    that contradict them."""
    recalling(folder)
    seen = {}
    for _ in range(cases // 4):
        off = source.choice([0, 0, 0.25, 2]) if source.random() < 0.5 else 0
        count, most = source.choice([(3, 5), (10, 5), (60, 5), (900, 500)])
        rows = [(source.randint(0, most), source.randint(0, 3)) for _ in range(count)]
        text = "".join("%d,%d,%s\n" % (x, y, y + (off if source.random() < 0.1 else 0)) for x, y in rows)
        with open(os.path.join(folder, "t.csv"), "w") as stream:
            stream.write("x,y,d\n" * source.randint(0, 1) + text)
        words = ["check"] + source.choice([[], ["--json"], ["--points", "--json"]])
        rule = source.choice([["c.json"], [], ["--tolerance", "1/2"], ["--tolerance", "0"]])
        words += rule if rule == ["c.json"] else rule + ["n.json"]
        status = same(folder, words, "t.csv")
        seen[status] = seen.get(status, 0) + 1
    check("certified and refuted", cases < 100 or (seen.get(0, 0) > 5 and seen.get(1, 0) > 5), seen)


def jobs(folder, source, cases):
    """However many processes share the points, the same is said; one that is killed leaves nothing said."""
    recalling(folder)
    seen = {}
    for _ in range(cases // 10):
        wrong = source.choice([0, 0.02, 0.2, 0.5])
        Program(folder).save_table("t.csv", [(i, i % 7, i % 7 + (source.random() < wrong))
                                             for i in range(source.choice([1, 2, 90]))])
        words = ["check"] + source.choice([[], ["--json"], ["--points", "--json"]])
        words.append(source.choice(["c.json", "n.json"]))
        said = [shown(run(folder, words + ["--jobs", count, "t.csv"]), "t.csv") for count in ["1", "2", "5"]]
        said.append(shown(run(folder, words + ["t.csv"]), "t.csv"))
        check("%s: the same from all" % " ".join(words), all(one == said[0] for one in said), said)
        seen[said[0][0]] = seen.get(said[0][0], 0) + 1
    check("certified and refuted by jobs", cases < 100 or (seen.get(0, 0) > 2 and seen.get(1, 0) > 2), seen)
    killed(folder, source)


def killed(folder, source):
    """One of two processes of a long check."""
    weights = ", ".join('[%d, 0, %d, "%d/7"]' % (i, k, source.randint(1, 9)) for i in range(300) for k in range(2))
    last = ", ".join('[0, 1, %d, "1/3"]' % k for k in range(300))
    with open(os.path.join(folder, "slow.json"), "w") as stream:
        stream.write('{"format": "memcert-layered-1", "inputs": 2, "constant": false, "signed": false, "layers": '
                     '[{"size": 300, "weights": [%s]}, {"size": 1, "weights": [%s]}]}' % (weights, last))
    Program(folder, PLAIN).save_table("i.csv", [(i, i % 7) for i in range(9000)])
    outputs = Program(folder, PLAIN).run("eval", "slow.json", "i.csv").stdout.split()
    Program(folder, PLAIN).save_table("t.csv", [(i, i % 7, d) for i, d in enumerate(outputs)])
    long = subprocess.Popen([PLAIN, "check", "--jobs", "2", "slow.json", "t.csv"], cwd=folder, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)
    child = None
    while long.poll() is None and child is None:
        with open("/proc/%d/task/%d/children" % (long.pid, long.pid)) as stream:
            child = next(iter(stream.read().split()), None)
    if child:
        os.kill(int(child), signal.SIGKILL)
    out, complaint = long.communicate(timeout=300)
    check("a process is killed: nothing is said", child and long.returncode == 4 and not out,
          (child, long.returncode, out, complaint))


def changed(folder, **_):
    """A file in whose readings some call finds another byte, or an end.  What is said is refused, or is what is said of
    the file as it is."""
    networks(Program(folder, PLAIN))
    subprocess.run(["make", "-s", "-C", ROOT, "build/changing_file.so"], check=True)
    with open(os.path.join(folder, "t.csv"), "w") as stream:
        stream.writelines("%d,%d\n" % (i % 10, i) for i in range(60000))
    for words in [["eval", "s.net"], ["eval", "--json", "c.json"], ["activity", "l.json"], ["check", "c.json"]]:
        refused = {"byte": 0, "end": 0}
        expected = run_changed(folder, words, "byte", 0)
        for how in refused:
            for call in range(1, 9):
                done = run_changed(folder, words, how, call)
                refused[how] += done[0] == 3 and not done[1]
                check("%s, %s %d: refused, or not seen" % (" ".join(words), how, call),
                      (done[0] == 3 and not done[1]) or done == expected, done)
        check("%s: changes are refused" % " ".join(words), refused["byte"] >= 4 and refused["end"] >= 2, refused)


def run_changed(folder, words, how, call):
    environment = dict(os.environ, LD_PRELOAD=os.path.join(ROOT, "build", "changing_file.so"), CHANGE_HOW=how,
                       CHANGE_CALL=str(call))
    done = subprocess.run([PLAIN] + words + ["t.csv"], cwd=folder, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    return done.returncode, done.stdout, done.stderr


def memory(folder, **_):
    """Twenty times the rows in the same address space."""
    networks(Program(folder, PLAIN))
    limit = 64 << 20
    for rows, name in [(20000, "short.csv"), (400000, "long.csv")]:
        with open(os.path.join(folder, name), "w") as stream:
            for i in range(rows):
                stream.write("%d.%d,%d\n" % (i % 1000, i % 7, i))
    for words in [["check", "c.json", "--against", "l.json"], ["eval", "s.net"], ["eval", "--json", "c.json"],
                  ["activity", "l.json"]]:
        for name in ["short.csv", "long.csv"]:
            with open(os.path.join(folder, "out"), "wb") as out:
                done = subprocess.run([PLAIN] + words + [name], cwd=folder, stdout=out, stderr=subprocess.PIPE,
                                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
            check("%s %s within %d bytes" % (" ".join(words), name, limit), done.returncode in (0, 1), done.stderr)
    nowhere = dict(os.environ, TMPDIR="/nowhere")
    done = subprocess.run([PLAIN, "activity", "l.json", "long.csv"], cwd=folder, env=nowhere, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    check("without a folder for what is long, nothing is written", done.returncode == 3 and not done.stdout and
          "TMPDIR" in done.stderr, (done.returncode, done.stderr))
    with open(os.path.join(folder, "n.json"), "w") as stream:
        stream.write(IDENTITY)
    for rows, different in [(1000000, 500000), (3000000, 1500000), (3000000, 3)]:
        with open(os.path.join(folder, "rows.csv"), "w") as stream:
            stream.writelines("%d.%d,%d,%d\n" % (k % 1000, k % 7, k, k) for k in (i % different for i in range(rows)))
        done = subprocess.run([PLAIN, "check", "n.json", "rows.csv"], cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        check("check of %d rows within %d bytes" % (rows, limit),
              done.returncode == 0 and "%d rows" % rows in done.stdout, done.stdout + done.stderr)
    done = subprocess.run([PLAIN, "check", "n.json", "rows.csv"], cwd=folder, env=nowhere, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    check("without a folder for what is long, check keeps the table in memory", done.returncode == 0, done)
    lines = sum(1 for _ in open(os.path.join(folder, "out")))
    check("a line for each row", lines > 400000, lines)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    source = random.Random(cases)
    run_in_folders(functools.partial(test, source=source, cases=cases)
                   for test in (random_cases, tables_of_datasets, recalled, jobs, changed, memory))
    return finish("blocks")


if __name__ == "__main__":
    sys.exit(main())
