"""The program under test: where it is, and how to run it."""
import atexit
import json
import os
import shutil
import subprocess
import tempfile

import evaluate

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.environ.get("MEMCERT_DATA", os.path.join(ROOT, "..", "shared", "data"))
NETS = os.path.join(DATA, "nets")
TABLES = os.path.join(DATA, "tables")
# For what a sanitizer does not let happen: little address space, another malloc, valgrind, large files in little time.
PLAIN = os.path.join(ROOT, "build", "memcert")
# For everything else.  A sanitizer that finds something ends it with a status that is none of its own.
SANITIZED = os.path.join(ROOT, "build", "asan", "memcert")
# What sanitizers and valgrind find is written here, since not every process has a parent that reports how it ended.
FOUND = tempfile.mkdtemp()
atexit.register(shutil.rmtree, FOUND)
for one in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
    os.environ[one] = "exitcode=99:allocator_may_return_null=1:detect_leaks=1:log_path=%s/sanitizer" % FOUND


def found():
    """What sanitizers and valgrind have found since this was asked last, or an empty text."""
    texts = []
    for name in sorted(os.listdir(FOUND)):
        path = os.path.join(FOUND, name)
        with open(path, errors="replace") as stream:
            text = stream.read()
        os.unlink(path)
        # The program goes on without what cannot be allocated.
        if "ERROR:" in text or "WARNING: AddressSanitizer failed to allocate" not in text:
            texts.append(text)
    return "".join(texts)


class Program:
    """The program in a folder."""

    def __init__(self, folder, path=SANITIZED):
        self.path = path
        self.folder = folder

    def run(self, *arguments):
        return subprocess.run([self.path] + list(arguments), cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)

    def save_table(self, name, rows):
        with open(os.path.join(self.folder, name), "w") as stream:
            stream.writelines(",".join(map(str, row)) + "\n" for row in rows)

    def layered(self, net):
        """The expansion of a switch network."""
        done = self.run("export", net, "--to", "layered-json")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return evaluate.Network(json.loads(done.stdout))
