"""The program under test: where it is, and how to run it."""
import json
import os
import subprocess

import evaluate

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.environ.get("MEMCERT_DATA", os.path.join(ROOT, "..", "shared", "data"))
NETS = os.path.join(DATA, "nets")
TABLES = os.path.join(DATA, "tables")
# For what a sanitizer does not let happen: little address space, another malloc, valgrind, large files in little time.
PLAIN = os.path.join(ROOT, "build", "memcert")
# For everything else.  A sanitizer that finds something ends it with a status that is none of its own.
SANITIZED = os.path.join(ROOT, "build", "asan", "memcert")
os.environ["ASAN_OPTIONS"] = "exitcode=99:allocator_may_return_null=1:detect_leaks=1"
os.environ["UBSAN_OPTIONS"] = "exitcode=99"


class Program:
    """The program in a folder."""

    def __init__(self, folder, path=SANITIZED):
        self.path = path
        self.folder = folder

    def run(self, *arguments):
        return subprocess.run([self.path] + list(arguments), cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)

    def layered(self, net):
        """The expansion of a switch network."""
        done = self.run("export", net, "--to", "layered-json")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return evaluate.Network(json.loads(done.stdout))
