#!/usr/bin/env python3
"""Networks as PyTorch, skl2onnx and tf2onnx write them, from file to verdict: imported with the options that the
documents name, checked against the table of what an independent evaluator puts out, and refuted with one row changed.

usage: framework_graphs.py [CASES] [SEED]

Graphs have the operators, names and open batches of these exporters; numbers are random.
"""
import os
import random
import sys
import tempfile
from fractions import Fraction

import networks
from checks import check, finish
from memcert import Program
from networks import FLOAT, INT32, INT64, field, node, tensor, value_info

INPUTS, HIDDEN, CLASSES = 3, 4, 3


class Weights:
    """Random floats, as initializers."""

    def __init__(self, source):
        self.source, self.made = source, []

    def add(self, name, shape, scale=64):
        numbers = [self.source.randrange(-scale, scale + 1) / 32 for _ in range(networks.product(shape))]
        self.made.append(tensor(name, FLOAT, shape, numbers))
        return name

    def whole(self, name, shape, numbers, kind=INT64):
        self.made.append(tensor(name, kind, shape, numbers))
        return name


def pytorch(w):
    """torch.onnx.export of Sequential(Linear, ReLU, Linear, ReLU, Linear): Gemm of transposed matrices."""
    nodes, before, sizes = [], "onnx::Gemm_0", (INPUTS, HIDDEN, HIDDEN, CLASSES)
    for k in range(3):
        w.add("%d.weight" % (2 * k), (sizes[k + 1], sizes[k]))
        w.add("%d.bias" % (2 * k), (sizes[k + 1],))
        out = "/%d/Gemm_output_0" % (2 * k) if k < 2 else "7"
        nodes.append(node("Gemm", [before, "%d.weight" % (2 * k), "%d.bias" % (2 * k)], out, name="/%d/Gemm" % (2 * k),
                          alpha=1.0, beta=1.0, transB=1))
        before = "/%d/Relu_output_0" % (2 * k + 1)
        if k < 2:
            nodes.append(node("Relu", [out], before, name="/%d/Relu" % (2 * k + 1)))
    return nodes, [value_info("onnx::Gemm_0", FLOAT, ("batch_size", INPUTS))], ["7"], [], "7"


def pytorch_images(w):
    """A convolution, pooled and flattened: the batch is open, and an image is 1 x 4 x 4."""
    w.add("conv.weight", (2, 1, 3, 3))
    w.add("conv.bias", (2,))
    w.add("fc.weight", (CLASSES, 8))
    w.add("fc.bias", (CLASSES,))
    nodes = [node("Conv", ["input.1", "conv.weight", "conv.bias"], "/conv/Conv_output_0", name="/conv/Conv",
                  dilations=[1, 1], group=1, kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[1, 1]),
             node("Relu", ["/conv/Conv_output_0"], "/Relu_output_0", name="/Relu"),
             node("MaxPool", ["/Relu_output_0"], "/pool/MaxPool_output_0", name="/pool/MaxPool", ceil_mode=0,
                  kernel_shape=[2, 2], pads=[0, 0, 0, 0], strides=[2, 2]),
             node("Flatten", ["/pool/MaxPool_output_0"], "/Flatten_output_0", name="/Flatten", axis=1),
             node("Gemm", ["/Flatten_output_0", "fc.weight", "fc.bias"], "11", name="/fc/Gemm", alpha=1.0, beta=1.0,
                  transB=1)]
    return nodes, [value_info("input.1", FLOAT, ("N", 1, 4, 4))], ["11"], [], "11"


def perceptron(w, last):
    """What skl2onnx writes for the layers of scikit-learn's multilayer perceptrons; the Cast changes nothing."""
    nodes, before = [node("Cast", ["X"], "cast_input", name="Cast", to=FLOAT)], "cast_input"
    sizes = (INPUTS, HIDDEN, last)
    for k in range(2):
        number = str(k) if k else ""
        w.add("coefficient" + number, (sizes[k], sizes[k + 1]))
        w.add("intercepts" + number, (1, sizes[k + 1]))
        nodes.append(node("MatMul", [before, "coefficient" + number], "mul_result" + number, name="MatMul" + number))
        nodes.append(node("Add", ["mul_result" + number, "intercepts" + number], "add_result" + number,
                          name="Add" + number))
        before = "next_activations"
        if k == 0:
            nodes.append(node("Relu", ["add_result"], before, name="Relu"))
    return nodes


SKLEARN = [value_info("X", FLOAT, ("", INPUTS))]


def regressor(w):
    nodes = perceptron(w, 1) + [node("Identity", ["add_result1"], "out_activations_result", name="Identity"),
                                node("Reshape", ["out_activations_result", "shape_tensor"], "variable", name="Reshape")]
    w.whole("shape_tensor", (2,), [-1, 1])
    return nodes, SKLEARN, ["variable"], [], "variable"


def binary_classifier(w):
    """Two classes: the sigmoid of one sum, and 1 less it."""
    nodes = perceptron(w, 1) + [
        node("Sigmoid", ["add_result1"], "out_activations_result", name="Sigmoid"),
        node("Sub", ["unity", "out_activations_result"], "negative_class_proba", name="Sub"),
        node("Concat", ["negative_class_proba", "out_activations_result"], "probabilities", name="Concat", axis=1)]
    w.made.append(tensor("unity", FLOAT, (), [1.0]))
    return nodes, SKLEARN, ["probabilities"], ["--until", "add_result1"], "add_result1"


def classifier(w):
    """Probabilities, and the label that is looked up by the largest."""
    nodes = perceptron(w, CLASSES) + [
        node("Softmax", ["add_result1"], "out_activations_result", name="Softmax", axis=1),
        node("Identity", ["out_activations_result"], "probabilities", name="Identity"),
        node("ArgMax", ["probabilities"], "argmax_output", name="ArgMax", axis=1),
        node("ArrayFeatureExtractor", ["classes", "argmax_output"], "array_feature_extractor_result",
             name="ArrayFeatureExtractor", domain="ai.onnx.ml"),
        node("Reshape", ["array_feature_extractor_result", "shape_tensor"], "reshaped_result", name="Reshape"),
        node("Cast", ["reshaped_result"], "label", name="Cast1", to=INT64)]
    w.whole("classes", (CLASSES,), list(range(CLASSES)), INT32)
    w.whole("shape_tensor", (1,), [-1])
    options = ["--model-output", "probabilities", "--without-last"]
    return nodes, SKLEARN, ["label", "probabilities"], options, "add_result1"


def keras(w):
    """tf2onnx of Dense layers, whose biases are added, and a Softmax at the end."""
    nodes, before, sizes = [], "dense_input", (INPUTS, HIDDEN, CLASSES)
    for k in range(2):
        name = "sequential/dense%s" % ("_1" if k else "")
        product, total = name + "/MatMul:0", name + "/BiasAdd:0"
        w.add(name + "/MatMul/ReadVariableOp:0", (sizes[k], sizes[k + 1]))
        w.add(name + "/BiasAdd/ReadVariableOp:0", (sizes[k + 1],))
        nodes.append(node("MatMul", [before, name + "/MatMul/ReadVariableOp:0"], product, name=name + "/MatMul"))
        nodes.append(node("Add", [product, name + "/BiasAdd/ReadVariableOp:0"], total, name=name + "/BiasAdd"))
        before = name + "/Relu:0"
        nodes.append(node("Relu", [total], before, name=name + "/Relu") if k == 0 else
                     node("Softmax", [total], "dense_1", name=name + "/Softmax"))
    return (nodes, [value_info("dense_input", FLOAT, ("unk__6", INPUTS))], ["dense_1"], ["--without-last"],
            "sequential/dense_1/BiasAdd:0")


def keras_images(w):
    """Images have their channels last; tf2onnx puts them first for Conv, and last again before they are flattened."""
    w.add("conv2d/kernel:0", (2, 2, 2, 2))
    w.add("conv2d/bias:0", (2,))
    w.add("dense/kernel:0", (18, CLASSES))
    w.add("dense/bias:0", (CLASSES,))
    w.whole("const_fold_opt__12", (2,), [-1, 18])
    nodes = [node("Transpose", ["conv2d_input"], "Conv2D__6:0", name="Conv2D__6", perm=[0, 3, 1, 2]),
             node("Conv", ["Conv2D__6:0", "conv2d/kernel:0", "conv2d/bias:0"], "BiasAdd:0", name="BiasAdd",
                  dilations=[1, 1], group=1, kernel_shape=[2, 2], strides=[1, 1], auto_pad="VALID"),
             node("Relu", ["BiasAdd:0"], "Relu:0", name="Relu"),
             node("Transpose", ["Relu:0"], "Relu__11:0", name="Relu__11", perm=[0, 2, 3, 1]),
             node("Reshape", ["Relu__11:0", "const_fold_opt__12"], "flatten:0", name="flatten/Reshape"),
             node("MatMul", ["flatten:0", "dense/kernel:0"], "dense/MatMul:0", name="dense/MatMul"),
             node("Add", ["dense/MatMul:0", "dense/bias:0"], "dense", name="dense/BiasAdd")]
    return nodes, [value_info("conv2d_input", FLOAT, ("unk__9", 4, 4, 2))], ["dense"], [], "dense"


GRAPHS = [pytorch, pytorch_images, regressor, binary_classifier, classifier, keras, keras_images]


def framework(make, source, program):
    weights, said = Weights(source), make.__name__.replace("_", " ")
    nodes, inputs, outputs, options, until = make(weights)
    model = os.path.join(program.folder, "model.onnx")
    with open(model, "wb") as stream:
        stream.write(networks.model(nodes, weights.made, inputs, [field(1, name) for name in outputs]))
    evaluate = networks.read_onnx(model, until)
    points = [[Fraction(source.randrange(-32, 33), 8) for _ in range(evaluate.inputs)] for _ in range(12)]
    values = [evaluate(point) for point in points]
    done = program.run("import", *options, model, "-o", "net.json")
    check(said + ": imported", done.returncode == 0 and "compared    with the model" in done.stdout, done)
    program.save_table("table.csv", [point + value for point, value in zip(points, values)])
    done = program.run("check", "net.json", "table.csv")
    check(said + ": certified", done.returncode == 0 and done.stdout.startswith("certified: "), done)
    values[7][0] += Fraction(1, 2 ** 40)
    program.save_table("table.csv", [point + value for point, value in zip(points, values)])
    done = program.run("check", "net.json", "table.csv")
    check(said + ": refuted", done.returncode == 1 and "line 8" in done.stdout, done)
    if len(values[0]) > 1:
        # Of equal ones none is the largest.
        program.save_table("table.csv", [point + [value.index(max(value))] for point, value in zip(points, values)
                                         if value.count(max(value)) == 1])
        done = program.run("check", "--argmax", "net.json", "table.csv")
        check(said + ": classes", done.returncode == 0 and done.stdout.startswith("certified by argmax: "), done)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = Program(folder)
        for case in range(cases):
            for make in GRAPHS:
                framework(make, random.Random("%d %d %s" % (seed, case, make.__name__)), program)
    return finish("graphs of frameworks, seed %d" % seed)


if __name__ == "__main__":
    sys.exit(main())
