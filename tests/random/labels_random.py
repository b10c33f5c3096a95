#!/usr/bin/env python3
"""Random tables with words: every network and every rank condition is that of the table with numbers instead, labels
in order of first appearance, or one number per label with --onehot; a switch network knows its words again.

usage: labels_random.py [CASES] [SEED]
"""
import json
import os
import random
import sys
import tempfile
from fractions import Fraction

import agreement
import memcert
from checks import check, finish

WORDS = ["a", "b", "left", "two words", "Ünicode", "x,y"]


def random_table(source):
    """(rows of cells, which columns hold words, how many are outputs); equal inputs have equal outputs."""
    p, r = source.randrange(1, 4), source.randrange(1, 3)
    pools = [source.sample(WORDS, source.randrange(1, 4)) if source.random() < chance else None
             for chance in [0.4] * p + [0.8] * r]
    rows, known = [], {}
    for _ in range(source.randrange(1, 10)):
        cells = [source.choice(pool) if pool else str(Fraction(source.randrange(6), source.randrange(1, 4)))
                 for pool in pools]
        outputs = known.setdefault(tuple(cells[:p]), cells[p:])
        rows.append(cells[:p] + outputs)
    return rows, [pool is not None for pool in pools], r


def with_numbers(rows, words, r, onehot):
    """The same table with numbers, and the columns that are outputs then."""
    columns = []
    for j, column in enumerate(zip(*rows)):
        labels = list(dict.fromkeys(column)) if words[j] else []
        if words[j] and onehot and j >= len(words) - r:
            columns.append([[int(cell == label) for label in labels] for cell in column])
        else:
            columns.append([[labels.index(cell) if words[j] else cell] for cell in column])
    wide = sum(len(column[0]) for column in columns[-r:])
    return [sum(cells, []) for cells in zip(*columns)], wide


def save(program, name, rows):
    with open(os.path.join(program.folder, name), "w") as stream:
        stream.writelines(",".join('"%s"' % cell if "," in str(cell) else str(cell) for cell in row) + "\n"
                          for row in rows)


def check_shuffled(program, kind, made, rows, source):
    """What is wrong with the check of a network by the same rows in another order, or None."""
    with open(os.path.join(program.folder, "words.json"), "w") as stream:
        stream.write(made)
    save(program, "shuffled.csv", source.sample(rows, len(rows)))
    done = program.run("check", "--no-header", "--separator", "comma", "words.json", "shuffled.csv")
    return None if done.returncode == 0 else "check of %s: %s" % (kind, done)


def examine(program, source):
    """What is wrong with one random case, or None."""
    rows, words, r = random_table(source)
    onehot = any(words[-r:]) and source.random() < 0.5
    numbers, wide = with_numbers(rows, words, r, onehot)
    save(program, "words.csv", rows)
    save(program, "numbers.csv", numbers)
    save(program, "inputs.csv", [row[:-r] for row in rows])
    tables = (["words.csv", "--no-header", "--encode", "--outputs", str(r)] + ["--onehot"] * onehot,
              ["numbers.csv", "--no-header", "--outputs", str(wide)])
    for kind in agreement.CONDITIONAL:
        made = [program.run("synth", "--network", kind, *table) for table in tables]
        if made[0].returncode != 0 or agreement.without_names(made[0].stdout) != made[1].stdout:
            return "synth --network %s: %s" % (kind, made)
        problem = check_shuffled(program, kind, made[0].stdout, rows, source)
        if problem:
            return problem
    for readout in ("fused", "printed"):
        for name, table in zip(("words.net", "numbers.net"), tables):
            program.run("synth", "--readout", readout, "-o", name, *table)
        made = [program.run("export", name, "--to", "layered-json") for name in ("words.net", "numbers.net")]
        if made[0].returncode != 0 or agreement.without_names(made[0].stdout) != made[1].stdout:
            return "synth --readout %s: %s" % (readout, made)
        done = program.run("check", "--json", "--no-header", "words.net", "words.csv")
        # Bound (2) may fail for the printed readout.
        if done.returncode > (readout == "printed") or not json.loads(done.stdout)["recall"]["holds"]:
            return "check: %s" % done
    done = program.run("eval", "--no-header", "--separator", "comma", "words.net", "inputs.csv")
    if done.stdout.splitlines() != [",".join('"%s"' % cell if "," in cell else cell for cell in row[-r:])
                                    for row in rows]:
        return "eval: %s" % done
    ranks = [program.run("rank", "--json", *table) for table in tables]
    if ranks[0].returncode != ranks[1].returncode or ranks[0].returncode > 1 or \
            len({json.dumps(json.loads(rank.stdout)["rank"]) for rank in ranks}) > 1:
        return "rank: %s" % ranks
    return None


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            problem = examine(program, random.Random(case))
            check("labels_random.py 1 %d" % case, problem is None, problem)
    return finish("labels")


if __name__ == "__main__":
    sys.exit(main())
