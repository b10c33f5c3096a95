"""docs/theorems.md: from each theorem to its contract, its code and its lemmas, and back.  It comes from
proofs/lists/theorems, proofs/lists/targets and what Frama-C prints; statements.py has that and asks for the page."""
import os
import re
import textwrap

import framac

PAGE = "docs/theorems.md"
HEAD = """# The theorems

`make theorems` writes this page from `proofs/lists/theorems`, `proofs/lists/targets` and the
contracts as Frama-C reads them; `make prove` fails if it is not up to date. A clause is proved for
all inputs that meet the contract's preconditions, which the contract has in full. A *lemma* is a
ghost function: its contract is the statement, its body the induction, and a compiler sees nothing
of it. What is believed without proof: [specs/TRUSTED.md](../specs/TRUSTED.md).
"""
WIDTH = 96


def entries(text):
    """[(function, clauses)] of a list under `proved`."""
    return [(name, clauses.split()) for name, clauses in re.findall(r"(?m)^\s*(\w+):(.*)$", text)]


def link(path):
    return "[%s](../%s)" % (os.path.basename(path), path)


def clause(contract, name):
    """The text of a named clause."""
    return next((line for line in contract.splitlines() if re.match(r"ensures %s:" % name, line)), None)


class Page:
    def __init__(self, pinned, included):
        self.pinned, self.included, self.faults = pinned, included, []
        self.targets = framac.sections("lists/targets")
        self.theorems = framac.sections("lists/theorems")

    def home(self, function):
        """The file with its contract; a definition of the same name has none."""
        return next((home for (home, name), text in self.pinned.items() if name == function and text.endswith(");") and
                     "terminates " in text), None)

    def target(self, function, home):
        """The target that proves a function: its source sees the contract."""
        return next((target for target in self.targets.values() if function in target["functions"].split() and
                     home in self.included(target["source"])), None)

    def function(self, function, clauses):
        """What the page says of a function, and the target that proves it."""
        home = self.home(function)
        target = self.target(function, home) if home else None
        if not target:
            self.faults.append("proofs/lists/theorems: no target proves %s" % function)
            return [], None
        lines = ["`%s`, contract:" % function, link(home) + ("" if home == target["source"] else ", code:")]
        lines += ([link(target["source"])] if home != target["source"] else []) + ["", "```"]
        for name in clauses:
            text = clause(self.pinned[home, function], name)
            if not text:
                self.faults.append("proofs/lists/theorems: %s has no clause %s" % (function, name))
            else:
                lines += textwrap.wrap(text, WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
        return lines + ["```", ""], target

    def theorem(self, name):
        entry = self.theorems[name]
        lines = ["## " + name, "", textwrap.fill(" ".join(entry["says"].split()), WIDTH), ""]
        proved = []
        for function, clauses in entries(entry["proved"]):
            text, target = self.function(function, clauses)
            lines += text
            if target and target not in proved:
                proved.append(target)
        for target in entry.get("lemmas", "").split():
            if target in self.targets:
                proved.append(self.targets[target])
            else:
                self.faults.append("proofs/lists/theorems: there is no target " + target)
        mentioned = {function for function, _ in entries(entry["proved"])}
        lemmas = [f for target in proved for f in target["functions"].split() if f.startswith(("lemma_", "ghost_")) and f not in mentioned]
        if lemmas:
            lines += [textwrap.fill("Lemmas: " + ", ".join("`%s`" % f for f in dict.fromkeys(lemmas)) + ".", WIDTH,
                                    break_on_hyphens=False), ""]
        not_proved = [" ".join(text.split()) for text in
                      dict.fromkeys([entry.get("unproved", "")] + [target.get("unproved", "") for target in proved]) if text.strip()]
        if not_proved:
            lines += [textwrap.fill("Not proved: " + "; ".join(not_proved) + ".", WIDTH), ""]
        return lines

    def text(self):
        lines = [HEAD]
        for name in self.theorems:
            lines += self.theorem(name)
        lines += ["## From code to theorem", "", "| function | theorem |", "|---|---|"]
        for name, entry in self.theorems.items():
            anchor = re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-")
            lines += ["| `%s` | [%s](#%s) |" % (function, name, anchor) for function, _ in entries(entry["proved"])]
        return "\n".join(lines) + "\n"


def check(pinned, included, write=False):
    """What is wrong, the committed page included; `pinned`: all statements, `included`: the files of a source."""
    page = Page(pinned, included)
    text, path = page.text(), os.path.join(framac.ROOT, PAGE)
    if write:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    elif not os.path.isfile(path) or open(path).read() != text:
        page.faults.append("%s: not what is proved now; `make theorems` writes it" % PAGE)
    return page.faults
