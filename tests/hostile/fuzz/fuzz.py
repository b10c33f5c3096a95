#!/usr/bin/env python3
"""Fuzzes every reader for that many seconds each, one after the other, with sanitizers on.

usage: fuzz.py SECONDS [READER...]        with build/fuzz/reader

Prints what was executed for every reader. What it finds is kept in build/fuzz/found/READER.
"""
import os
import re
import subprocess
import sys

import seeds

BUILD = os.path.join(seeds.ROOT, "build", "fuzz")
READERS = ["table", "lenient", "arff", "number", "switch", "layered", "conditional", "gates", "nnet", "onnx", "fff", "xgboost",
           "lightgbm", "shard", "array", "libsvm"]
LONGEST = 4096


def statistic(log, name):
    found = re.search(r"stat::%s:\s*([0-9]+)" % name, log)
    return int(found.group(1)) if found else 0


def fuzz(reader, seconds):
    """Whether nothing was found; says what was done."""
    found, corpus = os.path.join(BUILD, "found", reader), os.path.join(BUILD, "corpus", reader)
    program = os.path.join(BUILD, reader)
    for folder in (found, corpus):
        os.makedirs(folder, exist_ok=True)
    if not os.path.exists(program):
        os.symlink("reader", program)
    done = subprocess.run(
        ["nice", program, corpus, os.path.join(BUILD, "seeds", reader), "-max_total_time=%d" % seconds,
         "-max_len=%d" % LONGEST, "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1", "-detect_leaks=0",
         "-artifact_prefix=%s/" % found, "-dict=" + os.path.join(seeds.FUZZ, "tokens.dict")],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=dict(os.environ, ASAN_OPTIONS="allocator_may_return_null=1"))
    log = done.stdout.decode(errors="replace")
    with open(os.path.join(BUILD, reader + ".log"), "w") as stream:
        stream.write(log)
    covered = re.findall(r"cov: ([0-9]+)", log)
    print("%-12s %9d executions in %d s, %s edges covered, %d inputs kept%s" % (
        reader, statistic(log, "number_of_executed_units"), seconds, covered[-1] if covered else "no",
        len(os.listdir(corpus)), "" if done.returncode == 0 else ": FAILED, see build/fuzz/%s.log" % reader),
          flush=True)
    return done.returncode == 0 and bool(covered)


def main():
    seconds, wanted = int(sys.argv[1]), sys.argv[2:] or READERS
    seeds.make(os.path.join(BUILD, "seeds"))
    results = [fuzz(reader, seconds) for reader in wanted]
    print("fuzzing: %d passed, %d failed" % (sum(results), len(results) - sum(results)))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
