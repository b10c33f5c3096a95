#!/usr/bin/env python3
"""Random small sets, some with planted dependent points: `rank` against a brute force over all subsets,
in both forms, whole, in jobs, in merged shards and from a checkpoint; and `rank --kappa` against a search
through all linear functions.

usage: rank_random.py [CASES] [SEED]
"""
import itertools
import json
import math
import os
import random
import sys
import tempfile
from fractions import Fraction

import agreement
import memcert
import reseal
from checks import check, finish


def make_value(source, kind):
    if kind == "large":
        return Fraction(source.randrange(-10**6, 10**6))
    if kind == "modulus":
        # Equal modulo the prime that the program uses, and not equal.
        return Fraction(source.randrange(3) + (2**31 - 1) * source.randrange(4))
    if kind == "huge":
        return Fraction(source.randrange(-10**40, 10**40), source.randrange(1, 10**source.randrange(1, 20)))
    if kind == "grid":
        return Fraction(source.randrange(-1, 2))
    return Fraction(source.randrange(-50, 50), source.randrange(1, 9))


def make_points(source):
    """Points (x, d) with distinct x, and the number of outputs."""
    p, r = source.randrange(1, 6), source.choice([1, 1, 2])
    n = source.randrange(max(1, p - 1), p + 6)
    n += source.choice([0, 0, 3, 5]) if p < 4 else 0
    kind = source.choice(["large", "large", "fraction", "huge", "modulus", "grid"])
    points = [[make_value(source, kind) for _ in range(p + r)] for _ in range(n)]
    for _ in range(source.randrange(3)):
        # One point of a subset becomes a combination of the others, affine or not.
        size = min(n, p + 1 + source.randrange(2))
        if size < 2:
            break
        chosen = source.sample(range(n), size)
        weights = [make_value(source, "fraction") for _ in chosen[1:]]
        if source.random() < 0.5:
            weights[0] += 1 - sum(weights)
        combined = [sum(w * points[k][a] for w, k in zip(weights, chosen[1:])) for a in range(p + r)]
        # In one output the combination is exact, in another one perhaps not.
        if source.random() < 0.3:
            combined[-1] += 1
        points[chosen[0]] = combined
    distinct = {}
    for point in points:
        distinct.setdefault(tuple(point[:p]), point)
    return list(distinct.values()), p, r


def column(point, p, output, augmented):
    return [Fraction(1)] * augmented + point[:p] + [point[p + output]]


def brute_force(points, p, output, augmented):
    """The least first index of a dependent subset, or None, and how many there are."""
    columns = [column(point, p, output, augmented) for point in points]
    first, count = None, 0
    for subset in itertools.combinations(range(len(points)), p + 1 + augmented):
        if agreement.rank([columns[k] for k in subset]) < len(subset):
            first = subset[0] if first is None else first
            count += 1
    return first, count


def encloses(texts, n, most):
    """The decimals are next to each other with the logarithm between them, or are the logarithm."""
    low, high = [round(Fraction(text) * 10**6) for text in texts]
    exact = any(n == most * 2**a for a in range(n + 1))
    value = 10**6 * math.log2(n / most)
    return texts == ["%d.%06d" % divmod(part, 10**6) for part in (low, high)] and high - low == (not exact) and \
        low - 1e-6 <= value <= high + 1e-6


def most_on_a_graph(rows, start=0):
    """Of the rows, the most on one graph through those before `start` that were taken: these are eliminated."""
    best = sum(not any(row) for row in rows)
    for i in range(start, len(rows)):
        pivot = next((a for a, value in enumerate(rows[i][:-1]) if value), None)
        if pivot is not None:
            quotients = [row[pivot] / rows[i][pivot] for row in rows]
            reduced = [[v - q * u for v, u in zip(row, rows[i])] for row, q in zip(rows, quotients)]
            best = max(best, most_on_a_graph(reduced, i + 1))
    return best


def together(n, kappa):
    """The most that (k + 1) n - kappa 2^k is for any k, or 0."""
    return max(0, max((k + 1) * n - kappa * 2**k for k in range(40)))


def problem_of_kappa(told, points, p, output, augmented):
    n, rows = len(points), [column(point, p, output, augmented) for point in points]
    kappa = most_on_a_graph(rows)
    if told["kappa"] != kappa:
        return "kappa %s, expected %d" % (told["kappa"], kappa)
    if kappa == 0:
        return None
    function = [Fraction(text) for text in told["function"]]
    lines = [k + 1 for k, row in enumerate(rows) if sum(w * v for w, v in zip(function, row)) == row[-1]]
    if len(function) != p + augmented or told["points"] != lines or len(lines) != kappa:
        return "function %s, points %s" % (told["function"], told["points"])
    least = next(a for a in range(n + 1) if n <= kappa * 2**a)
    if told["operations_at_least"] != least or not encloses(told["bound_enclosure"], n, kappa):
        return "bound %s, %s" % (told["operations_at_least"], told["bound_enclosure"])
    if told["together_at_least"] != together(n, kappa):
        return "%s together, expected %d" % (told["together_at_least"], together(n, kappa))
    return None


def examine_kappa(program, options, points, p, r):
    printed = set()
    for jobs in ("1", "3"):
        done = program.run("rank", "--kappa", "--json", "--jobs", jobs, *options)
        if done.returncode != 0:
            return "kappa: exit %d: %s" % (done.returncode, done.stderr)
        printed.add(done.stdout)
        report = json.loads(done.stdout)
        for augmented, form in enumerate(("homogeneous", "augmented")):
            outputs = report["rank"][form]["outputs"]
            for one in outputs:
                problem = problem_of_kappa(one, points, p, one["output"] - 1, augmented)
                if problem:
                    return "%s, output %d, %s jobs: %s" % (form, one["output"], jobs, problem)
            if len(outputs) != r or report["rank"][form]["kappa"] != min(one["kappa"] for one in outputs):
                return "%s: kappa of the form" % form
    return None if len(printed) == 1 else "kappa: another report with 3 jobs"


def problem_of_part(told, points, p, output, augmented):
    """What is wrong with what is reported of one form and output."""
    n, d = len(points), p + 1 + augmented
    first, count = brute_force(points, p, output, augmented)
    if told["condition"] != ("holds" if first is None else "fails"):
        return "condition " + told["condition"]
    if told["failures"] != str(count):
        return "failures %s, expected %d" % (told["failures"], count)
    if first is None:
        if told.get("vacuous", False) != (n < d):
            return "vacuous"
        least = next(a for a in range(n + 1) if n <= (p + augmented) * 2**a)
        if n >= d and told["operations_at_least"] != least:
            return "bound %s, expected %d" % (told.get("operations_at_least"), least)
        if n >= d and not encloses(told["bound_enclosure"], n, p + augmented):
            return "enclosure %s" % told["bound_enclosure"]
        return "bound of a vacuous condition" if n < d and "operations_at_least" in told else None
    lines, weights = told["subset"], [Fraction(text) for text in told["dependency"]]
    if len(weights) != d or len(lines) != d or sorted(set(lines)) != lines or not 1 <= lines[0] <= lines[-1] <= n:
        return "subset %s" % lines
    if d > 2 and lines[0] != first + 1:
        return "subset begins at line %d, expected %d" % (lines[0], first + 1)
    columns = [column(points[line - 1], p, output, augmented) for line in lines]
    if told["columns"] != [[str(value) for value in one] for one in columns]:
        return "columns %s" % told["columns"]
    if not any(weights) or any(sum(w * c[a] for w, c in zip(weights, columns)) != 0 for a in range(d)):
        return "dependency %s" % told["dependency"]
    return None


def comparable(value):
    if isinstance(value, dict):
        return {key: comparable(member) for key, member in value.items() if key not in ("failures", "checked")}
    if isinstance(value, list):
        return [comparable(member) for member in value]
    return value


def problem_of_report(report, points, p, r):
    conditions = {}
    for augmented, form in enumerate(("homogeneous", "augmented")):
        told = report["rank"][form]
        if told["subsets"] != str(math.comb(len(points), p + 1 + augmented)):
            return "%s: subsets %s" % (form, told["subsets"])
        if [one["output"] for one in told["outputs"]] != list(range(1, r + 1)):
            return "%s: outputs" % form
        for one in told["outputs"]:
            problem = problem_of_part(one, points, p, one["output"] - 1, augmented)
            if problem:
                return "%s, output %d: %s" % (form, one["output"], problem)
            if "covered" in one and one["covered"] != told["subsets"]:
                return "%s, output %d: covered %s" % (form, one["output"], one["covered"])
        conditions[form] = "holds" if any(o["condition"] == "holds" for o in told["outputs"]) else "fails"
        if told["condition"] != conditions[form]:
            return "%s: condition %s" % (form, told["condition"])
    bounded = any(report["rank"][form].get("operations_at_least") is not None for form in conditions)
    verdict = "holds" if bounded or "fails" not in conditions.values() else "fails"
    return None if report["verdict"] == verdict else "verdict " + report["verdict"]


def forge(folder, name):
    """Makes a part say that everything holds, and gives it a right digest; whether it said anything else."""
    with open(os.path.join(folder, name)) as stream:
        text = stream.read()
    part = json.loads(text)
    lies = [one for one in part["parts"] if one["condition"] != "holds"]
    points, inputs = part["dataset"]["points"], part["dataset"]["inputs"]
    for one in lies:
        columns = inputs + 1 + (one["form"] == "augmented")
        one["condition"] = "holds"
        one["next"] = 0 if points < columns else 1 if columns == 2 else points - columns + 1
    with open(os.path.join(folder, "forged_" + name), "wb") as stream:
        del part["length"], part["sha256"]
        stream.write(reseal.reseal(json.dumps(part)[:-1].encode()))
    return lies


def examine_forged(program, source, folder, options, files, report):
    """Parts that say that all holds, with right digests: found if all indices are decided again, and if only some are,
    either found or said to be believed."""
    lies = [lie for name in files for lie in forge(folder, name)]
    merge = ["rank", "--merge", "--json", "--table", options[-1]] + options[:-1]
    forged = ["forged_" + name for name in files]
    done = program.run(*merge, "--samples", "1000000", *forged)
    if lies and done.returncode != 3:
        return "forged parts were not found: exit %d: %s" % (done.returncode, done.stdout)
    if not lies and (done.returncode != 0 or comparable(json.loads(done.stdout)) != report):
        return "parts that were written anew: exit %d: %s" % (done.returncode, done.stderr)
    done = program.run(*merge, "--samples", "1", "--seed", str(source.randrange(2**32)), *forged)
    if done.returncode == 3 and lies:
        return None
    told = json.loads(done.stdout)["checked"] if done.returncode == 0 else {}
    if done.returncode != 0 or told["files"] != len(files) or told["indices"] > told["of"] or \
            lies and told["indices"] == told["of"]:
        return "forged parts, a sample: exit %d: %s %s" % (done.returncode, done.stdout, done.stderr)
    return None


def examine(program, source, folder):
    """What is wrong with one random case, or None."""
    points, p, r = make_points(source)
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
    with open(os.path.join(folder, "t.csv"), "w") as stream:
        stream.writelines(",".join(str(value) for value in point) + "\n" for point in points)
    options = ["--outputs", str(r), "t.csv"]
    done = program.run("rank", "--json", "--all-failures", "--jobs", "1", *options)
    if done.returncode not in (0, 1):
        return "exit %d: %s" % (done.returncode, done.stderr)
    report = json.loads(done.stdout)
    problem = problem_of_report(report, points, p, r)
    if problem:
        return problem
    if done.returncode != (0 if report["verdict"] == "holds" else 1):
        return "exit %d" % done.returncode
    status, report = done.returncode, comparable(report)

    done = program.run("rank", "--json", "--jobs", "3", *options)
    if done.returncode != status or comparable(json.loads(done.stdout)) != report:
        return "another report with 3 jobs: %s" % done.stdout
    shards = source.randrange(1, 5)
    files = ["part%d" % k for k in range(shards)]
    for k, name in enumerate(files):
        done = program.run("rank", "--shard", "%d/%d" % (k, shards), "-o", name, *options)
        if done.returncode not in (0, 1):
            return "shard %d: %s" % (k, done.stderr)
        again = program.run("rank", "--shard", "%d/%d" % (k, shards), "--jobs", "2", *options)
        with open(os.path.join(folder, name)) as stream:
            if again.stdout != stream.read():
                return "shard %d: another file with 2 jobs" % k
    source.shuffle(files)
    done = program.run("rank", "--merge", "--json", "--outputs", str(r), "--table", "t.csv", *files)
    if done.returncode != status or comparable(json.loads(done.stdout)) != report:
        return "another report from %d shards: %s %s" % (shards, done.stdout, done.stderr)
    done = program.run("rank", "--merge", *files)
    if done.returncode != 4 or not done.stdout.startswith("undecided: nothing that %d part" % shards):
        return "parts believed without their table: exit %d: %s %s" % (done.returncode, done.stdout, done.stderr)
    problem = examine_forged(program, source, folder, options, files, report)
    if problem:
        return problem
    done = program.run("rank", "--budget", "0", "--checkpoint", "state", *options)
    if done.returncode not in (status, 4):
        return "exit %d without time" % done.returncode
    for _ in range(2):
        done = program.run("rank", "--json", "--checkpoint", "state", *options)
        if done.returncode != status or comparable(json.loads(done.stdout)) != report:
            return "another report from a checkpoint: %s %s" % (done.stdout, done.stderr)
    return examine_kappa(program, options, points, p, r)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20240601
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(cases):
            problem = examine(program, random.Random(seed + case), folder)
            check("rank_random.py 1 %d" % (seed + case), not problem, problem)
            if problem:
                print(open(os.path.join(folder, "t.csv")).read())
    return finish("rank condition")


if __name__ == "__main__":
    sys.exit(main())
