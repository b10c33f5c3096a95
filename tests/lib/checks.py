"""Counts what holds and what does not: for the tests."""
import tempfile

from memcert import found

results = {"passed": 0, "failed": 0}


def check(name, holds, shown=""):
    """Counts a check; of one that fails, prints its name and what was seen."""
    results["passed" if holds else "failed"] += 1
    if not holds:
        print("FAILED %s\n  | %s" % (name, str(shown)[:2000]))


def run_in_folders(tests):
    """Each with a new folder."""
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            test(folder)


def finish(title):
    """Prints the sum; returns the exit status."""
    complaint = found()
    check("sanitizers and valgrind find nothing", not complaint, complaint)
    print("%s: %d passed, %d failed" % (title, results["passed"], results["failed"]))
    return 1 if results["failed"] else 0
