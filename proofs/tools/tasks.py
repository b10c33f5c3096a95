"""Goals and their verdicts.  Frama-C writes the tasks of a source and takes the verdicts from a folder, its cache; what is
not there yet the provers are asked, and Frama-C again.  Frama-C itself never runs a prover.

A verdict of proofs/cache.txt says which prover to ask, and how many steps it needs; whether it is believed is chosen for
each run: never, or but for a random part.
"""
import json
import os
import random
import re
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

import framac
import provers

CACHE = os.path.join(framac.ROOT, "proofs", "cache.txt")
SMOKE_STEPS = 250000
ROUNDS = 4


def cached():
    """One line per verdict: {its key, which is the hash of goal and prover: its JSON}."""
    with open(CACHE) as file:
        return dict(line.rstrip("\n").split(" ", 1) for line in file)


def write(entries):
    with open(CACHE, "w") as file:
        file.writelines("%s %s\n" % pair for pair in sorted(entries.items()))


def write_records(store):
    """What proved each goal of this run, for other programs and for people."""
    os.makedirs(os.path.join(framac.ROOT, "build"), exist_ok=True)
    with open(os.path.join(framac.ROOT, "build", "proofs.json"), "w") as file:
        file.write("[\n%s\n]\n" % ",\n".join(json.dumps(store.records[key]) for key in sorted(store.records)))


def read(text):
    """WP's JSON: OCaml writes 2. for 2.0"""
    return json.loads(re.sub(r"(\d)\.(?=[,\s}])", r"\1.0", text))


def entry(prover, answer):
    """What WP writes for a proof."""
    steps = "" if answer.steps is None else ', "steps": %d' % answer.steps
    return '{ "prover": "%s", "verdict": "%s", "time": %.2f%s }' % (
        prover.entry, "valid" if answer.valid else "unknown", answer.seconds, steps)


class Store:
    """Verdicts by key; those of this run apart from those that were written down before."""

    def __init__(self, hints, again, seed=0):
        """hints: {key: JSON}; again: the part of them that is not believed, from 0 to 1; seed: chooses it."""
        self.hints = hints
        self.random = random.Random(seed)
        self.again = {key for key in sorted(hints) if self.random.random() < again}
        self.folder = tempfile.mkdtemp()
        self.known = {}  # key: (prover, Answer), asked in this run
        self.used = {}  # key: JSON
        self.records = {}  # (source, goal): what build/proofs.json says of it
        self.forged = []  # what was written down and is wrong
        self.lock = threading.Lock()
        self.asked = self.believed = 0
        for key, text in hints.items():
            if '"valid"' in text:
                self.put(key, text)

    def put(self, key, text):
        with open(os.path.join(self.folder, key + ".json"), "w") as file:
            file.write(text)

    def drop(self, key):
        path = os.path.join(self.folder, key + ".json")
        if os.path.exists(path):
            os.remove(path)

    def close(self):
        shutil.rmtree(self.folder)

    def ask(self, path, prover, limit):
        """The answer on a task, which is asked once for all that have it; one with more steps is another question."""
        key = provers.digest(path)
        with self.lock:
            known = self.known.get(key)
        if known and (known[0].valid or known[1] >= limit):
            return known[0]
        answer = provers.ask(path, prover, limit, least=5)
        with self.lock:
            self.known[key] = answer, limit
            self.asked += 1
        return answer

    def confirm(self, path, smoke=False):
        """Whether a verdict that Frama-C has taken from the folder is right (with `smoke`: whether nothing is proved)."""
        key, (name, prover) = provers.digest(path), provers.split(path)
        hint = self.hints.get(key)
        if hint and key not in self.again and ('"valid"' in hint) != smoke:
            self.believed += 1
            self.used[key] = hint
            return True
        if smoke:
            answer = self.ask(path, prover, SMOKE_STEPS)
        else:
            answer = self.ask(path, prover, prover.quarter * provers.MARGIN)
        if answer.valid != smoke:
            self.used[key] = hint if hint and ('"steps"' in hint or not answer.steps) else entry(prover, answer)
        elif hint:
            self.forged.append("%s: %s does not say what proofs/cache.txt says, %s" % (name, prover.name, key))
        return answer.valid != smoke

    def search(self, tasks, scale=1):
        """A prover's proof of one goal, of which tasks are the files: its path, or None."""
        for part in provers.TRIES:
            for path in sorted(tasks, key=lambda path: list(provers.PROVERS.values()).index(provers.split(path)[1])):
                prover = provers.split(path)[1]
                answer = self.ask(path, prover, int(prover.quarter * part * scale))
                if answer.valid:
                    key = provers.digest(path)
                    self.used[key] = entry(prover, answer)
                    self.put(key, self.used[key])
                    return path
        return None

    def entries(self):
        return dict(self.used)

    def remember(self, source, path):
        """For build/proofs.json."""
        name, prover = provers.split(path)
        key = provers.digest(path)
        said = read(self.used.get(key, self.hints.get(key, "{}")))
        self.records[source, name] = {"goal": name, "source": source, "prover": prover.entry, "task": key,
                                      "steps": said.get("steps"), "seconds": said.get("time"),
                                      "asked in this run": key in self.known}


def files(folder):
    """{goal: task files}"""
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".why"):
                path = os.path.join(root, name)
                found.setdefault(provers.split(path)[0], []).append(path)
    return found


def tasks_of(found, goal):
    """The task files of a goal; a proof by hand has several tasks, of which one that fails is enough."""
    short = re.sub(r"^typed_", "", goal)
    if short in found:
        return [found[short]]
    return [found[name] for name in sorted(found) if re.fullmatch(r"Wp_Tactical_%s_\d+" % re.escape(goal), name)]


def kind(goal):
    """0: a clause of a contract; 1: what makes a run safe; 2: a hint of the proof."""
    called = re.search(r"_call_(\w+?)_requires", goal)
    if called:
        return 2 if re.match("lemma_|ghost_", called[1]) else 1
    if re.search(r"_loop_|_assert_(?!rte_)|_check_(?!\w*_(ensures|assigns|exits|terminates|decreases))", goal):
        return 2
    return 1 if "_assert_rte_" in goal else 0


def prove(source, functions, extra, store, root=framac.ROOT, until_open=False, scale=1):
    """Proves `functions` of `source`.  until_open: goals that stay open are not sought to the end, but for one."""
    result, left = framac.Result(functions), functions
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            with framac.SLOTS:
                tried = framac.tasks(source, left, extra, store.folder, folder, root)
            result.take(tried)
            if result.faults:
                break
            news = check(result, tried, source, files(folder), store, until_open, scale)
        owners = {result.owner(goal) for goal in news}
        if not news or (until_open and result.given_up):
            break
        if owners <= set(functions):
            left = (["@lemma"] if functions[0] == "@lemma" else []) + sorted(owners)
    else:
        result.faults.append("%s: Frama-C makes other tasks of the same source" % source)
    return result


def check(result, tried, source, found, store, until_open, scale):
    """Confirms what Frama-C has taken for proved, and looks for proofs of the rest; the goals that there are news of."""
    def one(goal):
        tasks = tasks_of(found, goal)
        if tried.provers.get(goal, "Qed") in framac.OWN and tried.goals[goal]:
            store.records[source, re.sub("^typed_", "", goal)] = {
                "goal": re.sub("^typed_", "", goal), "source": source, "prover": "WP"}
            return False
        if not tasks:
            # A proof by hand whose tasks are all trivial has none.
            if not tried.goals[goal] or tried.provers[goal] != "Script":
                result.faults.append("%s: no task" % goal)
            return False
        news = False
        for paths in tasks:
            done = [path for path in paths if os.path.exists(
                os.path.join(store.folder, provers.digest(path) + ".json"))]
            for path in list(done):
                if not store.confirm(path):
                    store.drop(provers.digest(path))
                    done.remove(path)
                    news = True
            if done:
                store.remember(source, done[0])
            elif not news and not (until_open and result.given_up):
                path = store.search(paths, scale)
                news = path is not None
                if not path:
                    result.given_up.append(goal)
        return news

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        goals = sorted(tried.goals, key=lambda goal: (kind(goal), goal))
        return [goal for goal, news in zip(goals, pool.map(one, goals)) if news]


def smoke(source, functions, extra, store):
    """The smoke tests of `functions` of `source`: each tries to prove that what is assumed is contradictory."""
    with tempfile.TemporaryDirectory() as folder:
        with framac.SLOTS:
            result = framac.smoke(source, functions, extra, store.folder, folder)
        found = files(folder)

        def one(test):
            tasks = tasks_of(found, test)
            return all(store.confirm(path, smoke=True) for paths in tasks for path in paths)

        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            tests = sorted(result.smoke)
            for test, passed in zip(tests, pool.map(one, tests)):
                result.smoke[test] = result.smoke[test] and passed
    return result
