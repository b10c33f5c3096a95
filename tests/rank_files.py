#!/usr/bin/env python3
"""Tests of `rank` on work that lasts: interrupted and resumed, ended from outside, short of memory, and
under mpirun if there is one.

usage: rank_files.py        with build/memcert, or $MEMCERT
"""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import rank_random

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MEMCERT = os.environ.get("MEMCERT", os.path.join(ROOT, "build", "memcert"))

results = {"passed": 0, "failed": 0}


def check(name, holds, shown=""):
    results["passed" if holds else "failed"] += 1
    if not holds:
        print("FAILED %s\n  | %s" % (name, shown))


def run(*arguments, **options):
    return subprocess.run([MEMCERT, "rank"] + list(arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=300, **options)


def make_table(folder, n, columns, planted=None):
    """Random columns; the points of `planted` get equal ratios of two of them."""
    source = random.Random(n)
    rows = [[source.randrange(-10**6, 10**6) for _ in range(columns)] for _ in range(n)]
    if planted:
        rows[planted[-1]] = [sum(rows[k][a] for k in planted[:-1]) for a in range(columns)]
    table = os.path.join(folder, "t.csv")
    with open(table, "w") as stream:
        stream.writelines(",".join(map(str, row)) + "\n" for row in rows)
    return table


def timeless(text):
    return rank_random.timeless(json.loads(text))


def jobs_of(process):
    with open("/proc/%d/task/%d/children" % (process.pid, process.pid)) as stream:
        return [int(word) for word in stream.read().split()]


def is_running(number):
    try:
        with open("/proc/%d/stat" % number) as stream:
            return stream.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def wait_until(condition):
    end = time.time() + 5
    while not condition() and time.time() < end:
        time.sleep(0.01)
    return condition()


def interrupted(folder):
    """Whatever the moment, the checkpoint is whole, nothing runs on, and the rest gives the same report."""
    options = ["--json", "--form", "homogeneous", make_table(folder, 110, 5)]
    whole = run("--jobs", "2", *options)
    check("the whole", whole.returncode == 0, whole.stderr)
    state = os.path.join(folder, "state")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        stopped = 0
        for delay in (0.02, 0.05, 0.1, 0.1):
            running = subprocess.Popen([MEMCERT, "rank", "--jobs", "2", "--checkpoint", state] + options,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(delay)
            jobs = jobs_of(running)
            running.send_signal(number)
            running.communicate()
            stopped += running.returncode == -number
            check("ended by the signal", running.returncode in (0, -number), running.returncode)
            check("no job is left", wait_until(lambda: not any(is_running(job) for job in jobs)), jobs)
            check("files", sorted(os.listdir(folder)) in (["state", "t.csv"], ["t.csv"]), os.listdir(folder))
        check("some were interrupted", stopped > 0)
        done = run("--jobs", "1", "--checkpoint", state, *options)
        check("resumed", done.returncode == 0 and timeless(done.stdout) == timeless(whole.stdout),
              done.stdout + done.stderr)
        os.unlink(state)


def ended_from_outside(folder):
    table = make_table(folder, 400, 6)
    running = subprocess.Popen([MEMCERT, "rank", "--jobs", "3", table])
    check("three jobs", wait_until(lambda: len(jobs_of(running)) == 3))
    jobs = jobs_of(running)
    running.kill()
    running.wait()
    check("jobs end with their parent", wait_until(lambda: not any(is_running(job) for job in jobs)), jobs)

    running = subprocess.Popen([MEMCERT, "rank", "--jobs", "2", table], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    wait_until(lambda: len(jobs_of(running)) == 2)
    jobs = jobs_of(running)
    for job in jobs:
        os.kill(job, signal.SIGKILL)
    shown = running.communicate()[1]
    check("jobs that are killed decide nothing", running.returncode == 4 and "before its time" in shown, shown)


def in_time(folder):
    table = make_table(folder, 400, 6)
    for budget in (0.1, 1):
        start = time.time()
        done = run("--budget", "%dms" % (1000 * budget), table)
        check("a budget of %s seconds" % budget, done.returncode == 4 and time.time() - start < budget + 0.5,
              time.time() - start)


def failure_stops_all(folder):
    """A failure near the beginning ends jobs that would last for hours; one job gives the same."""
    table = make_table(folder, 400, 6, [0, 1, 2, 3, 4, 390])
    start = time.time()
    done = [run("--json", "--form", "homogeneous", "--jobs", jobs, table) for jobs in ("1", "2", "4")]
    check("a failure is found", all(one.returncode == 1 for one in done), done)
    check("it is the same", len({json.dumps(timeless(one.stdout)) for one in done}) == 1)
    check("in time", time.time() - start < 60, time.time() - start)


def out_of_memory(folder):
    table = os.path.join(folder, "t.csv")
    with open(table, "w") as stream:
        subprocess.run([os.path.join(ROOT, "datasets", "generate.py"), "-n", "20000", "-p", "8"], stdout=stream,
                       check=True)
    for megabytes in (8, 16, 24):
        limit = megabytes << 20
        done = run("--budget", "1s", table, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        check("%d MB of memory" % megabytes, done.returncode == 4 and done.stderr.startswith("memcert: out of memory"),
              "%s %s" % (done.returncode, done.stderr))


def under_mpirun(folder):
    """The documented way to use several machines: the same report from 1, 2 and 4 processes."""
    if not shutil.which("mpirun"):
        print("no mpirun: left out")
        return
    for planted, status in ((None, 0), ([5, 17, 40, 99], 1)):
        table = make_table(folder, 100, 4, planted)
        whole = run("--json", "--form", "homogeneous", table)
        check("the whole", whole.returncode == status, whole.stderr)
        for count in ("1", "2", "4"):
            command = "%s rank --form homogeneous --shard $OMPI_COMM_WORLD_RANK/$OMPI_COMM_WORLD_SIZE " \
                      "-o part.$OMPI_COMM_WORLD_RANK t.csv; test $? -le 1" % MEMCERT
            done = subprocess.run(["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", count, "sh", "-c", command],
                                  cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
            check("mpirun", done.returncode == 0, done.stdout)
            parts = [os.path.join(folder, "part.%d" % k) for k in range(int(count))]
            merged = run("--merge", "--json", *parts)
            same = merged.returncode == status and \
                timeless(merged.stdout)["rank"] == timeless(whole.stdout)["rank"]
            check("%s processes" % count, same, merged.stdout + merged.stderr)


def main():
    for test in (interrupted, ended_from_outside, in_time, failure_stops_all, out_of_memory, under_mpirun):
        with tempfile.TemporaryDirectory() as folder:
            test(folder)
    print("rank condition, long work: %(passed)d passed, %(failed)d failed" % results)
    return 1 if results["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
