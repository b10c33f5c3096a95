#!/usr/bin/env python3
"""Measures what docs/performance.md has, and writes it and its picture.

usage: performance.py MEMCERT BRUTE [MOST]      the largest table has MOST points, 10000 or more, by default 10^6

Peers that are not there are left out: TOPCOM (Debian's package topcom), and FLINT, which BRUTE (brute_rank.c) is built
with.
"""
import math
import os
import platform
import re
import subprocess
import sys
import tempfile
import time

import bench
import bench_rank
from memcert import ROOT

DOCUMENT, PICTURE = (os.path.join(ROOT, "docs", name) for name in ("performance.md", "performance.svg"))
RANK = [(3, 100), (3, 200), (3, 1000), (3, 10000)]
FLINT_SECONDS, TOPCOM_MOST = 5, 200
SERIES = (("certify", "#1f5fa8"), ("Python reads the cells", "#c05a00"))


def table_of(folder, size):
    path = os.path.join(folder, "%d.csv" % size)
    with open(path, "w") as stream:
        subprocess.run([os.path.join(ROOT, "datasets", "generate.py"), "-n", str(size), "-p", str(bench.INPUTS)],
                       stdout=stream, check=True)
    return path


def growth(memcert, folder, most):
    """Of 1000 points, 10000, ...: seconds of certify and of Python, and the report."""
    sizes = [10 ** k for k in range(3, 8) if 10 ** k <= most]
    for size in sizes:
        table = table_of(folder, size)
        repeats = bench.REPEATS if size < 10 ** 6 else 1
        seconds, report = min((bench.certify(memcert, table) for _ in range(repeats)), key=lambda run: run[0])
        yield size, seconds, min(bench.read_fractions(table) for _ in range(repeats)), report
        os.unlink(table)


def growth_table(rows):
    yield ("| points | read s | synthesize s | check s | all s | times the one before | peak MB | bytes a cell | "
           "Python s | ratio |")
    yield "|---|---|---|---|---|---|---|---|---|---|"
    before = None
    for size, seconds, python, report in rows:
        step = report["seconds"]
        yield "| %d | %.3f | %.3f | %.3f | %.2f | %s | %.0f | %.0f | %.2f | %.2f |" % (
            size, step["read"], step["synthesize"], step["check"], seconds,
            "%.1f" % (seconds / before) if before else "",
            report["peak_bytes"] / 1e6, report["peak_bytes"] / (size * (bench.INPUTS + 1)), python, seconds / python)
        before = seconds


def topcom(folder, rows):
    """Seconds of TOPCOM's signs of all subsets; None without it, or where there are too many."""
    name = os.path.join(folder, "points")
    if len(rows) > TOPCOM_MOST:
        return None
    with open(name, "w") as stream:
        stream.write("[" + ",".join(map(str, rows)) + "]\n")
    try:
        start = time.perf_counter()
        with open(name) as stream:
            subprocess.run(["topcom-points2chiro"], stdin=stream, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           check=True)
        return time.perf_counter() - start
    except FileNotFoundError:
        return None


def rank_table(memcert, brute, folder):
    yield "| D | n | subsets | one job s | two jobs s | FLINT s | ratio | TOPCOM s | ratio |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for d, n in RANK:
        rows, table = bench_rank.random_rows(d, n), os.path.join(folder, "rank.csv")
        with open(table, "w") as stream:
            stream.writelines(",".join(map(str, row)) + "\n" for row in rows)
        one, two = (min(bench_rank.rank(memcert, table, jobs)["seconds"] for _ in range(bench.REPEATS)) for jobs in (1, 2))
        looked, _, flint = bench_rank.brute(brute, table, FLINT_SECONDS)
        subsets = math.comb(n, d)
        all_of_flint, other = flint * subsets / looked, topcom(folder, rows)
        yield "| %d | %d | %d | %.4f | %.4f | %s%.2f | %.0f | %s | %s |" % (
            d, n, subsets, one, two, "" if looked == subsets else "~", all_of_flint, all_of_flint / one,
            "%.2f" % other if other else "", "%.0f" % (other / one) if other else "")


def picture(rows):
    """Seconds by points, both axes logarithmic, with a line that grows as n log n."""
    width, height, left, top, right = 640, 400, 60, 20, 190
    lo, hi = math.log10(rows[0][0]), math.log10(rows[-1][0])
    values = [value for row in rows for value in row[1:3]]
    least, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def place(points, seconds):
        return (left + (width - left - right) * (math.log10(points) - lo) / (hi - lo),
                height - 40 - (height - 40 - top) * (math.log10(seconds) - least) / (most - least))

    def line(pairs, colour, dashes=""):
        return '<polyline fill="none" stroke="%s" stroke-width="2"%s points="%s"/>' % (
            colour, dashes, " ".join("%.1f,%.1f" % place(*pair) for pair in pairs))

    first = rows[0][1] / (rows[0][0] * math.log(rows[0][0]))
    curves = [[(row[0], row[k]) for row in rows] for k in (1, 2)]
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" '
           'font-size="13">' % (width, height), "<title>Seconds by points</title>",
           "<desc>Both axes are logarithmic; the numbers are in the table of performance.md.</desc>",
           '<rect width="100%" height="100%" fill="#ffffff"/>']
    for power in range(least, most + 1):
        x, y = place(rows[0][0], 10.0 ** power)
        out += ['<line x1="%.1f" y1="%.1f" x2="%d" y2="%.1f" stroke="#dddddd"/>' % (x, y, width - right, y),
                '<text x="%d" y="%.1f" text-anchor="end">%g s</text>' % (left - 6, y + 4, 10.0 ** power)]
    for row in rows:
        x, y = place(row[0], 10.0 ** least)
        out.append('<text x="%.1f" y="%.1f" text-anchor="middle">%d</text>' % (x, y + 20, row[0]))
    expected = [(row[0], first * row[0] * math.log(row[0])) for row in rows]
    out.append(line(expected, "#888888", ' stroke-dasharray="4 4"'))
    ends = [(place(*expected[-1]), "n log n", "#888888")]
    for curve, (name, colour) in zip(curves, SERIES):
        out.append(line(curve, colour))
        ends.append((place(*curve[-1]), name, colour))
    below = top
    for (x, y), name, colour in sorted(ends, key=lambda end: end[0][1]):
        below = max(y + 4, below + 16)
        out.append('<text x="%.1f" y="%.1f" fill="%s">%s</text>' % (x + 8, below, colour, name))
    return "\n".join(out + ["</svg>", ""])


def written(parts):
    """The document with the measured parts in place of those that it has, each between two comments."""
    with open(DOCUMENT, encoding="utf-8") as stream:
        text = stream.read()
    for name, lines in parts.items():
        begin, end = "<!-- measured: %s -->\n" % name, "<!-- end -->\n"
        text, count = re.subn(re.escape(begin) + ".*?" + re.escape(end),
                              lambda _: begin + "\n" + "\n".join(lines) + "\n\n" + end, text, flags=re.S)
        if count != 1:
            sys.exit("performance.py: docs/performance.md has no part %s" % name)
    return text


def main():
    memcert, brute = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 10 ** 6
    said = subprocess.run([memcert, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    machine = "%s on %s with %d processors, load %.1f when it began, Python %s, %s." % (
        said.split("\n")[0], bench.processor(), os.cpu_count(), os.getloadavg()[0], platform.python_version(),
        time.strftime("%Y-%m-%d"))
    with tempfile.TemporaryDirectory() as folder:
        rows = list(growth(memcert, folder, most))
        parts = {"machine": [machine], "growth": list(growth_table(rows)),
                 "rank": list(rank_table(memcert, brute, folder))}
    document, image = written(parts), picture(rows)
    for path, text in ((DOCUMENT, document), (PICTURE, image)):
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)


if __name__ == "__main__":
    main()
