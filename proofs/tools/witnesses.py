"""That contracts of the kernel ask nothing impossible: each function that a header declares is called in proofs/witnesses,
by a function that is given nothing, assumes nothing and does not branch, and from which all preconditions are proved."""
import re

import framac
import realize
import sources
import statements

FOLDER = "proofs/witnesses/"
BODY = re.compile(r"(?ms)^(?:/\*@((?:(?!\*/).)*)\*/\s*)?([\w *]*?\b(\w+)\([^()]*\))\s*^\{(.*?)^\}")
# What a caller may be, as frama-c prints it; a `return` is at the end of every function.
HEAD = r"void \w+\(void\)"
CONTRACT = r"\s*terminates \\true;\s*assigns \\nothing;\s*"
BRANCH = re.compile(r"\b(?:if|while|for|do|switch|goto|return|asm|__asm__)\b")


def callers(source):
    """What frama-c prints of the functions of a source: [(name, contract, head, body without annotations)]."""
    for contract, head, name, body in BODY.findall(realize.printed(source)):
        if sources.home(source, name) == source:
            body = re.sub(r"(?s)/\*.*?\*/|//[^\n]*", "", body).strip()
            yield name, contract, " ".join(head.split()), re.sub(r"\breturn;$", "", body)


def wrong(name, contract, head, body):
    """What a caller must not be, or nothing."""
    if not re.fullmatch(HEAD, head):
        return "%s is given something" % name
    if not re.fullmatch(CONTRACT, contract):
        return "%s assumes something" % name
    return "%s branches" % name if BRANCH.search(body) else ""


def check(targets):
    """What is wrong with the witnesses, or has none."""
    faults, met = [], set()
    for source in sorted({target["source"] for target in targets.values() if target["source"].startswith(FOLDER)}):
        for name, contract, head, body in callers(source):
            fault = wrong(name, contract, head, body)
            faults += ["%s: %s, so that it is no witness" % (source, fault)] if fault else []
            met |= set() if fault else set(re.findall(r"\b(\w+)\(", body))
    public = {name: header for header in statements.files("src/kernel/**/*.h") for name in statements.public(header)}
    print("witnesses: %d of %d functions of the kernel's headers" % (len(met & set(public)), len(public)))
    return faults + ["%s: %s has no witness" % (public[name], name) for name in sorted(set(public) - met)]


if __name__ == "__main__":
    print("\n".join(check(framac.sections("lists/targets"))))
