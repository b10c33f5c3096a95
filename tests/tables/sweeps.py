#!/usr/bin/env python3
"""Sweeps and pages: their numbers against those of certify, and what they are made of.

usage: sweeps.py
"""
import base64
import csv
import html.parser
import io
import json
import os
import re
import sys

from checks import check, finish, run_in_folders
from memcert import Program, ROOT
from pictures import SVG, sound
from reseal import reseal

DATASETS = os.path.join(ROOT, "datasets")
BUDGET = ["--rank-budget", "1h"]


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def against_certify(folder):
    """What a sweep has of the first points is what certify has of a table of these."""
    program = Program(folder)
    for name in ("rings", "lattice", "negative"):
        with open(os.path.join(DATASETS, name + ".csv")) as stream:
            lines = stream.read().splitlines()
        total = len(set(lines[1:]))
        sizes = [1, 2, 5, min(total, 23)] if total >= 23 else [1, 2, total]
        done = program.run("sweep", "-n", ",".join(map(str, sizes)), "--networks", "all", *BUDGET,
                           os.path.join(DATASETS, name + ".csv"))
        check("sweep %s" % name, done.returncode == 0 and done.stderr == "", done.stderr)
        rows = rows_of(done.stdout)
        for size in sizes:
            with open(os.path.join(folder, "part.csv"), "w") as stream:
                stream.write("\n".join(lines[:size + 1]) + "\n")
            report = json.loads(program.run("certify", "--json", "--networks", "all", *BUDGET, "part.csv").stdout)
            mine = [row for row in rows if row["points"] == str(size)]
            check("%s %d: the networks of certify" % (name, size),
                  [row["network"] for row in mine] == [one["network"] for one in report["networks"]], mine)
            for row, one in zip(mine, report["networks"]):
                check("%s %d %s: operations and bits" % (name, size, row["network"]),
                      (int(row["operations_worst"]), int(row["bits"])) == (one["operations"]["max"], one["bits"]) and
                      abs(float(row["operations_mean"]) - one["operations"]["mean"]) < 0.006, (row, one))
            bounds = report["bounds"]
            check("%s %d: the bound" % (name, size), int(mine[0]["least_worst"]) == bounds["at_least"]["max"]
                  if "at_least" in bounds and isinstance(bounds["at_least"], dict)
                  else int(mine[0]["least_worst"]) == report["operations"]["at_least"], (mine[0], bounds))
            network = report["network"]
            check("%s %d: the size of the switch network" % (name, size),
                  (int(mine[0]["neurons"]), int(mine[0]["weights"])) == (network["neurons"], network["weights"]) and
                  (int(mine[0]["active_neurons"]), int(mine[0]["active_weights"])) ==
                  (report["neurons"]["max"], report["weights"]["max"]), (mine[0], network))
            for row in mine[1:]:
                if row["network"] not in ("one-layer", "two-layer", "bits"):
                    continue
                program.run("synth", "--network", row["network"], "part.csv", "-o", "net.json", "--force")
                shown = json.loads(program.run("check", "--json", "net.json", "part.csv").stdout)
                check("%s %d %s: its size" % (name, size, row["network"]),
                      int(row["active_weights"]) == shown["weights"]["max"] or name == "negative", (row, shown))


def chosen(folder):
    """Random parts: the same for the same seed, one inside of the next, and other ones for another seed."""
    program = Program(folder)
    table = os.path.join(DATASETS, "rings.csv")

    def sweep(*words):
        done = program.run("sweep", "--rank-budget", "0", *words, table)
        check("sweep %s" % (words,), done.returncode == 0, done.stderr)
        return done.stdout

    check("the same seed", sweep("-n", "8,20", "--seed", "7") == sweep("-n", "8,20", "--seed", "7"))
    check("another seed", sweep("-n", "40", "--seed", "7") != sweep("-n", "40", "--seed", "8"))
    check("a seed is not the first points", sweep("-n", "40", "--seed", "0") != sweep("-n", "40"))
    check("all points are all points", sweep("-n", "240", "--seed", "3") == sweep("-n", "240"))
    check("a size is the same in any list", rows_of(sweep("-n", "8,20", "--seed", "7"))[-1] ==
          rows_of(sweep("-n", "20", "--seed", "7"))[-1])
    check("doubling", [row["points"] for row in rows_of(sweep("-n", "5,...,45")) if row["network"] == "switch"] ==
          ["5", "10", "20", "40", "45"])
    check("doubling ends where it meets", [row["points"] for row in rows_of(sweep("-n", "5,10,...,40,41"))
                                           if row["network"] == "switch"] == ["5", "10", "20", "40", "41"])
    timed = rows_of(sweep("-n", "8", "--timing"))
    check("seconds", all(0 <= float(row["check_seconds"]) < 100 for row in timed) and "synthesis_seconds" in timed[0])


def files(folder):
    """Curves and a table for LaTeX beside the CSV; nothing is written if something is wrong."""
    program = Program(folder)
    table = os.path.join(DATASETS, "rings.csv")
    words = ["-n", "10,...,80", "--networks", "all", table, "--csv", "s.csv", "--svg", "s.svg", "--tex", "s.tex"]
    for _ in range(2):
        done = program.run("sweep", *words)
        check("three files", done.returncode == 0 and done.stdout == "" and
              sorted(os.listdir(folder)) == ["s.csv", "s.svg", "s.tex"], done.stderr)
    text = {name: open(os.path.join(folder, name)).read() for name in os.listdir(folder)}
    rows = rows_of(text["s.csv"])
    root = sound("curves", text["s.svg"])
    titles = [element.text for element in root.iter(SVG + "title")][1:]
    expected = sorted("%s, n = %s: %s" % (row["network"], row["points"], row[key]) for row in rows
                      for key in ("operations_worst", "weights", "bits") if int(row[key]) > 0)
    check("every number is a place of a curve", not set(expected) - set(titles), set(expected) - set(titles))
    check("curves of the root and the logarithm",
          sum((element.text or "") in ("√n", "log n") for element in root.iter(SVG + "text")) == 8)
    lines = [line for line in text["s.tex"].splitlines() if line.endswith("\\\\")]
    check("as many cells in every line of the table", len({line.count("&") for line in lines}) == 1, text["s.tex"])
    check("the table has the numbers", all(" %s & " % row["weights"] in text["s.tex"] for row in rows))
    before = dict(text)
    for wrong, message in (
            (["-n", "10,241", table], "241 points are more than"), (["-n", "10,10", table], "increase"),
            (["-n", "...,10", table], "stands between"), (["-n", "10,...", table], "stands between"),
            (["-n", "10,...,...,20", table], "stands between"), (["-n", "0,10", table], "at least one"),
            (["-n", "a", table], "is not a number"), (["-n", "", table], "is not a number"), ([table], "-n is missing"),
            (["-n", "5", table, "--csv", "x", "--svg", "x"], "two results"), (["-n", "5", table, "--svg", "-"], "standard output"),
            (["-n", "5", "--svg", "s.csv", table], "picture of memcert in SVG"),
            (["-n", "5", "--tex", "s.svg", table], "LaTeX"), (["-n", "5", "--csv", "s.tex", table], "CSV of memcert"),
            (["-n", "5", "--svg", "s.csv", "--force", "s.csv"], "read here")):
        done = program.run("sweep", *wrong)
        check("sweep %s" % (wrong,), done.returncode == 2 and message in done.stderr, (done.returncode, done.stderr))
    done = program.run("sweep", "-n", "1", "--csv", "t.csv", "--svg", "none/s.svg", table)
    check("a folder that is not there", done.returncode == 3 and not os.path.exists(os.path.join(folder, "t.csv")), done)
    check("nothing was lost", {name: open(os.path.join(folder, name)).read() for name in os.listdir(folder)} == before)


def shards(folder):
    """Jobs, checkpoints and shards measure the same; what is missing or does not belong is rejected."""
    program = Program(folder)
    table = os.path.join(DATASETS, "lattice.csv")
    words = ["-n", "3,7,...,60", "--networks", "all", "--seed", "5", table]

    def sweep(*more):
        return program.run("sweep", *more)

    def path(name):
        return os.path.join(folder, name)

    def content(name):
        with open(path(name), "rb") as stream:
            return stream.read()

    def save(name, data):
        with open(path(name), "wb") as stream:
            stream.write(data)

    plain = sweep(*words).stdout
    for count in (2, 3, 99):
        done = sweep("--jobs", str(count), *words)
        check("%d jobs" % count, done.returncode == 0 and done.stdout == plain and done.stderr == "", done.stderr)
    done = sweep("--checkpoint", "whole", *words)
    check("with a checkpoint", done.stdout == plain, done.stderr)
    check("a checkpoint alone", sweep("--merge", "whole").stdout == plain)
    for shard in range(4):
        done = sweep("--shard", "%d/4" % shard, "--checkpoint", "p%d" % shard, "--jobs", "2", *words)
        check("shard %d" % shard, done.returncode == 0 and done.stdout == done.stderr == "", done)
    names = ["p2", "p0", "p3", "p1"]
    done = sweep("--merge", *names, "--svg", "s.svg", "--tex", "s.tex")
    check("the shards together", done.returncode == 0 and done.stdout == plain, done.stderr)
    alone = sweep("--svg", "t.svg", "--tex", "t.tex", *words)
    check("the same curves and table", content("s.svg") == content("t.svg") and content("s.tex") == content("t.tex"), alone)
    check("more shards than sizes", sweep("--shard", "9/10", "--checkpoint", "p9", *words).returncode == 0)
    # As after an interruption.
    part = json.loads(content("whole"))
    for step in part["steps"][1::2]:
        step["networks"] = []
        step.pop("at_least", None)
    del part["length"], part["sha256"]
    cut = reseal(json.dumps(part, indent=2).encode()[:-2])
    save("cut", cut)
    done = sweep("--merge", "cut")
    check("not to its end", done.returncode == 3 and "is not measured yet" in done.stderr, done)
    done = sweep("--checkpoint", "cut", *words)
    check("goes on", done.returncode == 0 and done.stdout == plain, done.stderr)
    check("to its end", sweep("--merge", "cut").stdout == plain)
    edited = re.sub(rb'"depth": \d', b'"depth": 9', content("p1"), count=1)
    save("edited", edited)
    save("half", content("p1")[:1000])
    save("other", reseal(content("p1").replace(b"5\",\n  \"shard\"", b"6\",\n  \"shard\"")))
    save("points", reseal(re.sub(rb'"numbers": "..', b'"numbers": "zz', content("p1"))))
    save("none", reseal(content("p1").replace(b'"switch"', b'"twitch"')))
    save("version", reseal(content("p1").replace(b'"version": "', b'"version": "9')))
    save("size", reseal(content("p1").replace(b'"points": 7,\n      "networks"', b'"points": 8,\n      "networks"')))
    save("shard", reseal(content("p1").replace(b'"of": 4', b'"of": 5')))
    save("beyond", reseal(content("p1").replace(b'"index": 1', b'"index": 4')))
    save("text", b"points,network\n1,2\n")
    for name, message in (("edited", "SHA-256 at the end is not"), ("half", "is no memcert-sweep-part-1"),
                          ("other", "made with other options: "), ("points", "about another dataset"),
                          ("none", "none that is known"), ("version", "another version"), ("size", "the sizes differ"),
                          ("shard", "one of 5 shards"), ("beyond", "is none"), ("text", "it is not JSON"),
                          ("p3", "shard 3/4 is also in p3"), ("missing", "No such file")):
        done = sweep("--merge", "p0", "p3", name, "p2", "--csv", "m.csv")
        check("%s is rejected" % name, done.returncode == 3 and message in done.stderr and
              not os.path.exists(path("m.csv")), done)
    done = sweep("--merge", "p0", "p2")
    check("a gap", done.returncode == 3 and "shard 1/4 is missing" in done.stderr, done)
    before = content("p1")
    for more, message in ((["--shard", "2/4"], "another shard"), (["--shard", "1/4", "--minimize", "mean"], "other options"),
                          (["--shard", "1/4", "-n", "3,60"], "the sizes differ")):
        done = sweep(*words, "--checkpoint", "p1", *more)
        check("going on, %s" % more, done.returncode == 3 and message in done.stderr and content("p1") == before, done)
    for wrong, message in (
            (["--shard", "0/2", *words], "--checkpoint FILE"), (["--shard", "0/2", "--checkpoint", "x", "--csv", "y", *words], "--merge"),
            (["--merge", "-n", "3", "p0"], "--merge does not go with --sizes"), (["--merge"], "missing"),
            (["--checkpoint", "-", *words], "standard output"), (["--checkpoint", "s.svg", *words], "memcert-sweep-part-1"),
            (["--checkpoint", table, "--force", *words], "read here"), (["--merge", "p0", "--csv", "p0"], "read here"),
            (["--merge", "p0", "--svg", "p0", "--force"], "read here"),
            (["--checkpoint", "y", "--csv", "y", *words], "read here"), (["--jobs", "0", *words], "at least one"),
            (["--shard", "4/4", "--checkpoint", "x", *words], "numbered from 0")):
        done = sweep(*wrong)
        check("sweep %s" % (wrong,), done.returncode == 2 and message in done.stderr, (done.returncode, done.stderr))
    check("nothing was lost", content("p1") == before and not os.path.exists(path("x")) and not os.path.exists(path("y")))


class Page(html.parser.HTMLParser):
    """The elements of a page, and whether they are closed in their order."""

    EMPTY = {"meta", "img", "line", "rect", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.seen, self.texts = [], [], [], {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))

    def handle_data(self, data):
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.seen if name == tag]


def page_of(what, text):
    """What every page has."""
    page = Page(text)
    check("%s: well-formed" % what, not page.open and not page.wrong, (page.open, page.wrong))
    check("%s: a language, a title, one main heading" % what, page.all("html")[0].get("lang") == "en" and
          "".join(page.texts.get("title", [])).startswith("memcert: ") and len(page.all("h1")) == 1 == len(page.all("main")))
    check("%s: nothing from outside" % what, not page.all("script") and not page.all("link") and not page.all("iframe") and
          not re.search(r"(?i)https?://(?!www\.w3\.org)|@import|url\(|\son\w+=", text))
    for image in page.all("img"):
        check("%s: a text for an image" % what, image.get("alt", "").strip(), image.get("alt"))
        kind, _, data = image["src"].partition(",")
        check("%s: an image in the page" % what, kind == "data:image/svg+xml;base64", kind)
        sound("%s: %s" % (what, image["alt"]), base64.b64decode(data, validate=True).decode())
    check("%s: a caption for each table, and heads" % what,
          len(page.all("caption")) == len(page.all("table")) and all("scope" in head for head in page.all("th")))
    check("%s: a text for each bar" % what, all(bar.get("aria-label") for bar in page.all("svg")))
    return page


def pages(folder):
    """A page has the verdict and the numbers of certify."""
    program = Program(folder)
    for name in ("anscombe1", "figure1", "rings", "lattice", "labels", "one", "negative", "vector"):
        table = os.path.join(DATASETS, name + ".csv")
        done = program.run("report", "--networks", "all", *BUDGET, table)
        check("report %s" % name, done.returncode == 0 and done.stderr == "", done.stderr)
        page = page_of(name, done.stdout)
        certified = program.run("certify", "--networks", "all", *BUDGET, table)
        check("%s: the report is in it" % name, "".join(page.texts["pre"]) == certified.stdout)
        report = json.loads(program.run("certify", "--json", "--networks", "all", *BUDGET, table).stdout)
        bars = [int(re.match(r"\d+", bar["aria-label"]).group(0)) for bar in page.all("svg")]
        check("%s: a bar for each network" % name, bars == [one["operations"]["max"] for one in report["networks"]], bars)
        check("%s: the digest" % name, report["dataset"]["sha256"] in done.stdout)
        check("%s: pictures" % name, len(page.all("img")) >= 1)
    with open(os.path.join(folder, "u.csv"), "w") as stream:
        stream.write("<script>alert(1)</script>,&\"d\n1,2\n1,3\n".replace('&"d', "&d"))
    done = program.run("report", "u.csv", "-o", "p.html")
    text = open(os.path.join(folder, "p.html")).read()
    page = page_of("refuted", text)
    check("refuted: the verdict", done.returncode == 1 and "refuted: no function memorizes u.csv" in text and
          any(attributes.get("class") == "verdict fails" for attributes in page.all("p")), text)
    check("refuted: a page replaces a page", program.run("report", "u.csv", "-o", "p.html").returncode == 1)
    done = program.run("report", "u.csv", "-o", "u.csv")
    check("no table is replaced", done.returncode == 2 and "read here" in done.stderr, done.stderr)
    for words, status in ((["none.csv"], 3), (["--max-bits", "3", os.path.join(DATASETS, "rings.csv")], 4)):
        done = program.run("report", *words, "-o", "q.html")
        check("report %s" % words, done.returncode == status and not os.path.exists(os.path.join(folder, "q.html")), done)
    names = "<b>,a&amp;\x01,d\n1,2,3\n2,2,5\n3,1,1\n"
    with open(os.path.join(folder, "n.csv"), "w") as stream:
        stream.write(names)
    page = page_of("names", program.run("report", "n.csv").stdout)
    check("names: are text", "<b>" in page.texts["td"] and "b" not in {tag for tag, _ in page.seen}, page.texts["td"])


def main():
    run_in_folders([against_certify, chosen, files, shards, pages])
    return finish("sweeps")


if __name__ == "__main__":
    sys.exit(main())
