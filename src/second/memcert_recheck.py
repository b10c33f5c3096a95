"""Checks a certificate that memcert certify --bundle made, without memcert.

usage: memcert_recheck.py [--leave-open LIST] [--steps N] DIR

It shares no code with memcert; docs/formats and docs/reports.md describe what it reads. Everything that report.json
says is computed again, with exact fractions, from the table and the networks in DIR, and must be there in the same
words.

Exit 0: verified. 1: refuted, something is not so. 3: a file is missing or malformed. 4: nothing is wrong, but some of
what the report says is left open here: "optimal" (that a tree is the best one), "kappa", "rank" and "reading" of tables
for which N steps (default 300000) are too few, "gates" (that there is no such network of a table), "notices", "table"
of a file that is not plain text, and "command": of what check, rank and condition found only the digests are checked.
--leave-open names, joined by commas, what may be open at exit 0.
"""
import bz2
import csv
import decimal
import gzip
import hashlib
import heapq
import itertools
import json
import lzma
import math
import os
import re
import sys
from fractions import Fraction

# The version whose reports this knows in full; another one may have had less to say.
VERSION = "0.2.0"

ONE, ZERO = Fraction(1), Fraction(0)
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


class Malformed(Exception):
    """Exit 3."""


class Refuted(Exception):
    """Exit 1."""


def need(holds, what):
    if not holds:
        raise Refuted(what)


def well(holds, what):
    if not holds:
        raise Malformed(what)


# Files: every one has the digest that SHA256SUMS and bundle.json say, and no other one is there.

def digest(data):
    return hashlib.sha256(data).hexdigest()


def members(pairs):
    well(len({name for name, _ in pairs}) == len(pairs), "a member of an object is there twice")
    return dict(pairs)


def from_json(data, name):
    def no_constant(text):
        raise ValueError(text)
    try:
        return json.loads(data.decode(), object_pairs_hook=members, parse_float=Fraction, parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise Malformed("%s is not JSON: %s" % (name, error))


def indented(data):
    """JSON as it is written with two blanks for each level; decimals stay as they are."""
    text = json.dumps(json.loads(data.decode(), parse_float=lambda t: "\0" + t), indent=2, ensure_ascii=False) + "\n"
    return re.sub(r'"\\u0000([^"]*)"', r"\1", text).encode()


def load(folder):
    try:
        names = sorted(os.listdir(folder))
        files = {}
        for name in names:
            well(os.path.isfile(os.path.join(folder, name)) and not os.path.islink(os.path.join(folder, name)),
                 "%s is no file" % name)
            with open(os.path.join(folder, name), "rb") as stream:
                files[name] = stream.read()
        return files
    except OSError as error:
        raise Malformed(str(error))


def check_digests(files):
    for name in ("SHA256SUMS", "bundle.json", "report.json"):
        well(name in files, "%s is missing" % name)
    sums = []
    for line in files["SHA256SUMS"].decode("utf-8", "surrogateescape").split("\n")[:-1]:
        found = re.fullmatch("([0-9a-f]{64})  ([^/]+)", line)
        well(found, "SHA256SUMS has another line: %r" % line)
        sums.append((found.group(2), found.group(1)))
    for name, value in sums:
        well(name in files, "%s is missing" % name)
        need(digest(files[name]) == value, "%s has another SHA-256 than SHA256SUMS says" % name)
    need([name for name, _ in sums] == sorted(set(files) - {"SHA256SUMS"}), "SHA256SUMS does not name each file once")
    need(files["SHA256SUMS"].endswith(b"\n"), "SHA256SUMS ends within a line")
    bundle = from_json(files["bundle.json"], "bundle.json")
    well(isinstance(bundle, dict) and bundle.get("format") == "memcert-bundle-1", "bundle.json has another format")
    wanted = {"format", "version", "command", "table", "files", "length", "sha256"}
    well(set(bundle) - {"network", "targets"} == wanted and isinstance(bundle["command"], list) and
         all(isinstance(word, str) for word in bundle["command"]), "bundle.json has other members")
    own = ["SHA256SUMS", "bundle.json", "report.json"]
    end = (',\n  "length": %s,\n  "sha256": "%s"\n}\n' % (bundle["length"], bundle["sha256"])).encode()
    text = files["bundle.json"][:-len(end)]
    need(text + end == files["bundle.json"] and bundle["length"] == len(text) and bundle["sha256"] == digest(text),
         "bundle.json has another length or SHA-256 than its end says")
    listed = [{"file": n, "sha256": digest(files[n])} for n in sorted(files) if n not in own[:2]]
    need(bundle["files"] == listed, "bundle.json does not name the files that are there, with their SHA-256")
    for name, begin in (("table", "given-"), ("network", "network-"), ("targets", "targets-")):
        one = bundle.get(name, None if name == "table" else {"name": "", "file": ""})
        well(isinstance(one, dict) and set(one) == {"name", "file"} and all(isinstance(v, str) for v in one.values()),
             "bundle.json: %s" % name)
        if name in bundle:
            plain = re.sub(rb"[^0-9A-Za-z._-]", b"_", os.fsencode(one["name"].rsplit("/", 1)[-1])).decode()
            need(one["file"] == begin + plain, "bundle.json: the %s has another name" % name)
            well(one["file"] in files, "%s is missing" % one["file"])
            own.append(one["file"])
    command = bundle["command"][:1]
    well(command in (["certify"], ["check"], ["rank"], ["condition"]) and
         (command in (["check"], ["condition"])) == ("network" in bundle),
         "bundle.json: no command that makes a certificate")
    if command == ["condition"]:
        well("conditional.json" in files, "conditional.json is missing")
        own.append("conditional.json")
    need(command == ["certify"] or sorted(own) == sorted(files), "no such certificate has other files")
    words = bundle["command"]
    named = [words[k + 1] for k, word in enumerate(words[:-1]) if word == "--target-file"]
    need(named == [bundle[name]["name"] for name in ("targets",) if name in bundle],
         "bundle.json: the file with the outputs is another one")
    return bundle


COUNT = "0*[1-9][0-9]{0,18}"
# The options of a certificate: what their values may be, and those without one.
VALUED = {"ignore": ".*", "missing": ".*", "separator": "comma|semicolon|tab|blanks|pipe", "format": "text|arff|libsvm",
          "array": ".*", "features": COUNT, "comment": ".*", "decimal": "point|comma", "target": ".*", "outputs": COUNT,
          "labels": ".*", "classes": ".*", "readout": "fused|printed", "minimize": "worst|mean", "weights": ".*",
          "tree-steps": "[0-9]{1,19}", "rank-budget": "0", "networks": "conditional|all", "target-file": ".*",
          "epsilon": ".*", "lipschitz": ".*", "cells": COUNT}
# What buckets do not go with.
NOT_EVERYWHERE = {"exhaustive", "networks", "rank-budget", "readout", "minimize", "tree-steps", "weights"}
FLAGS = {"drop-missing", "header", "no-header", "onehot", "encode", "nonnegative", "exhaustive"}


def options_of(command):
    words, found = list(command[1:]), {}
    while words:
        name = words.pop(0)
        well(name.startswith("--"), "bundle.json: %r is no option" % name)
        name = name[2:]
        well(name not in found and (name in FLAGS or name in VALUED and words), "bundle.json: option --%s" % name)
        found[name] = words.pop(0) if name in VALUED else True
        well(name in FLAGS or re.fullmatch(VALUED[name], found[name], re.S), "bundle.json: the value of --%s" % name)
    for one, other in (("header", "no-header"), ("target", "outputs")):
        well(one not in found or other not in found, "bundle.json: --%s and --%s" % (one, other))
    others = NOT_EVERYWHERE if "epsilon" in found else {"lipschitz", "cells"}
    well(not others.intersection(found),
         "bundle.json: an option that does not go with --epsilon, or without it")
    return found


# The table as it was read, memcert-table-1.

QUOTED = r'"(?:[^"\\]|\\["\\]|\\x[0-9A-F]{2})*"'
EXACT = r"(?:0|-?[1-9][0-9]*(?:/[1-9][0-9]*)?)"


def unquote(text):
    plain = re.sub(rb'\\x([0-9A-F]{2})|\\(["\\])', lambda m: bytes([int(m.group(1), 16)]) if m.group(1) else m.group(2),
                   text[1:-1].encode("utf-8", "surrogateescape"))
    return plain.decode("utf-8", "surrogateescape")


class Table:
    def __init__(self, data):
        self.lines = data.decode("utf-8", "surrogateescape").split("\n")
        self.at = 0
        well(self.take("memcert-table-1") is not None and self.lines.pop() == "", "table.txt has another format")
        self.has_header, self.first = self.take("(header|first) ([0-9]+)")
        self.has_header, self.first = self.has_header == "header", int(self.first)
        self.inputs, self.outputs, self.weight, self.points, self.problem = [], [], None, [], None
        while self.peek("input"):
            self.inputs.append(self.column("input"))
        while self.peek("output"):
            self.outputs.append(self.column("output"))
        if self.peek("weight"):
            at, name = self.take("weight ([0-9]+)(?: (%s))?" % QUOTED)
            self.weight = {"number": int(at), "kind": "weight", "name": unquote(name) if name else None}
        self.rows = int(self.take("rows ([0-9]+)")[0])
        self.dropped = int(self.take("dropped ([0-9]+)")[0])
        if self.peek("conflict") or self.peek("negative"):
            self.problem = self.take("(conflict|negative) ([0-9]+)(?: ([0-9]+))?")
        else:
            self.read_points()
        well(self.take("end ([0-9]+)") == (str(self.at),) and self.at == len(self.lines), "table.txt: another end")

    def peek(self, word):
        return self.at < len(self.lines) and self.lines[self.at].split(" ")[0] == word

    def take(self, pattern):
        found = self.at < len(self.lines) and re.fullmatch(pattern, self.lines[self.at])
        well(found, "table.txt, line %d: this is not %s" % (self.at + 1, pattern))
        self.at += 1
        return found.groups()

    def column(self, role):
        pattern = "%s ([0-9]+) (number|labels|onehot)(?: ([0-9]+))?(?: (%s))?" % (role, QUOTED)
        at, kind, count, name = self.take(pattern)
        well((kind == "number") == (count is None), "table.txt: labels")
        labels = [unquote(self.take("label (%s)" % QUOTED)[0]) for _ in range(int(count or 0))]
        return {"number": int(at), "kind": kind, "labels": labels, "name": unquote(name) if name else None}

    def read_points(self):
        self.signed = self.take("signed (yes|no)")[0] == "yes"
        count = int(self.take("points ([0-9]+)")[0])
        width = sum(len(c["labels"]) if c["kind"] == "onehot" else 1 for c in self.outputs) * (2 if self.signed else 1)
        numbers = "((?: %s){%%d})" % EXACT
        pattern = "point ([0-9]+) :" + numbers % len(self.inputs) + " :" + numbers % width
        for _ in range(count):
            line, x, d, *w = self.take(pattern + (" :" + numbers % 1 if self.weight else ""))
            point = [tuple(map(Fraction, part.split())) for part in (x, d, *w)]
            need(" ".join(str(v) for part in point for v in part) == " ".join(" ".join((x, d, *w)).split()),
                 "table.txt: numbers in other words")
            self.points.append((int(line), (ONE,) + point[0], point[1], point[2][0] if w else ONE))
        well(count > 0, "table.txt has no points")


# The table as it was given: rows of plain text, read as docs/tables.md says.

def number(text, comma):
    text = text.strip()
    if comma:
        text = text.replace(",", ".") if "." not in text else "?"
    if re.fullmatch(r"[+-]?[0-9]+/[0-9]+", text):
        return Fraction(text) if int(text.split("/")[1]) else None
    if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", text):
        exponent = re.split("[eE]", text)
        return Fraction(text.rstrip(".")) if len(exponent) == 1 or abs(int(exponent[1])) <= 10000 else None
    found = re.fullmatch(r"([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)(?:[pP]([+-]?[0-9]+))?", text)
    if not found or not found.group(2) + found.group(3) or abs(int(found.group(4) or 0)) > 10000:
        return None
    sign, whole, after, exponent = found.groups()
    value = Fraction(int(whole + after, 16), 16**len(after)) * Fraction(2)**int(exponent or 0)
    return -value if sign == "-" else value


def unpacked(data):
    for begin, unpack in ((b"\x1f\x8b", gzip.decompress), (b"BZh", bz2.decompress), (b"\xfd7zXZ", lzma.decompress)):
        if data.startswith(begin):
            try:
                return unpack(data)
            except (OSError, EOFError, lzma.LZMAError):
                return data
    return data


def shown(text):
    """As JSON has a text that is not UTF-8."""
    return re.sub("[\udc80-\udcff]", "\ufffd", text)


def cells_of(lines, separator, first):
    """(line, cells) of every row from that line on."""
    if separator == " ":
        lines = [re.sub(r"[ \t]+", " ", line.strip()) for line in lines]
    reader = csv.reader((line + "\n" for line in lines[first - 1:]), delimiter=separator, skipinitialspace=True)
    end = first
    for row in reader:
        begin, end = end, first + reader.line_num
        if "".join(row).strip():
            yield begin, [cell.strip() for cell in row]


def names_of(text, columns, width):
    """The columns of a list, by name or number."""
    return [int(word) - 1 if word.isdigit() and word not in columns else columns.index(word)
            for word in text.split(",")] if text else []


MISSING = re.compile(r"(\?|[+-]?(nan|inf|infinity))?", re.I)


class Given:
    """The rows of a table, as one separator has them; ValueError if it cannot be read so."""

    def __init__(self, lines, separator, table, options):
        self.table, self.options, self.comma = table, options, options.get("decimal") == "comma"
        comment = options.get("comment")
        before, lines = lines[:table.first - 1], list(lines)
        if any(line.strip() and not line.startswith((comment or "#", "sep=")) for line in before):
            raise ValueError("a row stands before the first one")
        for k, line in enumerate(lines):
            if k + 1 >= table.first and comment and line.startswith(comment):
                lines[k] = ""
        if table.has_header:
            lines[table.first - 1] = re.sub("^#", "", lines[table.first - 1])
        found = list(cells_of(lines, separator, table.first))
        header = found.pop(0)[1] if table.has_header else []
        if not table.has_header and not options.get("no-header") and \
                all(number(cell, self.comma) is None and not MISSING.fullmatch(cell) for cell in found[0][1]):
            raise ValueError("the first row may be a header")
        if not options.get("header") and any(number(cell, self.comma) is not None for cell in header):
            raise ValueError("the header has a number")
        self.full = self.width = len(header or found[0][1])
        rows = [row for row in [header] + [row for _, row in found] if len(row) == self.full]
        while self.width > 1 and not any(row[self.width - 1] for row in rows):
            self.width -= 1
        self.check_roles(header)
        self.rows, self.dropped = [], 0
        for line, row in found:
            self.take(line, row)

    def check_roles(self, header):
        o, t = self.options, self.table
        ignored = names_of(o.get("ignore"), header, self.width) + names_of(o.get("weights"), header, self.width)
        left = [j for j in range(self.width) if j not in ignored]
        chosen = ignored + names_of(o.get("target"), header, self.width)
        if len(set(chosen)) < len(chosen) or not all(0 <= j < self.full for j in chosen):
            raise ValueError("a column is named twice, or none")
        outputs = names_of(o.get("target"), header, self.width) or left[-int(o.get("outputs", 1)):]
        if [c["number"] - 1 for c in t.outputs] != outputs or \
                [c["number"] - 1 for c in t.inputs] != [j for j in left if j not in outputs]:
            raise ValueError("other columns")
        weights = [t.weight] if t.weight else []
        if [c["number"] - 1 for c in weights] != names_of(o.get("weights"), header, self.width):
            raise ValueError("another column of weights")
        for c in t.inputs + t.outputs + weights:
            name = header[c["number"] - 1] or None if header else None
            labelled = c["number"] - 1 in names_of(o.get("labels"), header, self.width)
            if c["name"] != name or (labelled and c["kind"] == "number"):
                raise ValueError("other names")
        self.used = [(c["number"] - 1, c) for c in t.inputs + t.outputs]

    def take(self, line, row):
        used = [j for j, _ in self.used] + ([self.table.weight["number"] - 1] if self.table.weight else [])
        words = self.options["missing"].split(",") if "missing" in self.options else []
        numbers = [value for value in (number(word, self.comma) for word in words) if value is not None]
        if len(row) != self.full or any(MISSING.fullmatch(row[j]) or row[j] in words or
                                        number(row[j], self.comma) in numbers for j in used):
            if not self.options.get("drop-missing"):
                raise ValueError("line %d has a missing value" % line)
            self.dropped += 1
            return
        values = [self.value(row[j], c) for j, c in self.used]
        p, weight = len(self.table.inputs), ONE
        if self.table.weight:
            weight = number(row[self.table.weight["number"] - 1], self.comma)
            if weight is None:
                raise ValueError("line %d has no weight" % line)
        x, d = (ONE,) + tuple(v[0] for v in values[:p]), tuple(v for one in values[p:] for v in one)
        self.rows.append((line, x, d, weight))

    def value(self, cell, column):
        if column["kind"] == "number":
            value = number(cell, self.comma)
            if value is None:
                raise ValueError("%r is no number" % cell)
            return [value]
        index = column["labels"].index(cell)
        if column["kind"] == "labels":
            return [Fraction(index)]
        return [Fraction(k == index) for k in range(len(column["labels"]))]

    def check(self):
        """Refuted unless the table as it was read has these rows."""
        t, first, clashes = self.table, {}, {}
        need((len(self.rows), self.dropped) == (t.rows, t.dropped), "table.txt: the table has other rows")
        weights = [row[3] for row in self.rows]
        need(min(weights) >= 0 and max(weights) > 0, "table.txt: a weight is negative, or all are 0")
        for j, c in self.used:
            seen = [row for row in dict.fromkeys(self.column_cells(j, c))] if c["labels"] else []
            need(c["labels"] == seen or "classes" in self.options, "table.txt: labels in another order")
        for line, x, d, weight in self.rows:
            if x not in first:
                first[x] = [line, d, ZERO]
            first[x][2] += weight
            clashes.setdefault(x, []).append((line, d))
        self.clashes = {x: rows for x, rows in clashes.items() if len({d for _, d in rows}) > 1}
        self.different = len(first)
        negative = [row for row in self.rows if any(v < 0 for v in row[2])]
        if t.problem:
            return self.check_problem(negative)
        need(not self.clashes and not (negative and "nonnegative" in self.options), "no network recalls this table")
        negative = [] if "epsilon" in self.options else negative
        need(t.signed == bool(negative), "table.txt: signed")
        points = [(line, x, tuple(max(v, ZERO) for v in d) + tuple(max(-v, ZERO) for v in d) if negative else d, w)
                  for x, (line, d, w) in first.items()]
        return need([q[:3 + bool(t.weight)] for q in points] == [q[:3 + bool(t.weight)] for q in t.points],
                    "table.txt: the table has other points")

    def column_cells(self, j, c):
        k = [one for one, _ in self.used].index(j)
        p = len(self.table.inputs)
        for _, x, d, _ in self.rows:
            if k < p:
                yield c["labels"][int(x[1 + k])]
            else:
                widths = [len(o["labels"]) if o["kind"] == "onehot" else 1 for o in self.table.outputs]
                at = sum(widths[:k - p])
                yield c["labels"][d[at:at + widths[k - p]].index(ONE) if c["kind"] == "onehot" else int(d[at])]

    def check_problem(self, negative):
        kind, one, other = self.table.problem
        if kind == "negative":
            need("nonnegative" in self.options and negative and str(negative[0][0]) == one and not self.clashes,
                 "table.txt: no such negative output")
            self.problem = negative[0]
            return
        pairs = [(rows[0], next(r for r in rows if r[1] != rows[0][1])) for rows in self.clashes.values()]
        self.problem = [pair for pair in pairs if [str(q[0]) for q in pair] == [one, other]]
        need(self.problem, "table.txt: these lines do not contradict each other")
        need(min(pair[1][0] for pair in pairs) == int(other), "table.txt: another contradiction is met first")


def read_given(files, bundle, table, options):
    """The rows, or None if the file is none that can be read here; Refuted if it can, and has other ones."""
    name, data = bundle["table"]["file"], unpacked(files[bundle["table"]["file"]])
    base = re.sub(r"\.(gz|xz|bz2|zst)$", "", name.lower())
    if options.get("format", "text") != "text" or base.endswith((".arff", ".libsvm", ".svm", ".svmlight")) or \
            b"\0" in data or table.first == 0 or "targets" in bundle:
        return None
    lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig", "surrogateescape"))
    kinds = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "blanks": " "}
    if options.get("decimal") == "comma":
        del kinds["comma"]
    if options.get("separator", "tab") not in kinds:
        return None
    problem = None
    for separator in [kinds[options["separator"]]] if "separator" in options else kinds.values():
        try:
            given = Given(lines, separator, table, options)
            given.check()
            return given
        except Refuted as error:
            problem = problem or error
        except (ValueError, IndexError, csv.Error):
            continue
    if problem:
        raise problem
    return None


# Networks, by Definition 1: phi(t) = max(0, t) of weighted sums; active is what a number that is not 0 reaches.

class Layered:
    """Neurons in the order of their layers, each a list of (source, weight); the inputs are the first ones."""

    def __init__(self, inputs):
        self.inputs, self.neurons, self.layers = inputs, [[] for _ in range(inputs)], [inputs]

    def add_layer(self, neurons):
        self.neurons += [[(source, w) for source, w in one if w != 0] for one in neurons]
        self.layers.append(len(neurons))

    def run(self, x):
        """Outputs, active neurons and active weights."""
        if not hasattr(self, "targets"):
            self.targets = [[] for _ in self.neurons]
            for k, one in enumerate(self.neurons):
                for source, _ in one:
                    self.targets[source].append(k)
        value, active, weights = dict(enumerate(x)), set(range(self.inputs)), 0
        waiting, found = [], set()

        def reach(source):
            for k in self.targets[source] if value[source] != 0 else ():
                if k not in found:
                    found.add(k)
                    heapq.heappush(waiting, k)
        for source in range(self.inputs):
            reach(source)
        while waiting:
            k = heapq.heappop(waiting)
            active.add(k)
            weights += sum(source in active for source, _ in self.neurons[k])
            value[k] = max(ZERO, sum((w * value.get(source, ZERO) for source, w in self.neurons[k]), ZERO))
            reach(k)
        last = range(len(self.neurons) - self.layers[-1], len(self.neurons))
        return tuple(value.get(k, ZERO) for k in last), len(active) - self.inputs, weights

    def text(self):
        """As memcert-layered-1: each layer, with a weight a line."""
        place = [(layer, k) for layer, size in enumerate(self.layers) for k in range(size)]
        first = self.inputs
        for size in self.layers[1:]:
            weights = ['\n    [%d, %d, %d, "%d/%d"]' % (k, *place[source], w.numerator, w.denominator)
                       for k in range(size) for source, w in self.neurons[first + k]]
            yield '\n  {"size": %d, "weights": [%s]}' % (size, ",".join(weights))
            first += size


class Switch:
    """A switch network from memcert-network-1; its neurons are those of the paper, level by level."""

    def __init__(self, data, table):
        lines = data.decode("utf-8", "surrogateescape").split("\n")
        well(lines.pop() == "" and lines[0] == "memcert-network-1", "switch.net has another format")
        expected = []
        for role, columns in (("input", table.inputs), ("output", table.outputs)):
            for c in columns:
                name = "" if c["name"] is None and table.has_header else c["name"]
                quote = [' "%s"' % re.sub(r'["\\]', lambda m: "\\" + m.group(), re.sub(
                    "[\0-\x1f\x7f]", lambda m: "\0x%02X" % ord(m.group()), t)).replace("\0", "\\")
                    for t in ([name] if name is not None else []) + c["labels"]]
                name = quote.pop(0) if name is not None else ""
                expected.append(role + " " + (c["kind"] if not c["labels"] and c["kind"] == "number" else
                                              "%s %d" % (c["kind"], len(c["labels"]))) + name)
                expected += ["label" + text for text in quote]
        n, q, r = len(table.points), len(table.inputs) + 1, len(table.points[0][2])
        need(lines[2:3 + len(expected)] == ["signed " + ("yes" if table.signed else "no")] + expected,
             "switch.net has other columns than the table")
        self.kind = lines[1].replace("readout ", "")
        rest = lines[3 + len(expected):]
        well(self.kind in ("fused", "printed") and len(rest) == 2 * n + 2, "switch.net has other lines")
        need(rest[0] == "leaves %d" % n and rest[-1] == "end %d" % len(lines), "switch.net has other leaves or lines")
        self.shift = self.numbers(rest[1], "shift", 1)[0]
        self.gain, self.plane = [], []
        for s in range(n - 1):
            gain, *plane = self.numbers(rest[2 + s], "switch %d" % s, 1, q)
            self.gain.append(gain)
            self.plane.append(plane)
        self.readout = [self.numbers(rest[1 + n + i], "leaf %d" % i, 0, r) for i in range(n)]
        well(self.shift > 0 and all(gain > 0 for gain in self.gain), "switch.net: shift and gains must be positive")
        self.q, self.n, self.r = q, n, r

    @staticmethod
    def numbers(line, begin, plain, width=0):
        """The numbers after `begin`: some, and then those of a list of which 0 is left out."""
        words = line[len(begin) + 1:].split(" ") if len(line) > len(begin) else []
        well((line + " ").startswith(begin + " ") and len(words) >= plain, "switch.net: %r" % line[:80])
        values, last = [ZERO] * width, -1
        for word in words[plain:]:
            found = re.fullmatch("([0-9]+):(%s)" % EXACT, word)
            well(found and last < int(found.group(1)) < width and found.group(2) != "0", "switch.net: %r" % word)
            last = int(found.group(1))
            values[last] = Fraction(found.group(2))
        well(all(re.fullmatch(EXACT, word) for word in words[:plain]), "switch.net: %r" % line[:80])
        found = [Fraction(word) for word in words[:plain]] + values
        need([str(v) for v in found if v] == [w.split(":")[-1] for w in words if w != "0"],
             "switch.net: not in lowest terms")
        return found

    def expanded(self):
        net, q = Layered(self.q), self.q
        if q > 1:
            net.add_layer([[(0, self.shift), (k, ONE)] for k in range(1, q)])
        leaf, level = {}, [(0, self.n, [0] + [q + k for k in range(q - 1)])]
        while level:
            cut = [(lo, hi, v) for lo, hi, v in level if hi - lo > 1]
            leaf.update({lo: v[0] for lo, hi, v in level if hi - lo == 1})
            level, tests, gates = [], [], []
            first, after = len(net.neurons), len(net.neurons) + 2 * len(cut)
            for t, (lo, hi, v) in enumerate(cut):
                middle = lo + (hi - lo + 1) // 2
                for side, sign in ((0, 1), (1, -1)):
                    tests.append([(v[k], sign * w) for k, w in enumerate(self.plane[middle - 1])])
                    begin = after + len(gates)
                    gates += [[(v[k], ONE), (first + 2 * t + side, -self.gain[middle - 1])] for k in range(q)]
                    half = (lo, middle) if side == 0 else (middle, hi)
                    level.append((*half, [begin + k for k in range(q)]))
            if cut:
                net.add_layer(tests)
                net.add_layer(gates)
        columns = [[(leaf[i], self.readout[i][j]) for i in range(self.n)] for j in range(self.r)]
        if self.kind == "fused":
            net.add_layer(columns)
        else:
            first = len(net.neurons)
            net.add_layer([[one] for column in columns for one in column])
            net.add_layer([[(first + j * self.n + i, ONE) for i in range(self.n)] for j in range(self.r)])
        return net

    def bits(self):
        return bits([self.shift] + self.gain + sum(self.plane, []) + sum(self.readout, []))


class Memorizer(Layered):
    """A layered network of another paper, from memcert-layered-1, written just so."""

    def __init__(self, data, name, q, r, signed):
        net = from_json(data, name)
        well(isinstance(net, dict) and isinstance(net.get("layers"), list), "%s is no network" % name)
        super().__init__(q)
        first = [0]
        for depth, layer in enumerate(net["layers"], 1):
            size = layer["size"]
            well(type(size) is int and 0 < size <= len(data), "%s: a layer" % name)
            neurons = [[] for _ in range(size)]
            for k, below, source, weight in layer["weights"]:
                well(all(type(v) is int and v >= 0 for v in (k, below, source)) and k < size and below < depth and
                     source < self.layers[below], "%s: a weight from nowhere" % name)
                well(isinstance(weight, str) and re.fullmatch("-?[0-9]+/[0-9]+", weight), "%s: %r" % (name, weight))
                neurons[k].append((first[below] + source, Fraction(weight)))
            need(all(a < b for one in neurons for (a, _), (b, _) in zip(one, one[1:])),
                 "%s: weights of a neuron are not in order, or two have one source" % name)
            first.append(len(self.neurons))
            self.add_layer(neurons)
        well(len(self.layers) > 1, "%s has no layer" % name)
        need(self.layers[-1] == r, "%s has other outputs than the table" % name)
        own = '{"format": "memcert-layered-1", "inputs": %d, "constant": true, "signed": %s, "layers": [%s\n]}\n' % (
            q, "true" if signed else "false", ",".join(self.text()))
        need(data.decode() == own, "%s is written otherwise" % name)

    def bits(self):
        return bits([w for one in self.neurons for _, w in one])


class Gates:
    """A network of gates from memcert-gates-1, written just so, of 512 gates at most."""

    def __init__(self, data, name, q, r, signed):
        net = from_json(data, name)
        self.q, self.signed, self.r = q, signed, r // 2 if signed else r
        self.gates = [[exact(v, name) for v in row] for row in net["gates"]]
        self.matrices = {one["prefix"]: [[exact(v, name) for v in row] for row in one["rows"]]
                         for one in net["matrices"]}
        well(len(self.gates) <= 512 and all(len(row) == q for row in self.gates), "%s: gates" % name)
        well(all(len(rows) == self.r and all(len(row) == q for row in rows) for rows in self.matrices.values()),
             "%s: rows" % name)
        well(all(re.fullmatch("[01]*", prefix) and len(prefix) <= len(self.gates) for prefix in self.matrices),
             "%s: a prefix" % name)
        self.nodes = {prefix[:k] for prefix in self.matrices for k in range(len(prefix) + 1)}

        def text(row):
            return "[%s]" % ", ".join('"%s"' % v for v in row)
        own = '{"format": "memcert-gates-1", "inputs": %d, "outputs": %d, "constant": true, "signed": %s,' % (
            q, self.r, "true" if signed else "false")
        own += '\n "gates": [%s],' % ",".join("\n  " + text(row) for row in self.gates)
        own += '\n "matrices": [%s\n]}\n' % ",".join(
            '\n  {"prefix": "%s", "rows": [%s]}' % (prefix, ", ".join(map(text, self.matrices[prefix])))
            for prefix in sorted(self.matrices))
        need(data.decode() == own, "%s is written otherwise" % name)

    def run(self, x):
        """Outputs, and the operations of the conditional network that asks one gate after the other."""
        prefix, taken, sums = "", 0, [[ZERO] * self.q for _ in range(self.r)]
        while prefix in self.nodes:
            if prefix in self.matrices:
                sums = [[a + b for a, b in zip(*rows)] for rows in zip(sums, self.matrices[prefix])]
            if prefix + "0" not in self.nodes and prefix + "1" not in self.nodes:
                break
            gate = self.gates[len(prefix)]
            terms = [k for k, w in enumerate(gate) if w]
            asked = [k for k in terms if k > 0]
            taken += 2 * len(terms) + 1 if len(asked) > 1 else len(asked)
            prefix += "1" if sum((w * v for w, v in zip(gate, x)), ZERO) > 0 else "0"
        found = []
        for sign in (1, -1) if self.signed else (1,):
            for row in sums:
                terms = sum(1 for w in row if w)
                is_one = terms == 1 and row[0] == 1
                taken += 0 if is_one else 2 * terms
                found.append(max(ZERO, sign * sum((w * v for w, v in zip(row, x)), ZERO)))
        return tuple(found), taken

    def bits(self):
        return bits([v for row in self.gates for v in row] +
                    [v for rows in self.matrices.values() for row in rows for v in row])


OF_OTHER_PAPERS = {"one-layer": Memorizer, "two-layer": Memorizer, "bits": Memorizer, "gates": Gates}


def bits(numbers):
    """Of those that are not 0, above the line, and below it unless that is 1."""
    below = [v.denominator for v in numbers if v and v.denominator > 1]
    return sum(v.bit_length() for v in below + [v.numerator for v in numbers])


COMPARE = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "=": lambda a, b: a == b, "!=": lambda a, b: a != b,
           ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}


def exact(value, name):
    well(isinstance(value, str) and re.fullmatch(EXACT, value) and str(Fraction(value)) == value,
         "%s: %r is no number in lowest terms" % (name, value))
    return Fraction(value)


class Conditional:
    """A network in memcert-conditional-1, whose inputs are (1, x)."""

    def __init__(self, data, name, q, r, signed):
        self.name, net = name, from_json(data, name)
        own = {"format": "memcert-conditional-1", "inputs": q, "constant": True, "signed": True, "root": 0}
        if not signed:
            del own["signed"]
        well(isinstance(net, dict) and isinstance(net.get("nodes"), list), "%s is no network" % name)
        need({k: v for k, v in net.items() if k != "nodes"} == own, "%s has other inputs or members" % name)
        self.values, self.order, self.nodes = [], 0, net["nodes"]
        head = json.dumps(dict(own, nodes=0))[:-2] + "["
        need(data.decode() == head + ",".join("\n  " + json.dumps(node) for node in self.nodes) + "\n]}\n",
             "%s is written otherwise" % name)
        self.conditions = self.read(q, r)
        need(self.order == len(self.nodes), "%s: a node is not reached" % name)

    def read(self, known, r):
        """Reads the next node, which is entered with so many variables, and those after it; most tests on one way."""
        well(self.order < len(self.nodes), "%s: a node is missing" % self.name)
        node, k, deep = self.nodes[self.order], self.order, 0
        self.order += 1
        well(isinstance(node, dict) and set(node) in ({"ops", "outputs"}, {"ops", "test", "then", "else"}),
             "%s: node %d" % (self.name, k))
        well(all(isinstance(node[name], list) for name in node if name in ("ops", "outputs")) and
             all(isinstance(one, list) and all(isinstance(term, list) for term in one) for one in node["ops"]),
             "%s: node %d" % (self.name, k))
        node["sums"] = []
        for one in node["ops"]:
            terms = [(source, exact(w, self.name)) for source, w in one]
            well(all(type(source) is int and 0 <= source < known for source, _ in terms), "%s: a variable" % self.name)
            self.values += [w for _, w in terms]
            node["sums"].append(terms)
            known += 1
        if "outputs" in node:
            well(len(node["outputs"]) == r, "%s: outputs of node %d" % (self.name, k))
            well(all(v is None or type(v) is int and 0 <= v < known for v in node["outputs"]),
                 "%s: outputs of node %d" % (self.name, k))
            return 0
        test = node["test"]
        well(set(test) == {"var", "cmp", "value"} and type(test["var"]) is int and 0 <= test["var"] < known and
             test["cmp"] in COMPARE, "%s: test of node %d" % (self.name, k))
        node["against"] = exact(node["test"]["value"], self.name)
        self.values.append(node["against"])
        for side in ("then", "else"):
            if node[side] is not None:
                need(type(node[side]) is int and node[side] == self.order, "%s: nodes in another order" % self.name)
                deep = max(deep, self.read(known, r))
        return deep + 1

    def bits(self):
        return bits(self.values)

    def run(self, x):
        """Outputs and operations; (None, 0) without an answer."""
        y, taken, k = list(x), 0, 0
        while k is not None:
            node = self.nodes[k]
            for terms in node["sums"]:
                y.append(max(ZERO, sum((w * y[source] for source, w in terms), ZERO)))
                taken += max(1, 2 * len(terms))
            if "outputs" in node:
                return tuple(ZERO if v is None else y[v] for v in node["outputs"]), taken
            taken += 1
            k = node["then" if COMPARE[node["test"]["cmp"]](y[node["test"]["var"]], node["against"]) else "else"]
        return None, 0


# On a whole box: d - L |z - x| <= f(z) <= d + L |z - x| at every point (x, d), in the maximum norm.

class Everywhere:
    """A table, a Lipschitz constant and a distance; points have no constant input here."""

    def __init__(self, points, slope, epsilon):
        self.points, self.slope, self.epsilon = points, slope, epsilon
        axes = list(zip(*(x for _, x, _ in points)))
        self.lo, self.hi = [min(axis) for axis in axes], [max(axis) for axis in axes]

    @staticmethod
    def needed(points):
        """The least constant, and the lines of the first pair that needs it, or None."""
        slope, pair = ZERO, None
        for i, (line, x, d) in enumerate(points):
            for other, z, e in points[:i]:
                rise = max(abs(a - b) for a, b in zip(d, e))
                run = max((abs(a - b) for a, b in zip(x, z)), default=ZERO)
                if rise and rise > slope * run:
                    slope, pair = rise / run, [other, line]
        return slope, pair

    def bound(self, lo, hi, o):
        """From where to where functions may be anywhere in a box, and the lines of the points that say so."""
        far = [self.slope * max((max(v - a, b - v) for v, a, b in zip(x, lo, hi)), default=ZERO)
               for _, x, _ in self.points]
        least = [d[o] - f for f, (_, _, d) in zip(far, self.points)]
        most = [d[o] + f for f, (_, _, d) in zip(far, self.points)]
        below, above = least.index(max(least)), most.index(min(most))
        return least[below], most[above], [self.points[below][0], self.points[above][0]]

    def witness(self, at, o):
        least, most, lines = self.bound(at, at, o)
        return {"at": [str(v) for v in at], "output": o + 1, "least": str(least), "most": str(most), "lines": lines}

    def check_cell(self, node, lo, hi, outputs):
        """One constant for each output, near enough to all functions in the box."""
        well(all(len(one) == 1 and one[0][0] == 0 for one in node["sums"]), "buckets.json: a cell has no constant")
        value = [max(ZERO, one[0][1]) for one in node["sums"]]
        first = len(lo) + 1
        well(all(v is None or v >= first for v in node["outputs"]), "buckets.json: a cell has no constant")
        got = [ZERO if v is None else value[v - first] for v in node["outputs"]]
        for o in range(outputs):
            constant = got[o] - (got[o + outputs] if len(got) > outputs else 0)
            least, most, _ = self.bound(lo, hi, o)
            need(most - constant <= self.epsilon and constant - least <= self.epsilon,
                 "buckets.json: a cell is farther than epsilon from some function")

    def check_cells(self, net, outputs):
        """How many cells there are, and the witness: the middle of a cell where functions are farthest apart."""
        cells, widest, witness, waiting = 0, -ONE, None, [(0, self.lo, self.hi)]
        while waiting:
            k, lo, hi = waiting.pop()
            need(k is not None, "buckets.json: a branch is missing")
            node, middle = net.nodes[k], [(a + b) / 2 for a, b in zip(lo, hi)]
            for o in range(outputs):
                least, most, _ = self.bound(middle, middle, o)
                if most - least > widest:
                    widest, witness = most - least, (middle, o)
            if "outputs" in node:
                self.check_cell(node, lo, hi, outputs)
                cells += 1
                continue
            j, value = node["test"]["var"] - 1, node["against"]
            need(not node["sums"] and 0 <= j < len(lo) and node["test"]["cmp"] == "<" and lo[j] < value < hi[j],
                 "buckets.json: a test does not cut its cell")
            waiting.append((node["else"], lo[:j] + [value] + lo[j + 1:], hi))
            waiting.append((node["then"], lo, hi[:j] + [value] + hi[j + 1:]))
        return cells, self.witness(*witness)


# Lower bounds: Theorem 3 and what docs/reports.md says of each.

def log2_up(n):
    return (n - 1).bit_length()


def worst_of(n, kappa):
    return next(a for a in itertools.count() if n <= kappa << a)


def together_of(n, kappa):
    a = worst_of(n, kappa)
    return max(0, (a + 1) * n - (kappa << a)), a


def solve(rows):
    """Row echelon form of linear equations, as (pivot, row)."""
    done = []
    for row in rows:
        row = list(row)
        for at, other in done:
            if row[at]:
                row = [a - row[at] * b for a, b in zip(row, other)]
        pivot = next((k for k, v in enumerate(row) if v), None)
        if pivot is not None:
            row = [v / row[pivot] for v in row]
            done = [(at, [a - other[pivot] * b for a, b in zip(other, row)]) for at, other in done] + [(pivot, row)]
    return done


def kappa_of(columns):
    """The most of the columns (x; d) that are on the graph of one linear function."""
    best = 0

    def descend(rows, alike):
        """rows: what is left of those points that may still be chosen; alike: how many are on every graph so far."""
        nonlocal best
        rows = [row for row in rows if any(row)]
        if not any(any(row[:-1]) for row in rows):
            best = max(best, alike)
            return
        for i, row in enumerate(rows):
            pivot = next((k for k, v in enumerate(row[:-1]) if v), None)
            if pivot is None:
                continue
            if alike + len(rows) - i <= best:
                break
            left, on = [], 1
            for other in rows[i + 1:]:
                factor = other[pivot] / row[pivot]
                reduced = [a - factor * b for k, (a, b) in enumerate(zip(other, row)) if k != pivot]
                on += not any(reduced)
                left.append(reduced)
            descend(left, alike + on)
        best = max(best, alike)
    descend([list(column) for column in columns], sum(not any(column) for column in columns))
    return best


def hits(sets):
    """The least number of elements that meet all sets."""
    elements = sorted(set().union(*sets)) if sets else []
    return next(k for k in range(len(elements) + 1) for some in itertools.combinations(elements, k)
                if all(one.intersection(some) for one in sets))


class Open:
    """Anything: what this is about is left open."""

    def __init__(self, about):
        self.about = about


class Rechecked:
    """The report as it has to be."""

    def __init__(self, files, bundle, steps):
        self.files, self.bundle, self.steps = files, bundle, steps
        self.options = options_of(bundle["command"])
        self.table = Table(files["table.txt"])
        self.report = from_json(files["report.json"], "report.json")
        well(isinstance(self.report, dict), "report.json is no object")
        self.older = bundle["version"] != VERSION
        text = re.sub(rb"\\u[0-9a-fA-F]{4}", lambda m: m.group().lower(), files["report.json"])
        need(self.older or text == indented(text), "report.json is written otherwise")
        kinds = [("number", "labels" if "encode" in self.options else "number"),
                 ("number", "onehot" if "onehot" in self.options else "labels")]
        need(all(c["kind"] in kinds[0] for c in self.table.inputs) and
             all(c["kind"] in kinds[1] for c in self.table.outputs),
             "table.txt: the command does not read labels so")
        labelled = [c for c in self.table.outputs if c["kind"] != "number"]
        need(labelled or not {"onehot", "classes"}.intersection(self.options), "bundle.json: no output has labels")
        need("classes" not in self.options or len(self.table.outputs) == 1 and
             labelled[0]["labels"] == self.options["classes"].split(","),
             "table.txt: labels are not those of --classes")
        self.given = read_given(files, bundle, self.table, self.options)
        self.used, self.open = {"SHA256SUMS", "bundle.json", "report.json", "table.txt", bundle["table"]["file"]}, set()
        need(self.given is None or ("no-header" if self.table.has_header else "header") not in self.options,
             "table.txt: the header")
        if self.given is None:
            self.open.add("table")
        if "targets" in bundle:
            self.used.add(bundle["targets"]["file"])
        self.n, self.p, self.q = len(self.table.points), len(self.table.inputs), len(self.table.inputs) + 1

    def tally(self, counts, weighted=True):
        mean = Fraction(sum(counts), len(counts))
        found = {"max": max(counts), "mean_exact": str(mean),
                 "mean": lambda v: isinstance(v, Fraction) and abs(v - mean) <= Fraction(1, 2 * 10**6)}
        if weighted and self.table.weight:
            found["weighted_mean_exact"] = str(self.weighted(counts))
        return found

    def weighted(self, counts):
        weights = [point[3] for point in self.table.points]
        return sum((w * c for w, c in zip(weights, counts)), ZERO) / sum(weights, ZERO)

    def dataset(self):
        t = self.table
        clash = t.problem and t.problem[0] == "conflict"
        width = sum(len(c["labels"]) if c["kind"] == "onehot" and not clash else 1 for c in t.outputs)

        def names(columns):
            return [c["number"] if c["name"] is None else shown(c["name"]) for c in columns]
        points = self.n
        if t.problem:
            points = self.given.different if self.given else Open("table")
        found = {"file": self.bundle["table"]["name"], "sha256": digest(self.files[self.bundle["table"]["file"]]),
                 "rows": t.rows, "points": points, "inputs": self.p, "outputs": width, "dropped": t.dropped,
                 "signed": not t.problem and t.signed,
                 "labels": [[shown(word) for word in c["labels"]] for c in t.outputs],
                 "columns": {"inputs": names(t.inputs), "outputs": names(t.outputs)}, "header": t.has_header}
        if t.weight:
            found["columns"]["weights"] = names([t.weight])
        if "notices" in self.report.get("dataset", {}):
            found["notices"] = Open("notices")
        return found

    def add_everywhere(self, found):
        need(all(c["kind"] == "number" for c in self.table.outputs), "labels are no numbers to be near to")
        slope, epsilon = (number(self.options[one], False) if one in self.options else None
                          for one in ("lipschitz", "epsilon"))
        well(epsilon is not None and epsilon > 0 and (slope is not None and slope >= 0 or
                                                      "lipschitz" not in self.options), "bundle.json: --epsilon")
        points = [(line, x[1:], d) for line, x, d, _ in self.table.points]
        needed, pair = Everywhere.needed(points)
        given = slope is not None
        box = Everywhere(points, slope if given else needed, epsilon)
        said = found["everywhere"] = {
            "epsilon": str(epsilon), "lipschitz": str(box.slope), "lipschitz_given": given,
            "lipschitz_at_least": str(needed), "lo": [str(v) for v in box.lo], "hi": [str(v) for v in box.hi]}
        if pair:
            said["lines"] = pair
        outputs = len(self.table.outputs)
        if box.slope < needed:
            found["verdict"], said["finding"] = "refuted", "no function"
        elif "buckets.json" in self.files:
            self.used.add("buckets.json")
            said["finding"] = "within epsilon"
            found["network"] = self.add_buckets(said, box, outputs)
        else:
            found["verdict"], said["finding"] = "refuted", "no network"
            said["witness"] = lambda own: self.is_far(box, own, outputs)
        return found

    def add_buckets(self, said, box, outputs):
        signed = from_json(self.files["buckets.json"], "buckets.json").get("signed") is True
        r = 2 * outputs if signed else outputs
        net = Conditional(self.files["buckets.json"], "buckets.json", self.q, r, signed)
        said["cells"], said["witness"] = box.check_cells(net, outputs)
        need(said["cells"] <= int(self.options.get("cells", 100000)), "buckets.json has more cells than --cells allows")
        sums = [one for node in net.nodes for one in node["sums"]]
        tests = len(net.nodes) - said["cells"]
        return {"inputs": self.q, "outputs": r, "constant": True, "signed": signed, "operations": len(sums),
                "terms": sum(map(len, sums)), "tests": tests, "leaves": said["cells"], "missing": 0}

    @staticmethod
    def is_far(box, own, outputs):
        """Whether functions are more than 2 epsilon apart at this place of the box, as it says."""
        at, o = [exact(v, "report.json") for v in own["at"]], own["output"]
        if len(at) != len(box.lo) or type(o) is not int or not 1 <= o <= outputs or \
                not all(a <= v <= b for a, v, b in zip(box.lo, at, box.hi)):
            return False
        least, most, _ = box.bound(at, at, o - 1)
        return most - least > 2 * box.epsilon and own == box.witness(at, o - 1)

    def expected(self):
        found = {"format": "memcert-report-1", "verdict": "certified", "version": self.bundle["version"],
                 "dataset": self.dataset()}
        add = self.add_everywhere if "epsilon" in self.options else self.add_networks
        return self.add_refuted(found) if self.table.problem else add(found)

    def output_text(self, d):
        words, at = [], 0
        for c in self.table.outputs:
            width = len(c["labels"]) if c["kind"] == "onehot" else 1
            words.append(str(d[at]) if c["kind"] == "number" else
                         c["labels"][d[at:at + width].index(ONE) if c["kind"] == "onehot" else int(d[at])])
            at += width
        return shown(",".join(words))

    def add_refuted(self, found):
        kind, one, other = self.table.problem
        found["verdict"], g = "refuted", self.given
        if kind == "conflict":
            found["conflict"] = {"lines": [int(one), int(other)], "outputs": Open("table"), "groups": Open("table"),
                                 "rows": Open("table")}
            if g:
                found["conflict"].update(outputs=[self.output_text(q[1]) for q in g.problem[0]], groups=len(g.clashes),
                                         rows=sum(map(len, g.clashes.values())))
        else:
            found["negative"] = {"line": int(one), "output": self.output_text(g.problem[2]) if g else Open("table")}
        found["recall"] = {"holds": False, "points": 0}
        return dict(found, network=None, neurons=None, weights=None, operations=None)

    def bounded(self, counts, bound, sharp, corrected):
        worst = next((k for k, c in enumerate(counts) if c > bound), None)
        found = dict(self.tally(counts, False), bound=bound, sharp=sharp, holds=worst is None)
        found["sharp_holds"] = max(counts) <= sharp
        if corrected:
            found.update(corrected=sharp, corrected_holds=max(counts) <= sharp)
        if worst is not None:
            found.update(line=self.table.points[worst][0], value=counts[worst])
        return found

    def add_networks(self, found):
        well("switch.net" in self.files, "switch.net is missing")
        self.used.add("switch.net")
        switch = Switch(self.files["switch.net"], self.table)
        need(switch.kind == self.options.get("readout", "fused"), "switch.net has another readout than the command")
        net, r, n, q = switch.expanded(), switch.r, self.n, self.q
        size = sum(map(len, net.neurons))
        if size <= 65536:
            self.check_layered(net)
        neurons, weights = [], []
        for line, x, d, _ in self.table.points:
            got, a, w = net.run(x)
            need(got == d, "switch.net does not recall line %d" % line)
            neurons.append(a)
            weights.append(w)
        depth, printed = log2_up(n), switch.kind == "printed"
        found["recall"] = {"holds": True, "points": n}
        found["network"] = {"switches": n - 1, "depth": depth, "readout": switch.kind, "inputs": q, "outputs": r,
                            "neurons": len(net.neurons) - q, "weights": size}
        found["neurons"] = self.bounded(neurons, 2 * (q + 1) * depth + q + r,
                                        q - 1 + (2 * q + 2) * depth + (2 * r if printed else r), printed)
        found["weights"] = self.bounded(weights, 12 * q * (q + 1) * depth + (r + 2) * q + r - 2,
                                        2 * (q - 1) + 6 * q * depth + (2 * r if printed else 3 * r), False)
        if not (found["neurons"]["holds"] and found["weights"]["holds"]):
            found["verdict"] = "refuted"
        found["evaluation"] = "exhaustive" if "exhaustive" in self.options else "active path"
        self.add_operations(found, switch, [2 * w for w in weights], r)
        if self.options.get("rank-budget") != "0":
            self.add_bounds(found)
        return found

    def check_layered(self, net):
        well("layered.json" in self.files, "layered.json is missing")
        self.used.add("layered.json")
        own = '{"format": "memcert-layered-1", "inputs": %d, "constant": true, "signed": %s, "layers": [%s\n]}\n' % (
            self.q, "true" if self.table.signed else "false", ",".join(net.text()))
        need(self.files["layered.json"].decode() == own, "layered.json is not switch.net neuron by neuron")

    def add_operations(self, found, switch, of_switch, r):
        networks = [("switch", of_switch, {"bits": switch.bits()})]
        said = self.report.get("networks")
        well(isinstance(said, list) and all(isinstance(one, dict) for one in said), "report.json: networks")
        names = [one.get("network") for one in said[1:]]
        order = ["ifelse", "projection", "merged", "packed", "tree", "search"]
        needed = {"projection", "tree", "search"} | ({"ifelse"} if self.n * (self.q + r) <= 65536 else set())
        if self.options.get("networks") == "all":
            order += ["mixed", "one-layer", "two-layer", "bits", "gates"]
            needed |= {"mixed", "two-layer", "bits"}
            self.add_absent(found, [name for name in ("one-layer", "gates") if name not in names])
        well(all(name in order for name in names), "report.json: networks")
        need(names == [name for name in order if name in names] and needed <= set(names),
             "report.json: networks are missing, there twice or in another order")
        for name, one in zip(names, said[1:]):
            file = name + ".json"
            well(file in self.files, "%s is missing" % file)
            self.used.add(file)
            kind = OF_OTHER_PAPERS.get(name, Conditional)
            net, taken = kind(self.files[file], file, self.q, r, self.table.signed), []
            for line, x, d, _ in self.table.points:
                got, *counts = net.run(x)
                need(got == d, "%s does not recall line %d" % (file, line))
                taken.append(2 * counts[1] if kind is Memorizer else counts[0])
            rest = {"bits": net.bits()}
            if kind is Conditional:
                rest["conditions"] = net.conditions
            if name == "tree":
                self.open.add("optimal")
                if one.get("optimal") is True:
                    rest["optimal"] = True
            networks.append((name, taken, rest))
        found["networks"] = [dict(rest, network=name, operations=self.tally(taken)) for name, taken, rest in networks]

        def cost(one):
            mean = self.weighted(one[1]) if self.table.weight else Fraction(sum(one[1]), self.n)
            return (mean, max(one[1])) if self.options.get("minimize") == "mean" else (max(one[1]), mean)
        cheapest = min((one for one in networks if one[0] not in OF_OTHER_PAPERS), key=cost)
        found["operations"] = dict(self.tally(cheapest[1]), network=cheapest[0])

    def add_absent(self, found, names):
        """Networks that there are none of, and why: that there is none is left open."""
        reasons = []
        for name in names:
            if name == "gates":
                self.open.add(name)
                reasons.append({"network": name, "reason": "more than 512 gates would be needed"})
                continue
            said = [one for one in self.report.get("absent", []) if one.get("network") == name]
            need(self.older or len(said) == 1, "report.json: why there is no %s network" % name)
            reasons += [self.dependent(one) for one in said]
        if reasons and "absent" in self.report or reasons and not self.older:
            found["absent"] = reasons

    def dependent(self, said):
        """That points are not in general position: the lines of some that are affinely dependent."""
        lines, points = said.get("lines"), {p[0]: p[1] for p in self.table.points}
        well(isinstance(lines, list) and 0 < len(lines) <= self.q and all(line in points for line in lines),
             "report.json: absent: lines")
        need(len(set(lines)) == len(lines) and len(solve([points[line] for line in lines])) < len(lines),
             "report.json: absent: these points are not dependent")
        shown = lines[:8]
        text = "".join(("" if k == 0 else ", " if k + 1 < len(lines) else " and ") + str(line)
                       for k, line in enumerate(shown)) + (" and %d more" % (len(lines) - 8) if len(lines) > 8 else "")
        return {"network": "one-layer", "lines": lines, "reason":
                "the points are not in general position, lines %s being affinely dependent" % text}

    # Bounds.

    def add_bounds(self, found):
        self.d = [[p[2][j] - (p[2][j + len(p[2]) // 2] if self.table.signed else 0) for p in self.table.points]
                  for j in range(len(self.table.points[0][2]) // (2 if self.table.signed else 1))]
        rank = found["rank"] = {"homogeneous": self.condition("homogeneous"), "augmented": self.condition("augmented")}
        augmented, known = rank["augmented"], 0
        if isinstance(augmented, Open):
            found["rank"] = Open("rank")
            found["bounds"] = Open("kappa")
            found["operations"]["at_least"] = Open("kappa")
            return
        if augmented["condition"] == "fails":
            if math.comb(self.n, self.q) * len(self.d) > self.steps:
                rank["kappa"] = found["bounds"] = Open("kappa")
                found["operations"]["at_least"] = Open("kappa")
                return
            rank["kappa"], known = self.kappa()
        elif "vacuous" not in augmented:
            known = self.q
        found["bounds"] = self.bounds(known)
        found["operations"]["at_least"] = Open("reading")
        if isinstance(found["bounds"], dict):
            found["operations"]["at_least"] = found["bounds"]["worst"]

    def columns(self, j, augmented, of=None):
        return [p[1][0 if augmented else 1:] + (self.d[j][k],) for k, p in enumerate(self.table.points)
                if of is None or k in of]

    def follows(self, most):
        low, high = self.enclosure(most)
        return {"operations_at_least": worst_of(self.n, most), "together_at_least": together_of(self.n, most)[0],
                "bound_enclosure": [low, high]}

    def enclosure(self, most):
        ratio = Fraction(self.n, most)
        with decimal.localcontext() as context:
            context.prec = 60
            millionths = (decimal.Decimal(self.n) / most).ln() / decimal.Decimal(2).ln() * 10**6
            low = int(millionths.to_integral_value(decimal.ROUND_FLOOR))
            near = int(millionths.to_integral_value())
        whole = ratio.denominator == 1 and ratio.numerator & (ratio.numerator - 1) == 0
        low = near if whole else low
        return ["%d.%06d" % divmod(v, 10**6) for v in (low, low if whole else low + 1)]

    def condition(self, form):
        """The rank condition: of the first output for which it holds or, if it holds for none, of the first."""
        augmented = form == "augmented"
        width = self.q + augmented
        count = math.comb(self.n, width)
        if count * len(self.d) > self.steps:
            return self.failing(form, width, count)
        for j in range(len(self.d)):
            rows = self.columns(j, augmented)
            if all(len(solve(some)) == width for some in itertools.combinations(rows, width)):
                found = {"output": j + 1, "condition": "holds", "subsets": str(count), "covered": str(count)}
                return dict(found, vacuous=True) if self.n < width else dict(found, **self.follows(width - 1))
        return self.failing(form, width, count)

    def failing(self, form, width, count):
        """Fails, with its witness; whether it fails for all outputs is left open where there are too many subsets."""
        said = self.report.get("rank", {}).get(form, {})
        well(isinstance(said, dict), "report.json: rank")
        small = count * len(self.d) <= self.steps
        if said.get("condition") != "fails":
            need(not small, "report.json: the rank condition fails")
            return Open("rank")
        need(isinstance(said.get("subset"), list) and isinstance(said.get("dependency"), list),
             "report.json: no witness of a rank condition that fails")
        lines = [p[0] for p in self.table.points]
        subset, factors = said["subset"], [exact(v, "report.json") for v in said["dependency"]]
        need(len(subset) == len(factors) == width and any(factors) and all(line in lines for line in subset) and
             subset == sorted(set(subset)), "report.json: the subset is none")
        rows = self.columns(0, form == "augmented")
        sums = [sum((f * rows[lines.index(line)][k] for f, line in zip(factors, subset)), ZERO) for k in range(width)]
        need(not any(sums), "report.json: the columns of the subset are not dependent so")
        if not small and len(self.d) > 1:
            self.open.add("rank")
        return {"output": 1, "condition": "fails", "subset": subset, "dependency": said["dependency"],
                "subsets": str(count)}

    def kappa(self):
        """What is said of kappa, and kappa; its function is a witness that so many points are on one graph."""
        most = [kappa_of(self.columns(j, True)) for j in range(len(self.d))]
        kappa = min(most)
        j, said = most.index(kappa), self.report.get("rank", {}).get("kappa", {})
        well(isinstance(said, dict) and isinstance(said.get("function"), list) and len(said["function"]) == self.q,
             "report.json: kappa")
        function = [exact(v, "report.json") for v in said["function"]]
        on = [p[0] for k, p in enumerate(self.table.points)
              if sum((f * x for f, x in zip(function, p[1])), ZERO) == self.d[j][k]]
        need(len(on) == kappa, "report.json: as many points as kappa are not on the graph of the function")
        return dict(self.follows(kappa), output=j + 1, kappa=kappa, function=said["function"], points=on), kappa

    def both(self, worst, together, **more):
        return dict(more, worst=worst, together=together, mean_exact=str(Fraction(together, self.n)))

    def bounds(self, known):
        found, most = {}, known or self.n
        if known:
            together, k = together_of(self.n, known)
            found["kappa"] = self.both(worst_of(self.n, known), together, at_most=known, k=k)
        else:
            parts = self.parts()
            if parts:
                found["parts"], most = parts, parts["at_most"]
        reading = self.reading()
        if isinstance(reading, Open):
            return reading
        found["reading"] = reading
        outputs = self.outputs(most)
        if outputs:
            found["outputs"] = outputs
        names = {"kappa": "Theorem 3", "parts": "Theorem 3", "reading": "Theorem 3: reading",
                 "outputs": "Theorem 3: outputs"}
        mean_names = dict(names, kappa="Theorem 3: mean", parts="Theorem 3: mean",
                          outputs="Theorem 3: outputs in the mean")
        worst = max(found, key=lambda one: found[one]["worst"])
        mean = max(found, key=lambda one: found[one]["together"])
        return dict(found, **self.both(found[worst]["worst"], found[mean]["together"], worst_by=names[worst],
                                       mean_by=mean_names[mean]))

    def parts(self):
        said = self.report.get("bounds", {}).get("parts")
        if said is None:
            return None
        count = said.get("parts") if isinstance(said, dict) else None
        well(type(count) is int and 0 < count <= self.n, "report.json: parts")
        sizes = []
        for first in range(count):
            of = set(range(first, self.n, count))
            kappa = min(max(kappa_of(self.columns(j, True, of)), self.q) for j in range(len(self.d)))
            sizes.append((len(of), min(kappa, len(of))))
        worst = max(range(count), key=lambda k: worst_of(*sizes[k]))
        part = {"line": self.table.points[worst][0], "points": sizes[worst][0], "at_most": sizes[worst][1]}
        return self.both(worst_of(*sizes[worst]), sum(together_of(*one)[0] for one in sizes),
                         at_most=sum(k for _, k in sizes), parts=count, part=part)

    def reading(self):
        if self.q > 20 or self.n * self.n * self.q * self.q > 100 * self.steps:
            return Open("reading")
        found = [self.read_point(i) for i in range(self.n)]
        taken = [outputs + max(inputs, outputs) for inputs, outputs, _, _ in found]
        i = taken.index(max(taken))
        inputs, outputs, single, ways = found[i]
        lines = [p[0] for p in self.table.points]

        def told_from(said):
            """Points such that no fewer inputs tell this one from all of them, whichever way it has its outputs."""
            if not isinstance(said, list) or any(line not in lines for line in said) or len(set(said)) < len(said):
                return False
            some = {lines.index(line) for line in said}
            return any(some <= set(sets) and hits([sets[k] for k in some]) == inputs for sets in ways)
        return self.both(max(taken), sum(taken), points=self.n, line=lines[i], inputs=inputs, exact=single,
                         outputs=outputs, told_from=told_from)

    def read_point(self, i):
        """Inputs and outputs that point i takes, whether it is exact, and of each way to have its outputs the points
        that it is told from, each with the inputs in which they differ."""
        points, signed = self.table.points, self.table.signed
        x, d = points[i][1], points[i][2]
        if signed:
            t = [column[i] for column in self.d]
            put = {a - b for a in x for b in x} | set(x) | {-a for a in x} | {ZERO}
            ways, outputs = [self.wrong_signed(i)], int(any(v not in put for v in t))
        else:
            outputs = len({v for v in d if v > 0 and v not in x})
            copies = [a for a in range(1, self.q) if x[a] == d[0]]
            if len(d) > 1 or len(copies) > 16:
                ways = [lambda k: any(points[k][2][j] != d[j] and not any(
                    x[a] == d[j] and points[k][1][a] == points[k][2][j] for a in range(self.q)) for j in range(len(d)))]
            else:
                ways = [lambda k: points[k][2] != d]
                ways += [lambda k, a=a: points[k][1][a] != points[k][2][0] for a in copies]
        sets = [{k: frozenset(a for a in range(1, self.q) if points[k][1][a] != x[a]) for k in range(self.n) if way(k)}
                for way in ways]
        least = [hits(list(one.values())) for one in sets]
        single = not signed and len(d) == 1 and len(copies) <= 16
        return min(least), outputs, single, [one for one, h in zip(sets, least) if h == min(least)]

    def wrong_signed(self, i):
        x = self.table.points[i][1]
        copies = [[(a, b) for a in range(1, self.q) for b in range(1, self.q) if a != b and x[a] - x[b] == column[i]]
                  for column in self.d]

        def wrong(k):
            z = self.table.points[k][1]
            return any(len(pairs) <= 16 and column[k] != column[i] and
                       all(z[a] - z[b] != column[k] for a, b in pairs) and
                       all(abs(z[a] - x[a]) != abs(column[k] - column[i]) for a in range(1, self.q))
                       for column, pairs in zip(self.d, copies))
        return wrong

    def outputs(self, most):
        points, r = self.table.points, len(self.d)
        if self.table.signed:
            return None

        def computed(k, j):
            return points[k][2][j] > 0 and points[k][2][j] not in points[k][1]
        order = sorted(range(r), key=lambda j: -sum(computed(k, j) for k in range(self.n)))
        found = []
        for s in range(1, r + 1):
            some = order[:s]
            count = sum(all(computed(k, j) for j in some) and len({points[k][2][j] for j in some}) == s
                        for k in range(self.n))
            if count == 0:
                break
            kappa = min(most, count)
            together, k = together_of(count, kappa)
            found.append((worst_of(count, kappa) + 2 * s, together + 2 * s * count, k,
                          {"outputs": [j + 1 for j in some], "points": count, "at_most": kappa}))
        if not found:
            return None
        worst, mean = max(found, key=lambda one: one[0]), max(found, key=lambda one: one[1])
        return self.both(worst[0], mean[1], **worst[3], looked_at=self.n, mean=dict(mean[3], k=mean[2]))

    def compare(self, said, own, path="report.json"):
        """Refuted unless the report says what it has to, member by member."""
        if isinstance(own, Open):
            self.open.add(own.about)
        elif callable(own):
            need(own(said), "%s is not so" % path)
        elif isinstance(own, dict):
            need(isinstance(said, dict) and (set(said) <= set(own) if self.older else set(said) == set(own)),
                 "%s has other members" % path)
            for name in said:
                self.compare(said[name], own[name], path + "." + name)
        elif isinstance(own, list):
            need(isinstance(said, list) and len(said) == len(own), "%s has other elements" % path)
            for k, one in enumerate(own):
                self.compare(said[k], one, "%s[%d]" % (path, k))
        else:
            need(type(said) is type(own) and said == own, "%s says %s, and it is %s" % (path, said, own))

    def check(self):
        """What is left open."""
        self.compare(self.report, self.expected())
        need(self.used == set(self.files), "no such certificate has %s" % sorted(set(self.files) - self.used))
        said = self.report.get("networks") or []
        if not any(isinstance(one, dict) and "optimal" in one for one in said):
            self.open.discard("optimal")
        return self.open


def recheck(folder, steps=300000):
    """What is left open, sorted; Refuted or Malformed is raised."""
    files = load(folder)
    bundle = check_digests(files)
    if bundle["command"][0] != "certify":
        return ["command"]
    try:
        well("table.txt" in files, "table.txt is missing")
        return sorted(Rechecked(files, bundle, steps).check())
    except (TypeError, KeyError, AttributeError, ValueError, IndexError, RecursionError) as error:
        raise Malformed("a file is not what its format says: %r" % error)


def main(arguments):
    allowed, steps = [], 300000
    while arguments[:1] and arguments[0].startswith("--") and len(arguments) > 1:
        name, value, *arguments = arguments
        if name == "--leave-open":
            allowed = value.split(",")
        elif name == "--steps" and value.isdigit():
            steps = int(value)
        else:
            arguments = []
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        left = recheck(arguments[0], steps)
    except Refuted as error:
        print("refuted: %s" % error)
        return 1
    except Malformed as error:
        print("malformed: %s" % error)
        return 3
    more = [one for one in left if one not in allowed]
    left_open = ", but for what is left open: %s" % ", ".join(left) if left else ""
    print("%s: %s%s" % ("undecided" if more else "verified", arguments[0], left_open))
    return 4 if more else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
