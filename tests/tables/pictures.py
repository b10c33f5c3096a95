#!/usr/bin/env python3
"""Pictures: what is in them, against values computed here; that they are whole, legible and self-contained.

usage: pictures.py
"""
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
from fractions import Fraction

import evaluate
from checks import check, finish, run_in_folders
from memcert import Program, ROOT

DATASETS = os.path.join(ROOT, "datasets")
SVG = "{http://www.w3.org/2000/svg}"
KINDS = ["switch", "ifelse", "projection", "merged", "packed", "tree", "mixed", "two-layer", "bits", "gates"]
# What text takes at most per character, and how high it is.
CHARACTER = 7.5


def draw(program, *arguments):
    """The picture, or None."""
    done = program.run("plot", *arguments)
    what = " ".join(map(str, arguments))
    check("plot %s" % what, done.returncode == 0 and done.stderr == "", done.stderr)
    return sound(what, done.stdout) if done.returncode == 0 else None


def classes_of(root):
    return {one for element in root.iter() for one in element.get("class", "").split()}


def sound(what, text):
    """What every picture has: XML, a title, a description, colours for light and dark, nothing from outside."""
    try:
        root = tree.fromstring(text)
    except tree.ParseError as error:
        check("%s: XML" % what, False, "%s\n%s" % (error, text))
        return None
    children = [child.tag for child in root]
    check("%s: a title and a description" % what, children[:2] == [SVG + "title", SVG + "desc"] and
          all(root[k].text.strip() for k in (0, 1)), children)
    check("%s: an image" % what, root.get("role") == "img")
    style = root.find(SVG + "style").text
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    check("%s: light and dark have the same classes of colours" % what,
          set(re.findall(r"\.(c\d|p\d|s\d)\{", light)) == set(re.findall(r"\.(c\d|p\d|s\d)\{", dark)))
    for one in classes_of(root) - {"start"}:
        check("%s: class %s has a style" % (what, one), re.search(r"\.%s\{" % one, style), one)
    check("%s: nothing from outside" % what, not re.search(r"(?i)<script|href|url\(|@import|<foreignObject|\son\w+=", text))
    inside(what, root)
    return root


def inside(what, root):
    """Everything is where it can be seen, and no two texts that are side by side overlap."""
    width, height = (float(root.get(name)) for name in ("width", "height"))
    boxes = []
    for element in root.iter(SVG + "text"):
        x, y, length = float(element.get("x")), float(element.get("y")), len(element.text or "") * CHARACTER
        style = element.get("class").split()
        left = x - length if "end" in style else x - length / 2 if "middle" in style or "number" in style else x
        check("%s: text is inside: %s" % (what, element.text), 0 <= y <= height and left > -25 and x <= width)
        boxes.append((left, left + length, y, element.text, style))
    axes = [box for box in boxes if "middle" in box[4] and "small" in box[4]]
    for one in axes:
        for other in axes:
            if one is not other and one[2] == other[2] and one[0] < other[0]:
                check("%s: %s and %s do not overlap" % (what, one[3], other[3]), one[1] <= other[0] + CHARACTER, (one, other))
    for element in root.iter(SVG + "circle"):
        check("%s: a circle is inside" % what, 0 < float(element.get("cx")) < width and 0 < float(element.get("cy")) < height)


def titles(root, beginning):
    return [element.text for element in root.iter(SVG + "title") if (element.text or "").startswith(beginning)]


def values(program, network, places):
    """The first output at each of these, by the program's own evaluation, as a number."""
    with open(os.path.join(program.folder, "rows.csv"), "w") as stream:
        stream.writelines("%s\n" % x for x in places)
    done = program.run("eval", network, "rows.csv")
    check("eval", done.returncode == 0, done.stderr)
    return [Fraction(line.split(",")[0]) for line in done.stdout.split()]


def functions(folder):
    """The breakpoints are where the network's slope changes or it jumps, and nowhere else."""
    program = Program(folder)
    for name in ("anscombe2", "anscombe1"):
        table = os.path.join(DATASETS, name + ".csv")
        with open(table) as stream:
            rows = [line for line in stream.read().split() if re.match(r"[-\d]", line)]
        for kind in ("packed", "tree", "two-layer", "bits", "gates"):
            done = program.run("synth", "--network", kind, table, "-o", "net", "--force")
            check("synth", done.returncode == 0, done.stderr)
            root = draw(program, table, "net")
            if root is None:
                continue
            breaks = [Fraction(text.split()[-1]) for text in titles(root, "breakpoint ")]
            check("%s %s: in order" % (name, kind), breaks == sorted(set(breaks)))
            check("%s %s: every point" % (name, kind), len(titles(root, "line ")) == len(rows), rows)
            ends = [min(breaks, default=Fraction(0)) - Fraction(1, 100)] + breaks + \
                   [max(breaks, default=Fraction(0)) + Fraction(1, 100)]
            line = None
            places = [left + (right - left) * Fraction(k, 4) for left, right in zip(ends, ends[1:]) for k in (1, 2, 3)]
            found = values(program, "net", places)
            for k, (left, right) in enumerate(zip(ends, ends[1:])):
                at, y = places[3 * k:3 * k + 3], found[3 * k:3 * k + 3]
                slope = (y[2] - y[0]) / (at[2] - at[0])
                check("%s %s: affine from %s to %s" % (name, kind, left, right), y[0] + y[2] == 2 * y[1], y)
                check("%s %s: %s is a breakpoint" % (name, kind, left), (slope, y[0] - slope * at[0]) != line, line)
                line = (slope, y[0] - slope * at[0])
            made = draw(program, "--network", kind, table)
            check("%s %s: made is read" % (name, kind), made is not None and
                  titles(made, "breakpoint ") == titles(root, "breakpoint "))


def polygons(root, style):
    for element in root.iter(SVG + "polygon"):
        words = element.get("class").split()
        if style in words:
            yield words, [tuple(map(float, pair.split(","))) for pair in element.get("points").split()]


def holds(polygon, x, y, distance=1.0):
    """Whether the point is inside, and not near the border."""
    signs = set()
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        if length < 0.05:
            continue
        side = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length
        signs.add(0 if abs(side) < distance else 1 if side > 0 else -1)
    return len(signs) == 1 and 0 not in signs


def marks(root):
    """(x, y, colour) of every point."""
    for element in root.iter(SVG + "circle"):
        words = element.get("class").split()
        if words[0] == "mark" and element.find(SVG + "title") is not None:
            yield float(element.get("cx")), float(element.get("cy")), words[1][1:]


def planes(folder):
    """A point is in a region of its own colour, and in no other one."""
    program = Program(folder)
    for name in ("figure1", "rings"):
        table = os.path.join(DATASETS, name + ".csv")
        for kind in KINDS if name == "figure1" else ["switch", "merged", "tree"]:
            root = draw(program, "--line", "4", "--network", kind, table)
            if root is None:
                continue
            regions = list(polygons(root, "region"))
            check("%s %s: the frame is covered" % (name, kind), regions)
            found = 0
            for x, y, colour in marks(root):
                own = [words[1] for words, polygon in regions if holds(polygon, x, y)]
                found += len(own)
                check("%s %s: a point is in one region" % (name, kind), len(own) <= 1, own)
                check("%s %s: a region has the colour of its points" % (name, kind), set(own) <= {"c" + colour, "plain"}, own)
            check("%s %s: some point is away from borders" % (name, kind), found > 0 or kind in KINDS[7:])
    # The same regions in another way: where the picture of a trained network has a colour, eval puts that number out.
    program.run("import", os.path.join(DATASETS, "rings.nnet"), "-o", "rings.json")
    rings = os.path.join(DATASETS, "rings.csv")
    root = draw(program, "--argmax", rings, "rings.json")
    network = evaluate.Network(json.load(open(os.path.join(folder, "rings.json"))))
    frame = next(element for element in root.iter(SVG + "rect") if element.get("class") == "frame")
    corner = [float(frame.get(word)) for word in ("x", "y", "width", "height")]
    cells = [[Fraction(cell) for cell in line.split(",")[:2]] for line in open(rings).read().split()[1:]]
    low = [min(row[k] for row in cells) for k in (0, 1)]
    high = [max(row[k] for row in cells) for k in (0, 1)]
    low, high = ([low[k] - (high[k] - low[k]) / 10 for k in (0, 1)], [high[k] + (high[k] - low[k]) / 10 for k in (0, 1)])
    for words, polygon in list(polygons(root, "region"))[::7]:
        x, y = (sum(point[k] for point in polygon) / len(polygon) for k in (0, 1))
        if not holds(polygon, x, y):
            continue
        at = [low[0] + (high[0] - low[0]) * (Fraction(x) - Fraction(corner[0])) / Fraction(corner[2]),
              high[1] - (high[1] - low[1]) * (Fraction(y) - Fraction(corner[1])) / Fraction(corner[3])]
        outputs = network.evaluate([Fraction(1)] + at)[0]
        check("rings: the largest output is that of the colour", words[1] == "c%d" % outputs.index(max(outputs)),
              (words, outputs))


def structures(folder):
    """The way of a point goes through as many boxes as the network is deep."""
    program = Program(folder)
    table = os.path.join(DATASETS, "figure1.csv")
    for kind in KINDS:
        root = draw(program, "--picture", "structure", "--line", "5", "--network", kind, table)
        on = sum("on" in element.get("class", "").split() for element in root.iter())
        check("structure of %s: a way" % kind, on > 0)
        if kind == "switch":
            # inputs, translation, three switches, a leaf, the readout
            check("structure of switch: its way", on == 7, on)
            check("structure of switch: its leaves",
                  sum((element.text or "").startswith("leaf ") for element in root.iter(SVG + "text")) == 7)
    for name, kinds in (("lattice", ["switch", "tree", "two-layer"]), ("vector", KINDS[:7]), ("labels", ["switch"])):
        for kind in kinds:
            draw(program, "--picture", "structure", "--network", kind, os.path.join(DATASETS, name + ".csv"))


def refused(folder):
    """Errors name what to do, and leave no file."""
    program = Program(folder)

    def write(name, text):
        with open(os.path.join(folder, name), "w") as stream:
            stream.write(text)

    write("t.csv", "a,b,c,d\n1,2,3,4\n2,3,4,5\n5,1,0,2\n")
    write("u.csv", "a,d\n1,2\n1,3\n")
    write("v.csv", "a,d\n1,2\n2,3\n")
    for words, status, message in (
            (["t.csv"], 2, "--columns A,B"), (["--columns", "a,a", "t.csv"], 2, "same column twice"),
            (["--columns", "a,b,c", "t.csv"], 2, "two axes"), (["--columns", "a,z", "t.csv"], 2, "no input is 'z'"),
            (["--columns", "4", "t.csv"], 2, "no input is '4'"), (["--columns", "", "t.csv"], 2, "no input is ''"),
            (["--picture", "plane", "v.csv"], 2, "needs two inputs"),
            (["--picture", "function", "--ignore", "a", "t.csv"], 2, "needs one input"),
            (["--line", "9", "v.csv"], 2, "line 9 of v.csv is no point"), (["--line", "1", "v.csv"], 2, "first point is line 2"),
            (["--component", "2", "v.csv"], 2, "only 1 output"), (["--argmax", "v.csv"], 2, "given as a file"),
            (["u.csv"], 1, "refuted"), (["--network", "tree", "v.csv", "v.csv"], 2, "given as a file"),
            (["v.csv", "v.csv"], 3, "v.csv"), (["v.csv", "none"], 3, "none"), (["none"], 3, "none"),
            (["--max-memory", "40M", "--network", "two-layer", os.path.join(DATASETS, "rings.csv")], 4, "memory")):
        done = program.run("plot", *words, "-o", "p.svg")
        if status == 4 and done.returncode == 0:
            continue
        check("plot %s" % words, done.returncode == status and message in done.stderr, (done.returncode, done.stderr))
        check("plot %s: no file" % words, not [name for name in os.listdir(folder) if "svg" in name], os.listdir(folder))
    done = program.run("plot", "v.csv", "-o", "t.csv")
    check("no table is replaced", done.returncode == 2 and "picture of memcert in SVG" in done.stderr, done.stderr)
    for _ in range(2):
        done = program.run("plot", "v.csv", "-o", "p.svg")
        check("a picture replaces a picture", done.returncode == 0, done.stderr)
    draw(program, "--columns", "b,a", "--line", "3", "t.csv")
    draw(program, "--columns", "3", "t.csv")
    wide = "\n".join("%d,%d" % (k, k * k % 7) for k in range(900)) + "\n"
    write("wide.csv", wide)
    done = program.run("plot", "--picture", "structure", "wide.csv")
    check("too many boxes", done.returncode == 4 and "room for" in done.stderr and done.stdout == "", done.stderr)


def extreme(folder):
    """Numbers, names and tables at the border of what there is."""
    program = Program(folder)
    for k, text in enumerate((
            "1,2\n", "3,3,1\n", "1e300,1\n-1e300,2\n", "1e-300,1\n2e-300,2\n", "1,1e9999\n2,-1e9999\n", "5,0\n6,0\n",
            "1,1,1\n1,2,2\n1,3,3\n", "0,0,-5\n1,0,5\n0,1,1/3\n", "1/3,2/7\n2/3,1/7\n", "1000000000000,1\n1000000000001,2\n",
            "<script>,\"&\"\"'\",]]>\n1,2,3\n4,4,5\n", "a\x01b,\x7f,\xe9\n1,2,3\n4,4,5\n", "x,y,d\n1,2,<b>\n2,1,&amp;\n3,3,\u2028\n",
            "x\ud83d" .encode("utf-8", "surrogatepass").decode("utf-8", "ignore") + ",y\n1,2\n2,1\n")):
        with open(os.path.join(folder, "t%d.csv" % k), "w", encoding="utf-8") as stream:
            stream.write(text)
        for kind in ("switch", "tree", "two-layer"):
            draw(program, "--network", kind, "t%d.csv" % k)
            draw(program, "--picture", "structure", "--network", kind, "t%d.csv" % k)
    with open(os.path.join(folder, "bytes.csv"), "wb") as stream:
        stream.write(b"a\xff\xc0\x80,\xed\xa0\x80,\xef\xbf\xbf\n1,2,3\n2,2,4\n")
    done = program.run("plot", "bytes.csv")
    check("names that are no UTF-8", done.returncode in (0, 3), done.stderr)
    if done.returncode == 0:
        sound("names that are no UTF-8", done.stdout)


def rendered(folder):
    """A program that draws SVG draws it, and not one colour alone."""
    if not shutil.which("rsvg-convert"):
        print("no rsvg-convert: pictures are not rendered")
        return
    program = Program(folder)
    for name, words in (("figure1", ["--line", "4"]), ("anscombe1", []), ("figure1", ["--picture", "structure"])):
        program.run("plot", *words, os.path.join(DATASETS, name + ".csv"), "-o", "p.svg")
        done = subprocess.run(["rsvg-convert", "p.svg", "-o", "p.png"], cwd=folder, stderr=subprocess.PIPE, text=True)
        size = os.path.getsize(os.path.join(folder, "p.png")) if done.returncode == 0 else 0
        check("rsvg-convert draws %s %s" % (name, words), done.returncode == 0 and done.stderr == "" and size > 5000,
              (done.stderr, size))


def main():
    run_in_folders([functions, planes, structures, refused, extreme, rendered])
    return finish("pictures")


if __name__ == "__main__":
    sys.exit(main())
