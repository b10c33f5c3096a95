#!/usr/bin/env python3
"""Tests that results are written whole or not at all, and that running out of something is reported.

usage: cli_files.py
"""
import os
import resource
import signal
import stat
import subprocess
import sys
import time

from checks import check, finish, run_in_folders
from memcert import PLAIN, ROOT, SANITIZED

TABLE = os.path.join(ROOT, "datasets", "lattice.csv")
GENERATE = os.path.join(ROOT, "datasets", "generate.py")


def run(*arguments, program=SANITIZED, **options):
    return subprocess.run([program] + list(arguments), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, timeout=300, **{"stdout": subprocess.PIPE, **options})


def is_whole(network):
    return network.endswith("end %d\n" % network.count("\n"))


def written_whole(folder):
    target = os.path.join(folder, "t.net")
    done = run("synth", TABLE, "-o", target)
    check("a new file", done.returncode == 0 and os.listdir(folder) == ["t.net"], done.stderr)
    check("permissions", stat.S_IMODE(os.stat(target).st_mode) == 0o666 & ~umask(), oct(os.stat(target).st_mode))
    whole = open(target).read()
    check("its end", is_whole(whole))

    os.chmod(target, 0o600)
    link = os.path.join(folder, "link")
    os.symlink("t.net", link)
    done = run("synth", os.path.join(ROOT, "datasets", "one.csv"), "-o", link)
    check("behind a link", done.returncode == 0 and os.path.islink(link) and open(target).read() != whole, done.stderr)
    check("permissions are kept", stat.S_IMODE(os.stat(target).st_mode) == 0o600)

    done = run("synth", TABLE, "-o", os.path.join(folder, "none", "t.net"))
    check("no such folder", done.returncode == 3 and "cannot be written" in done.stderr, done.stderr)
    done = run("synth", TABLE, "-o", folder)
    check("a folder", done.returncode == 3 and "cannot be written" in done.stderr, done.stderr)


def truncated(folder):
    """Every shorter version of a network file is rejected."""
    target = os.path.join(folder, "t.net")
    run("synth", os.path.join(ROOT, "datasets", "figure1.csv"), "-o", target)
    whole = open(target).read()
    accepted = []
    for length in range(len(whole) - 1):
        with open(target, "w") as stream:
            stream.write(whole[:length])
        done = run("show", target)
        if done.returncode != 3 or not done.stderr.startswith(target + ":"):
            accepted.append(length)
    check("truncated networks", not accepted, "accepted at length %s of %d" % (accepted, len(whole)))


# It begins like a network, so that a network may replace it.
OLD = "memcert-network-1\nold"


def old_is_kept(folder):
    """A failed run leaves what was there."""
    target = os.path.join(folder, "t.net")
    with open(target, "w") as stream:
        stream.write(OLD)
    done = run("synth", os.path.join(ROOT, "datasets", "anscombe4.csv"), "-o", target)
    check("a refuted dataset keeps the old file", done.returncode == 1 and open(target).read() == OLD, done.stderr)

    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    done = run("synth", TABLE, "-o", target, preexec_fn=small_files)
    check("a full disk keeps the old file",
          done.returncode == 3 and open(target).read() == OLD and os.listdir(folder) == ["t.net"] and
          "cannot be written" in done.stderr, "%s %s %s" % (done.returncode, done.stderr, os.listdir(folder)))


def full_or_closed(folder):
    with open("/dev/full", "w") as full:
        for arguments in (["certify", TABLE], ["certify", "--json", TABLE], ["synth", TABLE], ["--help"],
                          ["certify", "--help"], ["--version"]):
            done = run(*arguments, stdout=full)
            check("full device: %s" % arguments, done.returncode == 3 and "cannot be written" in done.stderr,
                  "%s %s" % (done.returncode, done.stderr))
    done = run("synth", TABLE, "-o", "/dev/full")
    check("full device by name", done.returncode == 3 and done.stderr.startswith("/dev/full:0:0: cannot be written") and
          os.path.exists("/dev/full"), done.stderr)
    done = subprocess.run([SANITIZED, "certify", TABLE], preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE,
                          text=True)
    check("closed standard output", done.returncode == 3, "%s %s" % (done.returncode, done.stderr))
    read, write = os.pipe()
    os.close(read)
    done = run("synth", TABLE, stdout=write)
    os.close(write)
    check("a pipe that nobody reads", done.returncode == -signal.SIGPIPE and done.stderr == "",
          "%s %s" % (done.returncode, done.stderr))


def broken_pipe(folder):
    """Where SIGPIPE is ignored, it is an error like any other; otherwise nothing is said and nothing is left."""
    read, write = os.pipe()
    os.close(read)
    done = run("synth", TABLE, stdout=write, preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
               restore_signals=False)
    os.close(write)
    check("a pipe that nobody reads, SIGPIPE ignored", done.returncode == 3 and "cannot be written" in done.stderr,
          "%s %s" % (done.returncode, done.stderr))
    net = os.path.join(folder, "t.net")
    run("synth", TABLE, "-o", net)
    done = subprocess.run("'%s' export --to layered-json '%s' | head -n 1" % (SANITIZED, net), shell=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    check("head takes what it wants", done.stdout.count("\n") == 1 and done.stderr == "", done.stderr)
    check("nothing is left", os.listdir(folder) == ["t.net"], os.listdir(folder))


def unreadable(folder):
    target = os.path.join(folder, "t.csv")
    with open(target, "w") as stream:
        stream.write("1,2\n")
    os.chmod(target, 0)
    if not os.access(target, os.R_OK):
        done = run("certify", target)
        check("unreadable file", done.returncode == 3 and "Permission denied" in done.stderr, done.stderr)


def large_table(folder):
    target = os.path.join(folder, "large.csv")
    with open(target, "w") as stream:
        subprocess.run([GENERATE, "-n", "20000", "-p", "8"], stdout=stream, check=True)
    return target


def out_of_memory(folder):
    table = large_table(folder)
    for megabytes in (50, 52, 54, 58, 62):  # the libraries themselves take about 45
        limit = megabytes << 20
        done = run("certify", table, program=PLAIN,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        check("%d MB of memory" % megabytes,
              done.returncode == 4 and done.stderr.startswith("memcert: out of memory") and done.stdout == "",
              "%s %s" % (done.returncode, done.stderr))
        done = run("certify", "--json", "--max-memory", "%dM" % megabytes, table, program=PLAIN)
        check("--max-memory %dM" % megabytes,
              done.returncode == 4 and "out of memory" in done.stderr and '"undecided"' in done.stdout,
              "%s %s" % (done.returncode, done.stderr))
    done = run("certify", "--max-memory", "2G", table, program=PLAIN)
    check("--max-memory 2G", done.returncode == 0, done.stderr)


def interrupted(folder):
    table = large_table(folder)
    for number in (signal.SIGINT, signal.SIGTERM):
        for delay in (0.05, 0.15, 0.3):
            target = os.path.join(folder, "t.net")
            running = subprocess.Popen([PLAIN, "synth", table, "-o", target])
            time.sleep(delay)
            running.send_signal(number)
            running.wait()
            left = sorted(os.listdir(folder))
            check("interrupted after %s" % delay,
                  left == ["large.csv"] or left == ["large.csv", "t.net"] and is_whole(open(target).read()), left)
            if os.path.exists(target):
                os.unlink(target)


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def main():
    run_in_folders([written_whole, truncated, old_is_kept, full_or_closed, broken_pipe, unreadable, out_of_memory, interrupted])
    return finish("files and limits")


if __name__ == "__main__":
    sys.exit(main())
