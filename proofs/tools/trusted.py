"""What is believed without proof: specs/TRUSTED.md, from Frama-C's own account and the reasons in proofs/lists/trusted."""
import fnmatch
import os
import re

import framac

PAGE = os.path.join(framac.ROOT, "specs", "TRUSTED.md")
HEAD = """# What is believed without proof

`make trusted` writes this page from what Frama-C reports as believed and from the reasons in `proofs/lists/trusted`;
`make prove` fails if it is not up to date, and if anything is believed for which no reason is given. Beyond this page
there are the tools themselves: Frama-C with its WP, Why3, and each prover for what it says is valid.
"""


def collect(text, facts, lemmas):
    """Reads one report of Frama-C into facts, {origin: [property]}, and lemmas, a set of names."""
    origin = "axioms"
    for line in text.splitlines():
        function = re.match(r"--- Properties of Function '(.*)'", line)
        fact = re.match(r"\[ Extern  \] (.*)", line)
        lemma = re.match(r"\[.{9}\] Lemma '(.*)'", line)
        if line.startswith("--- Global Properties"):
            origin = "axioms"
        elif function:
            origin = "contract of " + function[1]
        elif fact and not origin.startswith(("contract of __builtin_", "contract of __sync_")):  # the compiler's own
            what = re.sub(r"^Axiom |^Post-condition |-condition \(file.*| *\(file .*|'", "", fact[1])
            known = facts.setdefault(origin, [])
            if what not in known:
                known.append(what)
        elif lemma:
            lemmas.add(lemma[1])


def cell(text):
    return " ".join(text.split()).replace("|", "\\|")


def reasoned(kind, names, reasons, faults):
    """{pattern: names that it is the reason for}; a name without reason, or with two, is a fault."""
    groups = {}
    for name in names:
        fit = [p for p in reasons if p.split()[0] == kind and fnmatch.fnmatchcase(name, p.split()[1])]
        if len(fit) != 1:
            faults.append("proofs/lists/trusted: %d reasons for %s %s" % (len(fit), kind, name))
        for pattern in fit[:1]:
            groups.setdefault(pattern, []).append(name)
    return groups


def tested(pattern, entry, names, faults):
    """The test of an entry, whose first word is a file; each name occurs in it if `each` says so."""
    path = os.path.join(framac.ROOT, entry["test"].split()[0].rstrip(",;:"))
    if not os.path.isfile(path):
        faults.append("proofs/lists/trusted: %s: no such test as %s" % (pattern, entry["test"]))
    elif entry.get("each") == "yes":
        with open(path) as file:
            text = file.read()
        faults += ["%s: no test of %s" % (entry["test"].split()[0], name)
                   for name in names if not re.search(r"\b%s\b" % name, text)]
    return cell(entry["test"])


def page(facts, printed, realization):
    """The whole page, and what is wrong."""
    theory = realization.specs
    reasons, faults = framac.sections("lists/trusted"), []
    lines = [HEAD, "## Functions of libraries", ""]
    contracts = {origin.split()[-1]: facts[origin] for origin in facts if origin.startswith("contract of ")}
    groups = reasoned("contract", sorted(contracts), reasons, faults)
    for pattern in [p for p in reasons if p in groups]:
        entry = reasons[pattern]
        lines += ["%s Test: %s." % (cell(entry["reason"]), tested(pattern, entry, groups[pattern], faults)), "",
                  "| function | what is believed of it |", "|---|---|"]
        lines += ["| `%s` | %s |" % (name, ", ".join(contracts[name])) for name in groups[pattern]] + [""]
    lines += ["## Axioms", ""]
    # Those of a header that no proof uses yet, too.
    axioms = sorted({*facts.get("axioms", []), *theory.axioms, *theory.believed})
    statements = {name: cell(text) for name, text in re.findall(
        r"(?s)axiom (\w+)(?:\{[^}]*\})?:(.*?);\s*\n\s*\n", printed.replace("\n  }", "\n\n  }"))}
    realized = set(theory.axioms)
    axioms_of = reasoned("axiom", axioms, reasons, faults)
    for pattern in [p for p in reasons if p in axioms_of]:
        entry = reasons[pattern]
        test = tested(pattern, entry, axioms_of[pattern], faults)
        lines += ["%s Test: %s." % (cell(entry["reason"]), test), "",
                  "| axiom | says | a theorem in the realization |", "|---|---|---|"]
        for name in axioms_of[pattern]:
            why = "yes" if name in realized else "no: " + theory.realization.get(name, {}).get("believed", "missing")
            lines.append("| `%s` | `%s` | %s |" % (name, statements.get(name, "?"), why))
        lines.append("")
    lines += ["Of %d axioms %d are theorems in the realization. WP believes recursive definitions as it finds them; the\n"
              "realization has a measure for each: %s." %
              (len(axioms), len(realized & set(axioms)), ", ".join("`%s`" % word for word in realization.recursive)), ""]
    lines += ["## Choices of the model", "", "| choice | reason | test |", "|---|---|---|"]
    for pattern, entry in reasons.items():
        if pattern.startswith("choice "):
            with open(os.path.join(framac.ROOT, entry["file"])) as file:
                if entry["text"] not in file.read():
                    faults.append("proofs/lists/trusted: %s: not in %s any more" % (pattern, entry["file"]))
            lines.append("| %s (`%s`) | %s | %s |" % (cell(entry["what"]), entry["file"], cell(entry["reason"]),
                                                     tested(pattern, entry, [], faults)))
        elif pattern not in groups and pattern not in axioms_of:
            faults.append("proofs/lists/trusted: %s: nothing like that is believed" % pattern)
    return "\n".join(lines) + "\n", faults


def compare(facts, printed, realization):
    """What is wrong, the committed page included."""
    text, faults = page(facts, printed, realization)
    with open(PAGE) as file:
        if file.read() != text:
            faults.append("specs/TRUSTED.md: not what is believed now; `make trusted` writes it")
    return faults


def write(facts, printed, realization):
    """Writes the page; the exit status."""
    text, faults = page(facts, printed, realization)
    with open(PAGE, "w") as file:
        file.write(text)
    for fault in faults:
        print("FAILED %s" % fault)
    print("specs/TRUSTED.md: %d contracts, %d axioms" % (sum(o.startswith("contract of ") for o in facts),
                                                         len(realization.specs.axioms) + len(realization.specs.believed)))
    return bool(faults)
