"""What the gate asks of the sources themselves: nothing is assumed in them, what is proved is what is compiled, and each
function and lemma is proved where it is.  Frama-C's own print of a source is looked at, not the text, as far as it goes.
"""
import functools
import glob
import os
import re
import subprocess

import framac
import realize

# Options of frama-c that a target may have.
OPTIONS = ["-wp-split"]
# Where the compiler and frama-c look for headers, the model being the same for both.
COMPILED = ["gcc", "-E", "-std=c11", "-O2", "-D_GNU_SOURCE", "-I.", "-Isrc", "-Ispecs/model"]
PROVED = ["gcc", "-E", "-I.", "-D__FRAMAC__", "-D__FC_MACHDEP_GCC_X86_64", "-m64", "-I.", "-Isrc", "-Ispecs/model"]
FOLDERS = ("src/kernel/", "proofs/lemmas/")


def paths(pattern):
    return sorted(glob.glob(pattern, root_dir=framac.ROOT, recursive=True))


def read(path):
    with open(os.path.join(framac.ROOT, path)) as file:
        return file.read()


def without_words(text):
    """C code and annotations without strings."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)


def options(targets):
    return ["proofs/lists/targets: %s: option %s" % (name, word) for name, target in targets.items()
            for word in target.get("options", "").split() if word not in OPTIONS]


def admitted(source, printed):
    """Facts that are assumed in a source, as frama-c prints it."""
    text = without_words(printed)
    faults = []
    if re.search(r"\badmit\b", text):
        faults.append("%s: an admitted property" % source)
    if re.search(r"\binductive\b", text):
        faults.append("%s: an inductive definition, which nothing checks" % source)
    return faults


def axioms(printed):
    return set(re.findall(r"\baxiom (\w+)", without_words(printed)))


def statements(printed):
    """Lemmas and what they say, whatever number frama-c gives to a structure without name."""
    text = re.sub(r"\b__anonstruct_(\w+?)_\d+\b", r"\1", without_words(printed))
    return {(name, " ".join(words.split())) for name, words in re.findall(
        r"(?s)\blemma (\w+)((?:\{[^}]*\})?:.*?);\s*?(?=\n\s*\n|\*/|\n\s*\})", text)}


def directives(path):
    """The kernel has one form: only inclusions, definitions and the guards of headers."""
    text = re.sub(r"\\\n", " ", read(path))
    text = re.sub(r"(?s)/\*.*?\*/|//[^\n]*", " ", text)
    words = re.findall(r"(?m)^\s*(?:#|%:|\?\?=)\s*(\w+)", text)
    if path.endswith(".h"):
        guard = re.match(r"\s*#ifndef (\w+)\s*\n#define (\w+)\s*\n", text)
        if guard and guard[1] == guard[2] and words[-1] == "endif":
            words = words[2:-1]
    return ["%s: #%s, which could make the compiled code another one" % (path, word)
            for word in sorted(set(words) - {"include", "define"})]


def tokens(command, source):
    """What a preprocessor leaves of our own files."""
    done = subprocess.run(command + [source], cwd=framac.ROOT, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL)
    found, ours = [], False
    for line in done.stdout.splitlines():
        marker = re.match(r'# \d+ "(?:\./)?([^"]*)"', line)
        if marker:
            ours = os.path.relpath(os.path.join(framac.ROOT, marker[1]), framac.ROOT).startswith(FOLDERS)
        elif ours:
            found += re.findall(r'"(?:\\.|[^"\\])*"|\w+|[^\w\s]', line)
    return found, done.returncode


def compiled(source):
    """Whether the compiler and frama-c see the same tokens."""
    one, two = tokens(COMPILED, source), tokens(PROVED, source)
    if one[1] or two[1]:
        return ["%s: gcc -E fails" % source]
    return [] if one == two else ["%s: what is compiled is not what is proved" % source]


def shadows():
    """Files that would be taken for a header of the model, and names of the compiler's own functions."""
    models = [os.path.relpath(path, "specs/model") for path in paths("specs/model/**/*.h")]
    faults = ["%s: hides a header of specs/model" % path for model in models
              for path in paths("**/" + model) if not path.startswith(("specs/model/", "build/", "proofs/eva/"))]
    for path in [path for folder in FOLDERS + ("proofs/witnesses/",) for path in paths(folder + "**/*.[ch]")] + paths("specs/**/*.*"):
        if not path.endswith(".md") and re.search(r"\b(?:__builtin_|__sync_|__fc_|Frama_C_)\w+", read(path)):
            faults.append("%s: a name that belongs to the compiler or to frama-c" % path)
    return faults


@functools.lru_cache(None)
def headers(source):
    """Our own files that a source includes."""
    done = subprocess.run([PROVED[0], "-MM"] + PROVED[2:] + [source], cwd=framac.ROOT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    names = {os.path.normpath(name) for name in done.stdout.replace("\\\n", " ").split()[1:]}
    return sorted(name for name in names - {source} if name.startswith(FOLDERS))


def home(source, function):
    """The header that has the function's body, or the source."""
    body = re.compile(r"\b%s\s*\([^;{}]*\)[^;{}]*\{" % re.escape(function))
    found = [path for path in [source] + headers(source) if body.search(read(path))]
    return found[0] if len(found) == 1 else source


def coverage(targets, bodies):
    """Functions, each with its file, that are in the sources and not in the list of targets, or the other way round."""
    faults = []
    found = {(home(source, function), function) for source in bodies for function in bodies[source]}
    listed = {}
    for target in targets.values():
        for function in target["functions"].split():
            if not function.startswith("@lemma") and function in bodies.get(target["source"], []):
                listed[home(target["source"], function), function] = True
            elif not function.startswith("@lemma"):
                faults.append("proofs/lists/targets: there is no %s in %s" % (function, target["source"]))
    faults += ["%s: no target lists %s" % pair for pair in sorted(found - set(listed))]
    files = {target["source"] for target in targets.values()}
    return faults + ["%s: no target" % source for source in paths("src/kernel/**/*.c") if source not in files]


def form(targets, bodies):
    """What is wrong with the list of targets and the text of the sources, whether frama-c can read them or not."""
    faults = options(targets) + shadows() + coverage(targets, bodies)
    for path in paths("src/kernel/**/*.[ch]"):
        faults += directives(path)
    for source in paths("src/kernel/**/*.c"):
        faults += compiled(source)
    return faults


def lemmas(targets, printed):
    """Lemmas that no target proves: of one name there may be several, in different sources."""
    proved = set()
    for target in targets.values():
        functions = target["functions"].split()
        if functions[0] == "@lemma":
            proved |= {(name, words) for name, words in statements(printed[target["source"]])
                       if not functions[1:] or name in functions}
    return ["%s: lemma %s: not proved by any target" % (source, name) for source in sorted(printed)
            for name, _ in sorted(statements(printed[source]) - proved)]


def check(targets, bodies, specified):
    """What is assumed in the sources; `specified`: specs/ as frama-c prints it."""
    faults = admitted("specs", specified)
    known = axioms(specified)
    printed = {source: realize.printed(source) for source in sorted(bodies)}
    for source, text in printed.items():
        faults += admitted(source, text)
        faults += ["%s: axiom %s, which is not in specs/" % (source, name) for name in sorted(axioms(text) - known)]
    return faults + lemmas(targets, printed)
