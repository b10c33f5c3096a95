"""Shows that the trusted contracts of library functions ask nothing impossible, as far as a prover can: what comes
after a call must not be provably out of reach.

Frama-C 25 has smoke tests for calls, but they never fail: they allow that the call does not return. Those for branches
do, so each call has one after it."""
import glob
import os
import re
import tempfile

import framac
import tasks


def check(printed, facts):
    """What is wrong; `printed`: specs/ as Frama-C prints it, `facts`: what it believes, by origin."""
    headers = sorted(os.path.basename(path) for path in glob.glob(os.path.join(framac.ROOT, "specs/model/*.h")))
    source, names = ["#include <%s>" % header for header in headers], []
    for name in sorted(origin.split()[-1] for origin in facts if origin.startswith("contract of ")):
        prototype = re.search(r"\b%s\(([^()]*)\);" % name, printed)
        if not prototype:
            return ["calls: no prototype of %s" % name]
        arguments = re.findall(r"(\w+)(?:,|$)", prototype[1])
        source.append("int call_%s(%s, int branch)\n{\n  %s(%s);\n  if (branch)\n    branch++;\n  return branch;\n}" %
                      (name, prototype[1], name, ", ".join(arguments)))
        names.append(name)
    if not names:
        return []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "calls.c")
        with open(path, "w") as file:
            file.write("\n".join(source))
        store = tasks.Store({}, 1)
        result = tasks.smoke(path, ["call_" + name for name in names], [], store)
        store.close()
    tested = {name: passed for name in names for test, passed in result.smoke.items()
              if "_call_%s_wp_smoke_dead_code" % name in test}
    print("calls: %d contracts of library functions without contradiction" % sum(tested.values()))
    # What calls the library here has no contract, of which Frama-C warns.
    faults = [fault for fault in result.faults if "Warning:" not in fault]
    return faults + ["calls: after %s everything is provable" % name for name in names if not tested.get(name)]
