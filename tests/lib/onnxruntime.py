"""Models of ONNX, run by onnxruntime under node and checked by the checker of python3-onnx, where these are."""
import json
import os
import shutil
import subprocess

from memcert import ROOT

RUNTIME = os.path.join(ROOT, "build", "onnxruntime", "node_modules", "onnxruntime-web")
CHECK = "import sys, onnx\nfor name in sys.argv[1:]: onnx.checker.check_model(onnx.load(name), full_check=True)\n"


def missing():
    """What is not there, of the runtime and the checker."""
    found = [] if shutil.which("node") and os.path.isdir(RUNTIME) else ["onnxruntime"]
    done = subprocess.run(["/usr/bin/python3", "-c", CHECK], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return found + ([] if done.returncode == 0 else ["python3-onnx"])


def checked(names):
    """What the checker says of models, or an empty text."""
    done = subprocess.run(["/usr/bin/python3", "-c", CHECK] + names, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout if done.returncode else ""


def numbers_of(said):
    rows, width = said["dims"]
    numbers = [float(text.replace("Infinity", "inf")) for text in said["data"]]
    return [numbers[row * width:(row + 1) * width] for row in range(rows)]


def outputs(asked):
    """Of each (model, "float32" or "float64", lists of points), which runs once for each list, the outputs at each point, as
    floats; or a text that says what is wrong."""
    lines = "".join(json.dumps([model, kind, len(lists[0][0]), [[float(number) for point in points for number in point]
                                                                for points in lists]]) + "\n"
                    for model, kind, lists in asked)
    done = subprocess.run(["node", os.path.join(ROOT, "tests", "lib", "onnxruntime.js"), RUNTIME], input=lines,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    said = map(json.loads, done.stdout.splitlines())
    return [one["error"] if "error" in one else [row for part in one for row in numbers_of(part)] for one in said]
