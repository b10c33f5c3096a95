#!/usr/bin/env python3
"""What import says of each operator of ONNX in the wrong form, beside the right one; its options; data beside the model.

usage: import_onnx.py
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import import_bad
import networks
from checks import check, finish
from memcert import ROOT, SANITIZED
from networks import BFLOAT16, BOOL, FLOAT, FLOAT16, INT64, branch, field, node, tensor, value_info

IMAGE = [value_info("x", FLOAT, (1, 2, 4, 4))]
PLAIN = [value_info("x", FLOAT, (1, 2))]
ANYTHING = [field(1, "y")]


def net(nodes, initializers=(), inputs=None, outputs=None, opset=13):
    return networks.model(nodes, list(initializers), inputs or PLAIN, outputs or ANYTHING, opset=opset)


def one(kind, others=(), inputs=None, opset=13, outputs="y", first="x", **attributes):
    """A node of the input and some constants, which are (shape, numbers, type), or None."""
    made, names = [], []
    for k, other in enumerate(others):
        names.append("c%d" % k if other else "")
        if other:
            made.append(tensor(names[-1], other[2] if len(other) > 2 else FLOAT, other[0], other[1]))
    return net([node(kind, [first] + names, outputs, name="the node", **attributes)], made, inputs, opset=opset)


def integers(*numbers):
    return (len(numbers),), list(numbers), INT64


def kernel(*shape):
    return shape, [1.0] * networks.product(shape)


CHANNELS = (2,), [1.0, 4.0]
NORMALIZED = [CHANNELS, ((2,), [0.5, 0.0]), ((2,), [1.0, 2.0])]

# (name, exit status, piece of the message, content)
FILES = [
    ("Mul", 0, "", one("Mul", [((2,), [2.0, 3.0])])),
    ("Mul of inputs", 3, "is not linear", net([node("Mul", ["x", "x"], "y")])),
    ("Mul, where to end", 3, "--until ends the network before it: 'half'",
     net([node("Relu", ["x"], "r", name="half"), node("Mul", ["r", "r"], "y")])),
    ("Div", 0, "", one("Div", [((2,), [2.0, 3.0])])),
    ("Div by 0", 3, "a division by 0", one("Div", [((2,), [2.0, 0.0])])),
    ("Div by the input", 3, "a division by a value that depends", net([node("Div", ["c", "x"], "y")], [
        tensor("c", FLOAT, (2,), [1.0, 2.0])])),
    ("Conv", 0, "", one("Conv", [kernel(3, 2, 2, 2)], IMAGE)),
    ("Conv of another number of channels", 3, "2 channels, weights of shape [3,1,2,2] and 1 groups do not match",
     one("Conv", [kernel(3, 1, 2, 2)], IMAGE)),
    ("Conv in groups", 0, "", one("Conv", [kernel(4, 1, 2, 2)], IMAGE, group=2)),
    ("Conv in no groups", 3, "and 0 groups do not match", one("Conv", [kernel(4, 1, 2, 2)], IMAGE, group=0)),
    ("Conv in groups that do not divide", 3, "do not match", one("Conv", [kernel(3, 1, 2, 2)], IMAGE, group=2)),
    ("Conv of a wrong bias", 3, "the bias has the shape [2]", one("Conv", [kernel(3, 2, 2, 2), CHANNELS], IMAGE)),
    ("Conv of two dimensions", 3, "at least 3 dimensions", one("Conv", [kernel(2, 2)])),
    ("Conv of another rank", 3, "do not match", one("Conv", [kernel(2, 2, 2)], IMAGE)),
    ("Conv with a large kernel", 3, "reaches over 5 elements does not fit 4", one("Conv", [kernel(1, 2, 5, 1)], IMAGE)),
    ("Conv, kernel said otherwise", 3, "kernel_shape has the number 3 where the weights have 2",
     one("Conv", [kernel(1, 2, 2, 2)], IMAGE, kernel_shape=[3, 2])),
    ("Conv of stride 0", 3, "strides has the number 0", one("Conv", [kernel(1, 2, 2, 2)], IMAGE, strides=[0, 1])),
    ("Conv of one stride", 3, "strides has 1 numbers, not 2", one("Conv", [kernel(1, 2, 2, 2)], IMAGE, strides=[1])),
    ("Conv, negative pads", 3, "pads has the number -1", one("Conv", [kernel(1, 2, 2, 2)], IMAGE, pads=[-1, 0, 0, 0])),
    ("Conv, huge pads", 3, "pads has the number", one("Conv", [kernel(1, 2, 2, 2)], IMAGE, pads=[1 << 40, 0, 0, 0])),
    ("Conv, large pads", 4, "more than 1048576 elements",
     one("Conv", [kernel(1, 2, 2, 2)], IMAGE, pads=[1 << 20, 1 << 20, 0, 0])),
    ("Conv, pads twice", 3, "exclude each other",
     one("Conv", [kernel(1, 2, 2, 2)], IMAGE, pads=[1, 0, 0, 0], auto_pad="SAME_UPPER")),
    ("Conv, unknown pads", 3, "auto_pad is 'SAME'", one("Conv", [kernel(1, 2, 2, 2)], IMAGE, auto_pad="SAME")),
    ("Conv by the input", 3, "is not linear",
     net([node("Conv", ["x", "x"], "y")], inputs=[value_info("x", FLOAT, (2, 2, 2, 2))])),
    ("ConvTranspose", 0, "", one("ConvTranspose", [kernel(2, 1, 2, 2)], IMAGE, strides=[2, 2])),
    ("ConvTranspose to a size", 0, "", one("ConvTranspose", [kernel(2, 1, 2, 2)], IMAGE, output_shape=[3, 3])),
    ("ConvTranspose to an odd size", 3, "takes padding that is not clear",
     one("ConvTranspose", [kernel(2, 1, 2, 2)], IMAGE, output_shape=[4, 4])),
    ("ConvTranspose of nothing", 3, "nothing is left",
     one("ConvTranspose", [kernel(2, 1, 2, 2)], IMAGE, pads=[3, 0, 3, 0])),
    ("AveragePool", 0, "", one("AveragePool", [], IMAGE, kernel_shape=[2, 2])),
    ("AveragePool without a kernel", 3, "kernel_shape is missing", one("AveragePool", [], IMAGE)),
    ("AveragePool of padding alone", 3, "lies in the padding",
     one("AveragePool", [], IMAGE, kernel_shape=[1, 1], pads=[1, 0, 0, 0])),
    ("MaxPool of a rest", 0, "", one("MaxPool", [], IMAGE, kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)),
    ("MaxPool of a rest in the padding", 3, "libraries differ",
     one("MaxPool", [], IMAGE, kernel_shape=[2, 2], strides=[3, 3], pads=[1, 1, 2, 2], ceil_mode=1)),
    ("MaxPool with indices", 0, "", one("MaxPool", [], IMAGE, outputs=["y", "i"], kernel_shape=[2, 2])),
    ("MaxPool whose indices are needed", 3, "the indices are not supported",
     net([node("MaxPool", ["x"], ["m", "i"], kernel_shape=[2, 2]), node("Add", ["m", "i"], "y")], inputs=IMAGE)),
    ("BatchNormalization", 0, "", one("BatchNormalization", NORMALIZED + [CHANNELS], epsilon=0.0)),
    ("BatchNormalization of no rational root", 3, "--round BITS", one("BatchNormalization", NORMALIZED + [CHANNELS])),
    ("BatchNormalization of no variance", 3, "is not positive",
     one("BatchNormalization", NORMALIZED + [((2,), [0.0, 1.0])], epsilon=0.0)),
    ("BatchNormalization of another size", 3, "one for each channel",
     one("BatchNormalization", NORMALIZED + [((1,), [1.0])], epsilon=0.0)),
    ("BatchNormalization in training", 3, "training_mode 0",
     one("BatchNormalization", NORMALIZED + [CHANNELS], epsilon=0.0, training_mode=1)),
    ("BatchNormalization of every element", 3, "spatial must be 1",
     one("BatchNormalization", NORMALIZED + [CHANNELS], epsilon=0.0, spatial=0, opset=8)),
    ("ReduceSum", 0, "", one("ReduceSum", [integers(1)])),
    ("ReduceSum, axes twice", 3, "both an attribute and an input", one("ReduceSum", [integers(1)], axes=[1])),
    ("ReduceSum, the same axis", 3, "axis -1 stands there twice", one("ReduceSum", [integers(1, -1)])),
    ("ReduceSum beyond", 3, "axis 2 is beyond 2 dimensions", one("ReduceSum", [integers(2)])),
    ("ReduceMax", 0, "", one("ReduceMax", axes=[-1])),
    ("PRelu", 0, "", one("PRelu", [((2,), [0.5, 2.0])])),
    ("PRelu of more slopes", 3, "slopes of shape [2,2] do not match", one("PRelu", [kernel(2, 2)])),
    ("Clip", 0, "", one("Clip", [((), [0.0]), ((), [6.0])])),
    ("Clip without an end", 0, "", one("Clip", [((), [0.0]), None])),
    ("Clip the other way", 3, "the lower bound is above the upper", one("Clip", [((), [6.0]), ((), [0.0])])),
    ("Clip, older", 0, "", one("Clip", opset=7, min=0.0, max=6.0)),
    ("Clip to infinity", 0, "", one("Clip", opset=7, min=0.0, max=float("inf"))),
    ("Clip from infinity", 3, "min is NaN or infinite", one("Clip", opset=7, min=float("inf"))),
    ("Clip by a list", 3, "min must be one constant", one("Clip", [((2,), [0.0, 1.0])])),
    ("LeakyRelu of NaN", 3, "alpha is NaN", one("LeakyRelu", alpha=float("nan"))),
    ("Max", 0, "", one("Max", [((2,), [0.0, 1.0])])),
    ("Max of integers", 3, "types FLOAT and INT64", one("Max", [integers(1, 2)])),
    ("Dropout", 0, "", one("Dropout", outputs=["y", "mask"], opset=10, ratio=0.5)),
    ("Dropout in training", 3, "training_mode must be false",
     one("Dropout", [((), [0.5]), ((), [1], BOOL)], outputs=["y", "mask"])),
    ("Squeeze", 0, "", one("Squeeze", [integers(0)])),
    ("Squeeze, older", 0, "", one("Squeeze", axes=[0], opset=11)),
    ("Squeeze of 2", 3, "dimension 1 of the shape [1,2] is not 1", one("Squeeze", [integers(1)])),
    ("Unsqueeze", 0, "", one("Unsqueeze", [integers(0, -1)])),
    ("Unsqueeze of nothing", 3, "axes are missing", one("Unsqueeze")),
    ("Unsqueeze too often", 3, "of 9 dimensions", one("Unsqueeze", [integers(*range(7))])),
    ("Transpose", 0, "", one("Transpose", perm=[1, 0])),
    ("Transpose of one", 3, "perm has 1 numbers for 2", one("Transpose", perm=[0])),
    ("Transpose twice", 3, "twice", one("Transpose", perm=[0, 0])),
    ("Concat", 0, "", one("Concat", [kernel(1, 3)], axis=-1)),
    ("Concat without an axis", 3, "axis is missing", one("Concat", [kernel(1, 3)])),
    ("Concat of shapes", 3, "shapes [1,2] and [2,3] do not match", one("Concat", [kernel(2, 3)], axis=1)),
    ("Split", 0, "", one("Split", [integers(1, 1)], axis=1, outputs=["y", "z"])),
    ("Split, older", 0, "", one("Split", axis=1, split=[1, 1], outputs=["y", "z"], opset=11)),
    ("Split, whole", 0, "", one("Split", axis=1, outputs=["y", "z"])),
    ("Split of more", 3, "do not fit", one("Split", [integers(1, 2)], axis=1, outputs=["y", "z"])),
    ("Split of less than nothing", 3, "do not fit", one("Split", [integers(-(1 << 63), 2)], axis=1, outputs=["y", "z"])),
    ("Split into three", 3, "3 outputs of a dimension of size 2", one("Split", axis=1, outputs=["y", "z", "w"])),
    ("Slice", 0, "", one("Slice", [integers(0), integers(1 << 62), integers(1), integers(1)])),
    ("Slice, older", 0, "", one("Slice", starts=[0], ends=[1], axes=[1], opset=9)),
    ("Slice of nothing", 3, "nothing is left of dimension 1", one("Slice", [integers(1), integers(1), integers(1)])),
    ("Slice of step 0", 3, "a step of 0", one("Slice", [integers(0), integers(2), integers(1), integers(0)])),
    ("Slice, unequal lists", 3, "do not match", one("Slice", [integers(0, 0), integers(2)])),
    ("Slice without lists", 3, "do not match", one("Slice")),
    ("Gather", 0, "", one("Gather", [((), [-1], INT64)], axis=1)),
    ("Gather beyond", 3, "index 2 is beyond 2", one("Gather", [((), [2], INT64)], axis=1)),
    ("Gather by floats", 3, "the indices must be constant integers", one("Gather", [((), [1.0])], axis=1)),
    ("Pad", 0, "", one("Pad", [integers(0, 1, 0, 1)])),
    ("Pad, older", 0, "", one("Pad", pads=[0, 1, 0, 1], mode="constant", value=1.0, opset=10)),
    ("Pad cut off", 0, "", one("Pad", [integers(0, -1, 0, 0)])),
    ("Pad of nothing left", 3, "do not fit dimension 1", one("Pad", [integers(0, -1, 0, -1)])),
    ("Pad reflected too far", 3, "do not fit dimension 1", one("Pad", [integers(0, 2, 0, 0)], mode="reflect")),
    ("Pad of three", 3, "there are 3 pads for 2 dimensions", one("Pad", [integers(0, 1, 0)])),
    ("Pad to much", 4, "more than 1048576 elements", one("Pad", [integers(0, 1 << 21, 0, 0)])),
    ("Pad in another way", 3, "mode is 'mirror'", one("Pad", [integers(0, 1, 0, 1)], mode="mirror")),
    ("Expand", 0, "", one("Expand", [integers(3, 1)])),
    ("Expand to much", 4, "more than 1048576 elements", one("Expand", [integers(1 << 40, 1)])),
    ("Expand to nothing", 3, "shape has the number 0", one("Expand", [integers(0, 1)])),
    ("Expand to too much to count", 3, "the shape is too large", one("Expand", [integers(1 << 40, 1 << 40)])),
    ("Tile", 0, "", one("Tile", [integers(2, 2)])),
    ("Tile of one", 3, "there are 1 repeats for 2", one("Tile", [integers(2)])),
    ("Tile to much", 4, "more than 1048576 elements", one("Tile", [integers(1 << 20, 2)])),
    ("Tile to too much to count", 3, "repeats are too many", one("Tile", [integers(1, (1 << 63) - 1)] , [
        value_info("x", FLOAT, (1, 4))])),
    ("Where", 0, "", net([node("Where", ["c", "x", "x"], "y")], [tensor("c", BOOL, (2,), [1, 0])])),
    ("Where of floats", 3, "the condition must be constant", net([node("Where", ["x", "x", "x"], "y")])),
    ("Equal of inputs as an output", 3, "output 'y' has the type BOOL", net([node("Equal", ["x", "b"], "y")],
                                                                           [tensor("b", FLOAT, (1, 2), [1.0, 2.0])])),
    ("Equal of truths", 3, "only where an If has it", net([
        node("ReduceSum", ["x"], "s"), node("Less", ["s", "b"], "t"), node("Equal", ["t", "t"], "y")],
        [tensor("b", FLOAT, (), [1.0])])),
    ("an output of truths", 3, "does not depend on the input",
     net([node("Shape", ["x"], "s"), node("Equal", ["s", "s"], "y")])),
    ("ConstantOfShape to much", 4, "more than 1048576 elements",
     net([node("ConstantOfShape", ["s"], "c"), node("Add", ["x", "c"], "y")], [tensor("s", INT64, (1,), [1 << 30])])),
    ("Shape", 0, "", net([node("Shape", ["x"], "s"), node("Reshape", ["x", "s"], "y")])),
    ("Shape of nothing", 3, "the shape is empty",
     net([node("Shape", ["x"], "s", start=5), node("Reshape", ["x", "s"], "y")], opset=15)),
    ("integers that overflow", 3, "is none of INT64",
     net([node("Mul", ["s", "s"], "t"), node("Reshape", ["x", "t"], "y")], [tensor("s", INT64, (1,), [1 << 40])])),
    ("an optional output that is needed", 3, "is left out by the operator that makes it",
     net([node("BatchNormalization", ["x", "a", "b", "c", "d"], ["n", "m"], epsilon=0.0),
          node("Add", ["n", "m"], "y")],
         [tensor(name, FLOAT, (2,), [1.0, 1.0]) for name in "abcd"]).replace(b"training", b"training")),
]
FILES[-1] = (FILES[-1][0], 3, "its outputs of training are not supported", FILES[-1][3])

LAYERS = [node("MatMul", ["x", "W"], "h", name="first"), node("Relu", ["h"], "r"), node("MatMul", ["r", "W"], "z"),
          node("Softmax", ["z"], "p", name="soft"), node("Identity", ["p"], "y")]
W = tensor("W", FLOAT, (2, 2), [1.0, -1.0, 0.5, 2.0])
TWO = [value_info("x", FLOAT, (1, 2)), value_info("b", FLOAT, (1, 1))]
ADDED = [node("Concat", ["x", "b"], "y", axis=1)]
BATCH = [value_info("x", FLOAT, (8, 2))]

# (name, options, exit status, piece of the message, content)
WISHES = [
    ("a Softmax", [], 3, "'soft' (operator 'Softmax'): this operator is not supported", net(LAYERS, [W])),
    ("a Softmax, what is supported", [], 3, "supported are Add Sub Mul", net(LAYERS, [W])),
    ("until a node", ["--until", "first"], 0, "the outputs are 'h'", net(LAYERS, [W])),
    ("until a value", ["--until", "z"], 0, "the outputs are 'z'", net(LAYERS, [W])),
    ("until nothing", ["--until", "w"], 3, "no node has the name 'w'", net(LAYERS, [W])),
    ("until a constant", ["--until", "W"], 3, "no node has the name 'W'", net(LAYERS, [W])),
    ("until what has two meanings", ["--until", "r"], 3, "two nodes or values have the name 'r'",
     net([node("Relu", ["x"], "r"), node("Relu", ["r"], "y", name="r")])),
    ("without the last", ["--without-last"], 0, "Softmax 'soft': the largest output is the same one", net(LAYERS, [W])),
    ("without a last one that counts", ["--without-last"], 3, "output 'y' is made by 'Relu': --without-last",
     net([node("Relu", ["x"], "y")])),
    ("without ArgMax", ["--without-last"], 0, "ArgMax 'y': it is the number of the largest",
     net([node("ArgMax", ["x"], "y", axis=1)])),
    ("without a last one with an attribute that has no name", ["--without-last"], 0, "Softmax 'soft'",
     net([node("Softmax", ["x"], "y", name="soft") + field(5, field(3, 1) + field(20, 2))])),
    ("without ArgMax of rows", ["--without-last"], 3, "it compares only some of the outputs",
     net([node("ArgMax", ["x"], "y")])),
    ("without Sigmoid", ["--without-last"], 0, "at least 1/2 where", net([node("Sigmoid", ["x"], "y")])),
    ("without Softmax of rows", ["--without-last"], 3, "it compares only some",
     net([node("Softmax", ["x"], "y", axis=0)])),
    ("without an older Softmax", ["--without-last"], 0, "LogSoftmax 'y'", net([node("LogSoftmax", ["x"], "y")], opset=11)),
    ("the second output", ["--model-output", "z"], 0, "1 output\n",
     net([node("Relu", ["x"], "y"), node("ReduceSum", ["x"], "z")], outputs=[field(1, "y"), field(1, "z")])),
    ("no such output", ["--model-output", "w"], 3, "there is no such output; the graph has 'y'", net(LAYERS, [W])),
    ("two inputs", [], 0, "'b' has the shape [1,1]: numbers 3 to 3 of a point", net(ADDED, inputs=TWO)),
    ("two inputs in another order", ["--input", "b,x"], 0, "'b' has the shape [1,1]: numbers 1 to 1", net(ADDED, inputs=TWO)),
    ("one input too few", ["--input", "x"], 3, "needs input 'b', which --input leaves out", net(ADDED, inputs=TWO)),
    ("an input twice", ["--input", "x,b,x"], 3, "names 'x' twice", net(ADDED, inputs=TWO)),
    ("an unknown input", ["--input", "x,c"], 3, "has no input 'c'", net(ADDED, inputs=TWO)),
    ("no input in a list", ["--input", "x,,b"], 3, "has no input ''", net(ADDED, inputs=TWO)),
    ("a fixed batch", [], 0, "'x' has the shape [8,2]: numbers 1 to 16 of a point; if", net([LAYERS[0]], [W], BATCH,
                                                                                           [field(1, "h")])),
    ("a batch of 1", ["--batch", "1"], 0, "2 inputs, and the constant", net([LAYERS[0]], [W], BATCH, [field(1, "h")])),
    ("a batch of nothing", ["--batch", "1"], 3, "and no batch",
     net([node("Relu", ["x"], "y")], inputs=[value_info("x", FLOAT, (2,))])),
    ("a batch of 0", ["--batch", "0"], 2, "--batch", net(LAYERS, [W])),
    ("a large batch", [], 4, "input 'x' has the shape [100,784]: more than 16383 inputs; if the first dimension is a batch",
     net([node("Relu", ["x"], "y")], inputs=[value_info("x", FLOAT, (100, 784))])),
    ("rounded", ["--round", "24"], 0, "rounded     2 factors of BatchNormalization, each to the nearest number of 24 bits",
     one("BatchNormalization", NORMALIZED + [((2,), [2.0, 3.0])])),
    ("rounded to no bit", ["--round", "0"], 2, "--round", net(LAYERS, [W])),
    ("16 bits", [], 0, "1 zeros left out, 1 of them negative zeros",
     net([node("Cast", ["h"], "c", to=FLOAT), node("MatMul", ["x", "c"], "y")],
         [tensor("h", FLOAT16, (2, 2), [0.5, -0.0, 65504.0, 2.0**-24])])),
    ("the other 16 bits", [], 0, "numerator: 8 bits",
     net([node("Cast", ["h"], "c", to=FLOAT), node("MatMul", ["x", "c"], "y")],
         [tensor("h", BFLOAT16, (2, 2), [0x3F80, 0x3F81, 0xC000, 0x0001])])),
]


HALF = tensor("half", FLOAT, (), [0.5])
# x_0 + x_1 > 1/2
SUM = [node("ReduceSum", ["x"], "s", keepdims=0), node("Greater", ["s", "half"], "c")]
EARLY, LATE = branch([node("Identity", ["x"], "e")], ["e"]), branch([node("Relu", ["x"], "l")], ["l"])


def if_(then_branch=EARLY, else_branch=LATE, condition=("c",), before=None, opset=13, outputs="y", after=()):
    made = node("If", list(condition), outputs, name="fork", then_branch=then_branch, else_branch=else_branch)
    return net((SUM if before is None else before) + [made] + list(after), [HALF], opset=opset)


def nested(count):
    """An If inside an If, so many times, each a fork of its own."""
    made = EARLY
    for k in range(count):
        shift = [node("Add", ["x", "half"], "a%d" % k), node("ReduceSum", ["a%d" % k], "s%d" % k, keepdims=0),
                 node("Greater", ["s%d" % k, "half"], "c%d" % k)]
        made = branch(shift + [node("If", ["c%d" % k], "y%d" % k, then_branch=LATE, else_branch=made)], ["y%d" % k])
    return made


def forks(count):
    """One If after the other."""
    nodes, value = [], "x"
    for k in range(count):
        half = branch([node("Mul", [value, "half"], "m")], ["m"])
        nodes += [node("ReduceSum", [value], "s%d" % k, keepdims=0), node("Less", ["s%d" % k, "half"], "c%d" % k),
                  node("If", ["c%d" % k], "v%d" % k, then_branch=half,
                       else_branch=branch([node("Add", [value, "half"], "m")], ["m"]))]
        value = "v%d" % k
    return net(nodes + [node("Identity", [value], "y")], [HALF])


GATE = [node("ArgMax", ["x"], "g", axis=1, keepdims=0)]
STACK = tensor("stack", FLOAT, (2, 2, 1), [1.0, 2.0, 3.0, 4.0])

# (name, options, exit status, piece of the message, content)
BRANCHES = [
    ("If", [], 0, "1 test, 2 leaves", if_()),
    ("If, both sides the same", [], 0, "1 test, 2 leaves", if_(EARLY, EARLY)),
    ("If on Not", [], 0, "1 test, 2 leaves", if_(before=SUM + [node("Not", ["c"], "n")], condition=["n"])),
    ("If on a Cast to the same type", [], 0, "1 test", if_(before=SUM + [node("Cast", ["c"], "n", to=BOOL)],
                                                          condition=["n"])),
    ("If on what is never so", [], 0, "2 layers, ", if_(before=[
        node("Relu", ["x"], "r"), node("ReduceSum", ["r"], "s"), node("Less", ["s", "zero"], "c")] + [
            node("Constant", [], "zero", value=tensor("", FLOAT, (), [0.0]))])),
    ("If on a constant", [], 0, "1 layer, ", if_(before=[node("Constant", [], "c", value=tensor("", BOOL, (), [0]))])),
    ("If twice on one condition", [], 0, "1 test, 2 leaves", if_(after=[
        node("If", ["c"], "z", then_branch=EARLY, else_branch=LATE), node("Add", ["y", "z"], "w")])),
    ("If on two truths", [], 3, "the condition has the type BOOL and the shape [1,2]: one BOOL is wanted",
     if_(before=[node("Greater", ["x", "half"], "c")])),
    ("If on a number", [], 3, "the condition has the type FLOAT", if_(condition=["x"])),
    ("If on nothing", [], 3, "its condition is missing", if_(condition=[])),
    ("If on an empty name", [], 3, "its condition is missing", if_(condition=[""])),
    ("If on two", [], 3, "its condition is missing", if_(condition=["c", "c"])),
    ("If on Sigmoid", [], 3, "node 0, of 'c' (operator 'Sigmoid'): this operator is not supported",
     if_(before=[node("Sigmoid", ["x"], "c")])),
    ("If on a product", [], 3, "is not linear", if_(before=[
        node("Mul", ["x", "x"], "p"), node("ReduceSum", ["p"], "s"), node("Less", ["s", "half"], "c")])),
    ("If on And", [], 3, "node 2, of 'a' (operator 'And'): this operator is not supported",
     if_(before=SUM + [node("And", ["c", "c"], "a")], condition=["a"])),
    ("If with a truth in Where", [], 3, "a condition that depends on the input is supported only where an If has it",
     net(SUM + [node("Where", ["c", "x", "half"], "y")], [HALF])),
    ("If with a truth that is gathered", [], 3, "only where an If has it", if_(
        before=SUM + [node("Unsqueeze", ["c", "axis"], "u"), node("Gather", ["u", "axis"], "t"),
                      node("Constant", [], "axis", value=tensor("", INT64, (1,), [0]))], condition=["t"])),
    ("If with a truth as a number", [], 3, "only where an If has it" , net(SUM + [
        node("Neg", ["c"], "y")], [HALF])),
    ("If with a truth cast to a number", [], 3, "to FLOAT is not linear", net(SUM + [node("Cast", ["c"], "y", to=FLOAT)], [HALF])),
    ("If without a branch", [], 3, "attribute else_branch is missing",
     net(SUM + [node("If", ["c"], "y", then_branch=EARLY)], [HALF])),
    ("If with a word for a branch", [], 3, "attribute then_branch has a type", if_("word")),
    ("If with a branch more", [], 3, "attribute 'third' is not supported", net(SUM + [
        node("If", ["c"], "y", then_branch=EARLY, else_branch=LATE, third=LATE)], [HALF])),
    ("If with too few outputs", [], 3, "then_branch has 1 outputs, but 2 are wanted", if_(outputs=["y", "z"])),
    ("If with no output", [], 3, "else_branch has 0 outputs, but 1 are wanted", if_(EARLY, branch([], []))),
    ("If with an output of nothing", [], 3, "fork' (operator 'If'): 'q' is no input of the graph",
     if_(branch([], ["q"]))),
    ("If with an output without a name", [], 3, "output 0 of then_branch has no name", if_(branch([], [""]))),
    ("If with an output from outside", [], 0, "1 test, 2 leaves", if_(branch([], ["x"]))),
    ("If with a name from outside", [], 3, "node 0 of then_branch of node 2, of 's' (operator 'Relu'): two values have the",
     if_(branch([node("Relu", ["x"], "s")], ["s"]))),
    ("If with what is not there", [], 3, "node 0 of else_branch of node 2, of 'r' (operator 'Relu'): 'q' is no input",
     if_(else_branch=branch([node("Relu", ["q"], "r")], ["r"]))),
    ("If with an operator that is not supported", [], 3, "node 0 of else_branch of node 2, of 't' (operator 'Tanh')",
     if_(else_branch=branch([node("Tanh", ["x"], "t")], ["t"]))),
    ("If with a cycle", [], 3, "there is a cycle", if_(branch([node("Relu", ["b"], "a"), node("Relu", ["a"], "b")], ["a"]))),
    ("If in its own branch", [], 3, "there is a cycle", if_(branch([node("Relu", ["y"], "a")], ["a"]))),
    ("If of other sizes", [], 3, "the output has 1 elements in one branch and 2 in another",
     if_(branch([node("ReduceSum", ["x"], "r")], ["r"]))),
    ("If of truths", [], 3, "output 'y' has the type BOOL", if_(branch([node("Identity", ["c"], "t")], ["t"]))),
    ("If with inputs in a branch", [], 3, "then_branch has inputs", if_(networks.Branch(
        bytes(EARLY) + field(11, value_info("x", FLOAT, (1, 2)))))),
    ("If of constants", [], 0, "1 test, 2 leaves", if_(branch([], ["half"]), branch([node("Neg", ["half"], "n")], ["n"]))),
    ("If in If", [], 0, "11 tests, 12 leaves", if_(else_branch=nested(10))),
    ("If in If, deeper than messages may be", [], 3, "nested too deeply", if_(else_branch=nested(30))),
    ("If after If", [], 0, "32 leaves", forks(5)),
    ("If after If, too many", [], 4, "its conditions have more than 1000 combinations of outcomes", forks(10)),
    ("If after If, more than allowed", ["--leaves", "31"], 4, "--leaves allows more", forks(5)),
    ("If after If, as many as allowed", ["--leaves", "1024"], 0, "1024 leaves", forks(10)),
    ("Loop", [], 3, "(operator 'Loop'): this operator is not supported", net([
        node("Loop", ["", "", "x"], "y", body=EARLY)])),
    ("ArgMax and Gather", [], 0, "1 test, 2 leaves", net(GATE + [
        node("Gather", ["stack", "g"], "w", axis=0), node("MatMul", ["x", "w"], "y")], [STACK])),
    ("ArgMax, for the class", ["--class-number"], 0, "1 test, 2 leaves", net([node("Relu", ["x"], "y")])),
    ("ArgMax, for the class of one", ["--class-number"], 3, "--class-number needs several outputs",
     net([node("ReduceSum", ["x"], "y")])),
    ("ArgMax left out, for the class", ["--without-last", "--class-number"], 0, "1 test, 2 leaves",
     net([node("ArgMax", ["x"], "y", axis=1)])),
    ("ArgMax as the output", [], 3, "has the type INT64: --without-last leaves out", net(GATE[:0] + [
        node("ArgMax", ["x"], "y", axis=1)])),
    ("ArgMax of rows", [], 3, "compares only some of its elements with each other", net([
        node("ArgMax", ["x"], "g", axis=0), node("Gather", ["stack", "g"], "w"), node("MatMul", ["x", "w"], "y")], [STACK])),
    ("ArgMax along no axis", [], 3, "axis 2 is beyond", net([node("ArgMax", ["x"], "g", axis=2), node("Gather", [
        "x", "g"], "y")])),
]


def run(folder, *command):
    return subprocess.run([SANITIZED] + list(command), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=120)


def imported(folder):
    for name, status, piece, content in FILES:
        good, got, shown = import_bad.run(folder, "t.onnx", content, "import", "t.onnx", "-o", "out.json")
        check(name, good and got == status and piece in shown, shown)


def wished(folder):
    for name, options, status, piece, content in WISHES:
        good, got, shown = import_bad.run(folder, "t.onnx", content, "import", "t.onnx", "-o", "out.json", *options)
        check(name, (good or got == 2) and got == status and piece in shown, shown)
    with open(os.path.join(folder, "t.nnet"), "w") as stream:
        stream.write(import_bad.NNET)
    done = run(folder, "import", "t.nnet", "--batch", "1")
    check("an option of ONNX for .nnet", done.returncode == 2 and "are for ONNX" in done.stderr, done.stderr)


def external(**said):
    shape = b"".join(field(1, size) for size in (2, 2))
    entries = b"".join(field(13, field(1, key) + field(2, value)) for key, value in said.items())
    return net([node("MatMul", ["x", "W"], "y")], [shape + field(2, FLOAT) + field(8, "W") + entries + field(14, 1)])


def beside(folder):
    """Numbers in another file, which is in the folder of the model."""
    os.makedirs(os.path.join(folder, "models", "data"))
    numbers = tensor("", FLOAT, (2, 2), [3.0, 0.5, 0.0, -7.0])
    raw = networks.fields(numbers)[9][0]
    for name in ("models/w.bin", "models/data/w.bin", "w.bin"):
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(b"abcd" + raw)
    cases = [
        ("all that is said", 0, "", {"location": "w.bin", "offset": "4", "length": "16"}),
        ("to the end", 0, "", {"location": "w.bin", "offset": "4"}),
        ("in a folder", 0, "", {"location": "data/w.bin", "offset": "4"}),
        ("in the same folder", 0, "", {"location": "./w.bin", "offset": "4"}),
        ("above", 3, "only a file in the folder of the model", {"location": "../w.bin", "offset": "4"}),
        ("above from below", 3, "only a file in", {"location": "data/../../w.bin", "offset": "4"}),
        ("from the root", 3, "only a file in", {"location": os.path.join(folder, "w.bin"), "offset": "4"}),
        ("with a backslash", 3, "only a file in", {"location": "..\\w.bin", "offset": "4"}),
        ("nowhere", 3, "only a file in", {"offset": "4"}),
        ("missing", 3, "'v.bin', which cannot be read", {"location": "v.bin"}),
        ("a folder", 3, "is a directory", {"location": "data"}),
        ("too much", 3, "has the shape [2,2] but 5 numbers", {"location": "w.bin"}),
        ("past the end", 3, "has 16 bytes from byte 8 on", {"location": "w.bin", "offset": "8", "length": "16"}),
        ("far past the end", 3, "from byte 999 on", {"location": "w.bin", "offset": "999", "length": "16"}),
        ("an offset below 0", 3, "the offset of its data, '-4'", {"location": "w.bin", "offset": "-4"}),
        ("an endless offset", 3, "is no number of bytes", {"location": "w.bin", "offset": "9" * 30}),
        ("a part of a number", 3, "15 bytes, not a multiple", {"location": "w.bin", "offset": "5"}),
    ]
    for name, status, piece, said in cases:
        with open(os.path.join(folder, "models", "t.onnx"), "wb") as stream:
            stream.write(external(**said))
        done = run(folder, "import", "models/t.onnx", "-o", "out.json")
        check("data beside the model, " + name, done.returncode == status and piece in done.stderr, done.stderr)
    with open(os.path.join(folder, "models", "t.onnx"), "rb") as stream:
        done = subprocess.run([SANITIZED, "import", "--from", "onnx", "-"], stdin=stream, cwd=folder, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check("data beside standard input", done.returncode == 3 and "which is standard input" in done.stderr, done.stderr)
    with open(os.path.join(folder, "models", "t.onnx"), "wb") as stream:
        stream.write(external(location="w.bin", offset="4"))
    run(folder, "import", "models/t.onnx", "-o", "out.json")
    done = subprocess.run([SANITIZED, "eval", "out.json", "-"], input="1,2\n", cwd=folder, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check("data beside the model, evaluated", done.stdout == "3,-27/2\n", done.stdout + done.stderr)


def branched(folder):
    for name, options, status, piece, content in BRANCHES:
        good, got, shown = import_bad.run(folder, "t.onnx", content, "import", "t.onnx", "-o", "out.json", *options)
        check(name, good and got == status and piece in shown, shown)


def documented():
    """The operators in docs/formats/imported.md are those that the reader knows."""
    with open(os.path.join(ROOT, "src", "shell", "import", "onnx_operator_list.h")) as stream:
        known = re.findall(r'^  OPERATOR\("([A-Za-z]+)"', stream.read(), re.MULTILINE)
    with open(os.path.join(ROOT, "docs", "formats", "imported.md")) as stream:
        table = stream.read().split("| operator | what it becomes |", 1)[1].split("\n\n", 1)[0]
    shown = re.findall(r"[A-Za-z]+", " ".join(line.split("|")[1] for line in table.split("\n")[1:] if line))
    check("the documented operators", sorted(shown) == sorted(known) and len(known) == len(set(known)),
          sorted(set(shown) ^ set(known)))


def near(folder):
    """The bound on what --round changes."""
    scale, variance = 3.0, 2.0
    for bits in (2, 8, 53, 200):
        content = one("BatchNormalization", [((1,), [scale]), ((1,), [0.0]), ((1,), [0.0]), ((1,), [variance])],
                      [value_info("x", FLOAT, (1, 1))], epsilon=0.0)
        with open(os.path.join(folder, "t.onnx"), "wb") as stream:
            stream.write(content)
        done = run(folder, "import", "--json", "t.onnx", "-o", "out.json", "--round", str(bits))
        said = json.loads(done.stdout)["rounded"]
        with open(os.path.join(folder, "out.json")) as stream:
            factor = Fraction(json.load(stream)["layers"][0]["weights"][0][3])
        square, error = Fraction(9, 2), Fraction(1, 2 ** bits)
        odd = factor.numerator // (factor.numerator & -factor.numerator)
        check("rounded to %d bits" % bits, said == {"factors": 1, "bits": bits} and odd.bit_length() <= bits and
              (factor * (1 - error)) ** 2 < square < (factor * (1 + error)) ** 2, (said, factor))


def main():
    with tempfile.TemporaryDirectory() as folder:
        imported(folder)
        wished(folder)
        branched(folder)
        documented()
        near(folder)
        beside(folder)
    return finish("operators of ONNX")


if __name__ == "__main__":
    sys.exit(main())
