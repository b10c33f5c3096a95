#!/usr/bin/env python3
"""Tests of `rank` on work that lasts: interrupted and resumed, ended from outside, short of memory, beside a
certificate, and under mpirun if there is one.

usage: rank_files.py
"""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import rank_random
from checks import check, finish, run_in_folders
from memcert import PLAIN, ROOT, SANITIZED



def run(*arguments, program=SANITIZED, **options):
    return subprocess.run([program, "rank"] + list(arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
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


def comparable(text):
    return rank_random.comparable(json.loads(text))


def children(number):
    try:
        with open("/proc/%d/task/%d/children" % (number, number)) as stream:
            return [int(word) for word in stream.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def jobs_of(process):
    return children(process.pid)


def is_running(number):
    try:
        with open("/proc/%d/stat" % number) as stream:
            return stream.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def limited(megabytes):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def ended(running):
    running.communicate()
    return running.returncode


def descend(chain):
    """A process, the one that it has started, and so on, as far as they are there."""
    del chain[1:]
    while children(chain[-1]):
        chain += children(chain[-1])[:1]
    return len(chain)


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
            running = subprocess.Popen([SANITIZED, "rank", "--jobs", "2", "--checkpoint", state] + options,
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
        check("resumed", done.returncode == 0 and comparable(done.stdout) == comparable(whole.stdout),
              done.stdout + done.stderr)
        os.unlink(state)


def ended_from_outside(folder):
    table = make_table(folder, 400, 6)
    running = subprocess.Popen([SANITIZED, "rank", "--jobs", "3", table])
    check("three jobs", wait_until(lambda: len(jobs_of(running)) == 3))
    jobs = jobs_of(running)
    running.kill()
    running.wait()
    check("jobs end with their parent", wait_until(lambda: not any(is_running(job) for job in jobs)), jobs)

    running = subprocess.Popen([SANITIZED, "rank", "--jobs", "2", table], stdout=subprocess.PIPE,
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
    check("it is the same", len({json.dumps(comparable(one.stdout)) for one in done}) == 1)
    check("in time", time.time() - start < 60, time.time() - start)


def out_of_memory(folder):
    table = os.path.join(folder, "t.csv")
    with open(table, "w") as stream:
        subprocess.run([os.path.join(ROOT, "datasets", "generate.py"), "-n", "20000", "-p", "8"], stdout=stream,
                       check=True)
    for megabytes in (52, 60, 68):  # the libraries themselves take about 45
        done = run("--budget", "1s", table, program=PLAIN, preexec_fn=limited(megabytes))
        check("%d MB of memory" % megabytes, done.returncode == 4 and done.stderr.startswith("memcert: out of memory"),
              "%s %s" % (done.returncode, done.stderr))


def certify(table, *arguments, program=SANITIZED, **options):
    return subprocess.Popen([program, "certify"] + list(arguments) + [table], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, **options)


def beside_a_certificate(folder):
    """Whatever becomes of the rank condition, certify says what it says without it."""
    table = make_table(folder, 400, 6)
    start = time.time()
    running = certify(table, "--rank-budget", "1s")
    shown = "".join(running.communicate())
    check("certify, a budget", running.returncode == 0 and " undecided: " in shown and time.time() - start < 5, shown)

    for name, depth, reason in (("the process", 0, "its process ended before its time"),
                                ("its job", 1, "a job ended before its time")):
        running = certify(table, "--json", "--rank-budget", "1h")
        chain = [running.pid]
        check("certify, processes", wait_until(lambda: descend(chain) == 3), chain)
        os.kill(chain[1 + depth], signal.SIGKILL)
        shown = running.communicate()[0]
        report = json.loads(shown)
        check("certify, %s killed" % name, running.returncode == 0 and report["verdict"] == "certified" and
              report["rank"]["augmented"]["condition"] == "undecided" and reason in report["rank"]["reason"], shown)
        check("certify, nothing is left", wait_until(lambda: not any(is_running(one) for one in chain)), chain)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        running = certify(table, "-o", os.path.join(folder, "report"), "--rank-budget", "1h")
        chain = [running.pid]
        check("certify, processes", wait_until(lambda: descend(chain) == 3), chain)
        running.send_signal(number)
        running.communicate()
        check("certify, ended", running.returncode == -number, running.returncode)
        check("certify, nothing is left", wait_until(lambda: not any(is_running(one) for one in chain)), chain)
        check("certify, files", os.listdir(folder) == ["t.csv"], os.listdir(folder))

    with open(table, "w") as stream:
        subprocess.run([os.path.join(ROOT, "datasets", "generate.py"), "-n", "20000", "-p", "16"], stdout=stream,
                       check=True)
    least = next(size for size in range(20, 500, 4)
                 if ended(certify(table, "--rank-budget", "0", program=PLAIN, preexec_fn=limited(size))) == 0)
    running = certify(table, "--json", "--rank-budget", "5s", program=PLAIN, preexec_fn=limited(least + 4))
    shown = running.communicate()[0]
    check("certify, out of memory", running.returncode == 0 and "out of memory" in json.loads(shown)["rank"]["reason"],
          shown)


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
                      "-o part.$OMPI_COMM_WORLD_RANK t.csv; test $? -le 1" % PLAIN
            mpirun = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", count]
            done = subprocess.run(mpirun + ["sh", "-c", command], cwd=folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=300)
            check("mpirun", done.returncode == 0, done.stdout)
            parts = [os.path.join(folder, "part.%d" % k) for k in range(int(count))]
            merged = run("--merge", "--json", "--table", table, *parts)
            same = merged.returncode == status and \
                comparable(merged.stdout)["rank"] == comparable(whole.stdout)["rank"]
            check("%s processes" % count, same, merged.stdout + merged.stderr)


def main():
    run_in_folders([interrupted, ended_from_outside, in_time, failure_stops_all, out_of_memory, beside_a_certificate,
                    under_mpirun])
    return finish("rank condition, long work")


if __name__ == "__main__":
    sys.exit(main())
