#!/usr/bin/env python3
"""Files that import must reject, beside ones that differ little and must pass; and damaged ones: whatever a file
holds, the program ends with one of its own exit statuses, one line that names the place if that is 3, and no output
file unless it is 0.

usage: import_bad.py [CASES] [SEED]       how many damaged files
"""
import os
import random
import re
import struct
import subprocess
import sys
import tempfile

import networks
from checks import check, finish
from cli_fuzz import damage
from memcert import ROOT, SANITIZED
from networks import DOUBLE, FLOAT, INT64, attribute, field, node, tensor, value_info

WITHOUT = os.path.join(ROOT, "build", "without_onnx", "memcert")
PLACE = re.compile(r"^[^\n]*:[0-9]+:[0-9]+: [^\n]+\n$")

INPUT = [value_info("x", FLOAT, ("N", 2))]
OUTPUT = [value_info("y", FLOAT, ("N", 2))]
W = tensor("W", FLOAT, (2, 2), [1.0, 2.0, -0.5, 0.0])


def onnx(nodes=None, initializers=None, inputs=None, outputs=None, **options):
    nodes = [node("MatMul", ["x", "W"], "y", name="m/1")] if nodes is None else nodes
    return networks.model(nodes, [W] if initializers is None else initializers, inputs or INPUT, outputs or OUTPUT,
                          **options)


def one(kind, inputs, initializers=(), name="the node", domain="", **attributes):
    """A graph of one node."""
    made = node(kind, inputs, "y", name=name, domain=domain, **attributes)
    return onnx([made], [W] + list(initializers))


def nested(depth):
    """Attributes within graphs within attributes."""
    inner = b""
    for _ in range(depth):
        inner = field(1, "g") + field(6, field(1, field(5, inner)))
    return onnx([node("MatMul", ["x", "W"], "y") + field(5, inner)])


def weights(*numbers):
    return [tensor("W", FLOAT, (2, 2), list(numbers))]


def bits(kind, code, *patterns):
    """A tensor with these bit patterns."""
    raw = b"".join(struct.pack("<" + code, pattern) for pattern in patterns)
    return field(1, 2) + field(1, 2) + field(2, kind) + field(8, "W") + field(9, raw)


def claim(*dims, data=b"\0" * 16):
    return [b"".join(field(1, dim) for dim in dims) + field(2, FLOAT) + field(8, "W") + field(9, data)]


MODEL = onnx()
DOUBLED = [value_info("x", DOUBLE, (1, 2))], [value_info("y", DOUBLE, (1, 2))]
SHAPE = tensor("s", INT64, (2,), [2, 1])

# (name, exit status, piece of the message, content)
ONNX = [
    ("the model", 0, "", MODEL),
    ("cut off", 3, "longer than what is left", MODEL[:-1]),
    ("cut off in a length", 3, "cut off", MODEL[:1]),
    ("a 2 GB claim", 3, "longer than what is left", field(1, 7) + b"\x3a\xff\xff\xff\xff\x07" + b"\0" * 900),
    ("no protobuf", 3, "wrong type", b"1,2,3\n"),
    ("text", 3, "is no ONNX file", b"// 5,5,5\n"),
    ("a group", 3, "unknown type", b"\xfb\x07"),
    ("endless number", 3, "endless number", b"\x08" + b"\xff" * 11),
    ("a long head", 3, "endless number", b"\x88\x80\x80\x80\x80\x00\x07"),
    ("packed floats of 15 bytes", 3, "the length does not fit the numbers",
     onnx(initializers=[field(1, 2) + field(1, 2) + field(2, FLOAT) + field(8, "W") + field(4, b"\0" * 15)])),
    ("packed dimensions", 0, "",
     onnx(initializers=[field(1, b"\2\2") + field(2, FLOAT) + field(8, "W") + field(9, b"\0" * 16)])),
    ("packed dimensions cut off", 3, "cut off",
     onnx(initializers=[field(1, b"\2\x82") + field(2, FLOAT) + field(8, "W") + field(9, b"\0" * 16)])),
    ("floats one by one", 0, "",
     onnx(initializers=[field(1, 2) + field(1, 2) + field(2, FLOAT) + field(8, "W") + field(4, 0.5) * 4])),
    ("an unknown field", 0, "", MODEL + field(999, b"abc") + field(998, 1.0)),
    ("nothing but a version", 3, "has no graph", field(1, 7)),
    ("nested deeply", 3, "nested too deeply", nested(20000)),
    ("nested a little", 3, "attribute 'g' is not supported", nested(3)),
    ("operators of version 6", 3, "7 or later", onnx(opset=6)),
    ("operators of version 7", 0, "", onnx(opset=7)),
    ("huge claim of dimensions", 3, "has the shape [50000,50000] but 4 numbers",
     onnx(initializers=claim(50000, 50000))),
    ("overflowing dimensions", 3, "but 4 numbers", onnx(initializers=claim(1 << 40, 1 << 40))),
    ("negative dimension", 3, "dimension 0 is -2", onnx(initializers=claim(-2, -2))),
    ("dimension of 0", 3, "dimension 1 is 0", onnx(initializers=claim(2, 0, data=b""))),
    ("nine dimensions", 3, "more than 8", onnx(initializers=claim(*[1] * 7, 2, 2))),
    ("too few numbers", 3, "but 3 numbers", onnx(initializers=claim(2, 2, data=b"\0" * 12))),
    ("bytes left", 3, "15 bytes, not a multiple of 4", onnx(initializers=claim(2, 2, data=b"\0" * 15))),
    ("raw and typed", 3, "both raw and typed", onnx(initializers=[W + field(4, struct.pack("<4f", 1, 2, 3, 4))])),
    ("raw is typed", 0, "", onnx(initializers=[tensor("W", FLOAT, (2, 2), [1.0, 2.0, 3.0, 4.0], raw=False)])),
    ("largest float", 0, "", onnx(initializers=[bits(FLOAT, "I", 0x7F7FFFFF, 0, 0, 1)])),
    ("infinity", 3, "tensor 'W': number 1, from 0, is NaN or infinite",
     onnx(initializers=[bits(FLOAT, "I", 0, 0xFF800000, 0, 0)])),
    ("NaN", 3, "number 3, from 0, is NaN", onnx(initializers=[bits(FLOAT, "I", 0, 0, 0, 0x7FC00001)])),
    ("NaN in a double", 3, "is NaN or infinite",
     onnx(None, [bits(DOUBLE, "Q", 0, 0x7FF8000000000000, 0, 0)], *DOUBLED)),
    ("double", 0, "", onnx(None, [bits(DOUBLE, "Q", 0, 0x7FEFFFFFFFFFFFFF, 1, 0)], *DOUBLED)),
    ("half precision", 3, "types FLOAT and FLOAT16", onnx(initializers=[bits(10, "H", 0, 0, 0, 0)])),
    ("NaN in half precision", 3, "number 2, from 0, is NaN", onnx(initializers=[bits(10, "H", 0, 0, 0x7E00, 0)])),
    ("infinity in bfloat16", 3, "number 1, from 0, is NaN", onnx(initializers=[bits(16, "H", 0, 0xFF80, 0, 0)])),
    ("8 bits", 3, "type INT8, which is not supported", onnx(initializers=[bits(3, "B", 0, 0, 0, 0)])),
    ("a truth of 2", 3, "neither 0 nor 1", one("Where", ["c", "x", "x"], [bits(9, "B", 0, 2, 1, 0).replace(b"W", b"c")])),
    ("unknown type", 3, "an unknown type", onnx(initializers=[bits(77, "H", 0, 0, 0, 0)])),
    ("data elsewhere", 3, "has data here and in another file",
     onnx(initializers=[W + field(13, field(1, "location") + field(2, "w"))])),
    ("a segment", 3, "is a segment", onnx(initializers=[W + field(3, field(1, 0) + field(2, 1))])),
    ("sparse initializer", 3, "sparse initializers", MODEL + field(7, field(15, field(3, 2)))),
    ("missing initializer", 3, "node 0, 'm/1' (operator 'MatMul'): 'W' is no input of the graph",
     onnx(initializers=[])),
    ("duplicate initializer", 3, "two values have the name 'W'", onnx(initializers=[W, W])),
    ("shared initializer", 0, "", onnx([node("MatMul", ["x", "W"], "a"), node("MatMul", ["a", "W"], "y")])),
    ("duplicate output", 3, "two values have the name 'y'",
     onnx([node("MatMul", ["x", "W"], "y"), node("MatMul", ["y", "W"], "y")])),
    ("output named as the input", 3, "two values have the name 'x'", onnx([node("MatMul", ["x", "W"], "x")])),
    ("no name", 3, "a value has no name", onnx([node("MatMul", ["x", "W"], "")])),
    ("initializer without a name", 3, "a value has no name", onnx(initializers=[W, tensor("", FLOAT, (1,), [1.0])])),
    ("cycle", 3, "there is a cycle: 'a', made by node 0, depends on this one",
     onnx([node("Add", ["x", "b"], "a"), node("Identity", ["a"], "b"), node("Identity", ["a"], "y")])),
    ("cycle of one", 3, "there is a cycle: 'y', made by node 0", one("Add", ["x", "y"])),
    ("a cycle that the output does not need", 0, "",
     onnx([node("Add", ["x", "b"], "a"), node("Identity", ["a"], "b"), node("MatMul", ["x", "W"], "y")])),
    ("out of order", 0, "", onnx([node("Add", ["a", "x"], "y"), node("Relu", ["b"], "a"), node("MatMul", ["x", "W"], "b")])),
    ("branches", 0, "",
     onnx([node("Relu", ["x"], "a"), node("MatMul", ["a", "W"], "b"), node("Add", ["x", "b"], "y")])),
    ("output of no node", 3, "output 'z' is made by no node", onnx(outputs=[value_info("z", FLOAT, (1, 2))])),
    ("output that is constant", 3, "does not depend on the input", onnx(outputs=[value_info("W", FLOAT, (2, 2))])),
    ("two outputs", 3, "the graph has the outputs 'y', 'z': --model-output NAME",
     onnx(outputs=OUTPUT + [value_info("z", FLOAT, (1, 2))])),
    ("no output", 3, "the graph has no output", networks.model([node("Relu", ["x"], "y")], [], INPUT, [])),
    ("two inputs of one name", 3, "two values have the name 'x'", onnx(inputs=INPUT + INPUT)),
    ("an input that is not needed", 0, "", onnx(inputs=INPUT + [value_info("z", INT64, (1, 2))])),
    ("an input of integers", 3, "input 'z' has the type INT64",
     onnx([node("Add", ["x", "z"], "y")], inputs=INPUT + [value_info("z", INT64, (1, 2))])),
    ("initializer as input", 0, "", onnx(inputs=[value_info("W", FLOAT, (2, 2))] + INPUT)),
    ("no input", 3, "has no input", onnx([node("Relu", ["W"], "y")], inputs=[value_info("W", FLOAT, (2, 2))])),
    ("wrong output shape", 3, "another shape than [1,2]", onnx(outputs=[value_info("y", FLOAT, (1, 3))])),
    ("integer input", 3, "has the type INT64, which is no float", onnx(inputs=[value_info("x", INT64, (1, 2))])),
    ("input of an open size", 3, "dimension 1 of input 'x' is not known",
     onnx(inputs=[value_info("x", FLOAT, (1, "n"))])),
    ("input without a shape", 3, "has no shape", onnx(inputs=[field(1, "x") + field(2, field(1, field(1, FLOAT)))])),
    ("input that is no tensor", 3, "is no tensor", onnx(inputs=[field(1, "x")])),
    ("huge input", 4, "more than 16383 inputs", onnx(inputs=[value_info("x", FLOAT, (1, 1 << 31))])),
    ("largest input", 0, "", onnx([node("MatMul", ["x", "v"], "y")], [tensor("v", FLOAT, (16383, 1), [0.5] * 16383)],
                                  [value_info("x", FLOAT, (1, 16383))], [value_info("y", FLOAT, (1, 1))])),
    ("shapes of a product", 3, "shapes [1,2] and [3,1] do not match",
     one("MatMul", ["x", "v"], [tensor("v", FLOAT, (3, 1), [1.0] * 3)])),
    ("shapes of a sum", 3, "shapes [1,2] and [3] do not match",
     one("Add", ["x", "v"], [tensor("v", FLOAT, (3,), [1.0] * 3)])),
    ("shapes of Gemm", 3, "do not match", one("Gemm", ["x", "v"], [tensor("v", FLOAT, (1, 2), [1.0] * 2)])),
    ("Gemm transposed", 0, "", onnx([node("Gemm", ["x", "v"], "y", transB=1)], [tensor("v", FLOAT, (1, 2), [1.0] * 2)],
                                    None, [value_info("y", FLOAT, (1, 1))])),
    ("Gemm of a vector", 3, "not two dimensions", one("Gemm", ["x", "v"], [tensor("v", FLOAT, (2,), [1.0] * 2)])),
    ("addend of Gemm too large", 3, "of the addend does not match", one("Gemm", ["x", "W", "W"])),
    ("infinite alpha", 3, "alpha is NaN or infinite", one("Gemm", ["x", "W"], alpha=float("inf"))),
    ("alpha of the wrong type", 3, "attribute alpha has a type", one("Gemm", ["x", "W"], alpha=1)),
    ("two alphas", 3, "two attributes alpha",
     onnx([node("Gemm", ["x", "W"], "y", alpha=1.0) + field(5, attribute("alpha", 2.0))])),
    ("a product of inputs", 3, "not linear", one("MatMul", ["x", "x"])),
    ("a product of inputs in Gemm", 3, "not linear", one("Gemm", ["x", "x"], transB=1)),
    ("unknown operator", 3, "node 0, 'the node' (operator 'Sigmoid'): this operator is not supported",
     one("Sigmoid", ["x"])),
    ("unknown operator without a name", 3, "node 0, of 'y' (operator 'Tanh')", one("Tanh", ["x"], name="")),
    ("other domain", 3, "domain 'com.microsoft'", one("Relu", ["x"], domain="com.microsoft")),
    ("the same domain", 0, "", one("Relu", ["x"], domain="ai.onnx")),
    ("unknown attribute", 3, "attribute 'broadcast' is not supported", one("Add", ["x", "x"], broadcast=1)),
    ("too many inputs", 3, "with 2 inputs", one("Relu", ["x", "x"])),
    ("too few inputs", 3, "with 1 inputs", one("Add", ["x"])),
    ("input left out", 3, "with 2 inputs", one("Add", ["", "x"])),
    ("addend left out", 0, "", one("Gemm", ["x", "W", ""])),
    ("types that differ", 3, "types FLOAT and DOUBLE", one("Add", ["x", "d"], [tensor("d", DOUBLE, (1,), [1.0])])),
    ("Reshape", 0, "", onnx([node("Reshape", ["x", "s"], "y")], [SHAPE], None, [value_info("y", FLOAT, (2, 1))])),
    ("Reshape to another size", 3, "2 elements do not fit the shape [3,1]",
     one("Reshape", ["x", "s"], [tensor("s", INT64, (2,), [3, 1])])),
    ("Reshape to a huge size", 3, "do not fit",
     one("Reshape", ["x", "s"], [tensor("s", INT64, (2,), [1 << 62, 1 << 62])])),
    ("Reshape, two open", 3, "two dimensions of the shape are open",
     one("Reshape", ["x", "s"], [tensor("s", INT64, (2,), [-1, -1])])),
    ("Reshape, open beside 3", 3, "do not fit", one("Reshape", ["x", "s"], [tensor("s", INT64, (2,), [-1, 3])])),
    ("Reshape, -2", 3, "out of range", one("Reshape", ["x", "s"], [tensor("s", INT64, (2,), [-2, 1])])),
    ("Reshape, 0 after the end", 3, "dimension 2 of the shape is 0",
     one("Reshape", ["x", "s"], [tensor("s", INT64, (3,), [0, 0, 0])])),
    ("Reshape to what is not known", 3, "the shape must be constant", one("Reshape", ["x", "x"])),
    ("Flatten", 0, "", one("Flatten", ["x"], axis=-1)),
    ("Flatten beyond", 3, "axis 3 is beyond", one("Flatten", ["x"], axis=3)),
    ("Cast of the input", 0, "", one("Cast", ["x"], to=DOUBLE)),
    ("Cast of the input to integers", 3, "depends on the input to INT64 is not linear", one("Cast", ["x"], to=INT64)),
    ("Cast that rounds", 3, "number 0, from 0, is none of FLOAT: rounding",
     onnx([node("Cast", ["d"], "f", to=FLOAT), node("Add", ["x", "f"], "y")], [tensor("d", DOUBLE, (1,), [0.1])])),
    ("Cast that does not", 0, "",
     onnx([node("Cast", ["d"], "f", to=FLOAT), node("Add", ["x", "f"], "y")],
     [tensor("d", DOUBLE, (1,), [2.0**-149])])),
    ("Cast below", 3, "is none of FLOAT",
     onnx([node("Cast", ["d"], "f", to=FLOAT), node("Add", ["x", "f"], "y")],
     [tensor("d", DOUBLE, (1,), [2.0**-150])])),
    ("Cast above", 3, "is none of FLOAT",
     onnx([node("Cast", ["d"], "f", to=FLOAT), node("Add", ["x", "f"], "y")], [tensor("d", DOUBLE, (1,), [2.0**128])])),
    ("Cast to text", 3, "is none of STRING",
     onnx([node("Cast", ["W"], "f", to=8), node("Add", ["x", "f"], "y")])),
    ("Constant without a value", 3, "no value", onnx([node("Constant", [], "c"), node("Add", ["x", "c"], "y")])),
    ("Constant", 0, "", onnx([node("Constant", [], "c", value_float=2.0), node("Add", ["x", "c"], "y")])),
    ("repeating too much", 4, "more than 1048576 elements",
     onnx([node("Add", ["a", "b"], "c"), node("MatMul", ["x", "c"], "y")],
     [tensor("a", FLOAT, (1500, 1), [1.0] * 1500), tensor("b", FLOAT, (1, 1500), [1.0] * 1500)])),
    ("a large product of vectors", 4, "more than 1048576 elements",
     onnx([node("MatMul", ["a", "b"], "c"), node("MatMul", ["x", "c"], "y")],
     [tensor("a", FLOAT, (1500, 1), [1.0] * 1500), tensor("b", FLOAT, (1, 1500), [1.0] * 1500)])),
    ("numbers that square", 4, "more than 1048576 bits",
     onnx([node("MatMul", ["W" if k == 0 else "p%d" % k] * 2, "p%d" % (k + 1)) for k in range(40)] +
          [node("MatMul", ["x", "p40"], "y")], weights(3.3, 0.0, 0.0, 1.0))),
]

NNET = """// a comment
2,2,1,2,
2,2,1,
0,
-1,-1,
1,1,
0.5,0,1,
2,1,3,
1,-1,
0,2,
0.25,
0,
1e-3,-0.0,
7,
"""


def nnet(line, text):
    """NNET with one line, counted from 1, replaced, or left out."""
    lines = NNET.splitlines(keepends=True)
    lines[line - 1] = text
    return "".join(lines).encode()


TEXTS = [
    ("the network", 0, "", NNET.encode()),
    ("no comment", 0, "", nnet(1, "")),
    ("no line end", 0, "", NNET.rstrip().encode()),
    ("CRLF", 0, "", NNET.replace("\n", "\r\n").encode()),
    ("empty", 3, "the file is empty", b""),
    ("only a comment", 3, ":2:1: the file ends where", b"// x\n"),
    ("sizes that differ", 3, ":3:1: the number of inputs is 3 by the first line", nnet(2, "2,3,1,3,\n")),
    ("outputs that differ", 3, ":3:5: the number of outputs is 2 by", nnet(2, "2,2,2,2,\n")),
    ("largest too small", 0, "a layer has 2 neurons, more than the largest", nnet(2, "2,2,1,1,\n")),
    ("a cell missing", 3, ":3:5: the sizes of the layers: 3 numbers are wanted in this line, not 2", nnet(3, "2,2,\n")),
    ("a cell too many", 3, ":3:7: the sizes of the layers", nnet(3, "2,2,1,1\n")),
    ("no layer", 3, ":2:1: '0' is not a positive whole number", nnet(2, "0,2,1,2,\n")),
    ("half a layer", 3, ":2:1: '1/2' is not a positive whole", nnet(2, "1/2,2,1,2,\n")),
    ("a huge layer", 3, ":2:4: '1e9' is more than this file can hold", nnet(2, "2, 1e9,1,2,\n")),
    ("symmetric", 3, ":4:1: this flag must be 0", nnet(4, "1,\n")),
    ("two flags", 3, ":4:1: this flag must be 0", nnet(4, "0,1,\n")),
    ("a word for the flag", 0, "the unused line after the sizes has no number", nnet(4, "no flag,\n")),
    ("normalised", 0, "the means and ranges in the file are folded in", NNET.encode()),
    ("means without the outputs'", 3, "the means of the inputs and of the outputs: 3 numbers are wanted",
     nnet(7, "0.5,0\n")),
    ("range of zero", 3, ":8:3: a range is zero", nnet(8, "2,0.0,3,\n")),
    ("negative range", 0, "", nnet(8, "2,-1,3,\n")),
    ("NaN", 3, ":9:3: 'nan' is not a finite number", nnet(9, "1,nan,\n")),
    ("infinity", 3, ":9:1: '-inf' is not a finite number", nnet(9, "-inf,1,\n")),
    ("word", 3, ":9:1: 'x' is not a number", nnet(9, "x,1,\n")),
    ("empty cell", 3, ":9:1: an empty cell", nnet(9, ",1,\n")),
    ("oversized exponent", 3, "exponent beyond", nnet(9, "1e99999,1\n")),
    ("row too short", 3, ":9:2: the weights of a neuron: 2 numbers are wanted in this line, not 1", nnet(9, "1\n")),
    ("bias missing", 3, ":12:6: the bias of a neuron: 1 numbers are wanted in this line, not 2", nnet(12, "")),
    ("last line missing", 3, ":14:1: the file ends where the bias of a neuron should be", nnet(14, "")),
    ("more at the end", 3, ":15:1: there is more after the last layer", NNET.encode() + b"1,\n"),
    ("NUL", 3, ":14:2: a NUL byte", nnet(14, "7\0,\n")),
]

LAYERED = """{"format": "memcert-layered-1", "inputs": 2, "layers": [
  {"size": 2, "weights": [[0, 0, 0, "1/2"], [1, 0, 1, "-3"]]},
  {"size": 1, "weights": [[0, 1, 0, "2"], [0, 0, 1, "1"], [0, 1, 1, "1"]]}]}
"""


def layered(old, new):
    assert LAYERED.count(old) == 1
    return LAYERED.replace(old, new).encode()


JSON = [
    ("the network", 0, "5/2", LAYERED.encode()),
    ("members in another order", 0, "5/2", layered('"format": "memcert-layered-1", "inputs": 2, "layers"', '"layers"')
     .replace(b"]}]}", b']}], "inputs": 2, "format": "memcert-layered-1"}')),
    ("weights before the size", 0, "5/2",
     layered('"size": 1, "weights": [[0, 1, 0, "2"], [0, 0, 1, "1"], [0, 1, 1, "1"]]',
             '"weights": [[0, 1, 0, "2"], [0, 0, 1, "1"], [0, 1, 1, "1"]], "size": 1')),
    ("unknown members", 0, "5/2", layered('"inputs": 2', '"inputs": 2, "note": {"inputs": [3, null]}')),
    ("zero weight", 0, "5/2", layered('"1/2"]', '"1/2"], [0, 0, 1, "0/5"]')),
    ("no JSON", 3, "t.json:3:75: ", LAYERED[:-3].encode()),
    ("nothing but a brace", 3, "t.json:1:2: ", b"{"),
    ("not closed", 3, "t.json:2:", layered('"-3"]]}', '"-3"]}')),
    ("more after it", 3, "t.json:4:1: there is more", LAYERED.encode() + b"x"),
    ("other format", 3, "memcert-gates-1: its format is 'memcert-layered-3'",
     layered("layered-1", "layered-3")),
    ("no format", 3, 't.json:1:1: this is none of memcert-layered-1 and -2, memcert-conditional-1 and -2, and '
     'memcert-gates-1: it has no "format"',
     layered('"format"', '"form"')),
    ("no inputs", 3, 'it has no "inputs"', layered('"inputs"', '"input"')),
    ("no layers", 3, 'it has no "layers"', layered('"layers"', '"layer"')),
    ("inputs twice", 3, 't.json:1:46: there is another "inputs"', layered('"inputs": 2', '"inputs": 2, "inputs": 2')),
    ("zero inputs", 3, "t.json:1:43: a network has at least one input", layered('"inputs": 2', '"inputs": 0')),
    ("negative inputs", 3, "t.json:1:43: expected the number of inputs, found '-2'",
     layered('"inputs": 2', '"inputs": -2')),
    ("half an input", 3, "expected the number of inputs", layered('"inputs": 2', '"inputs": 2.5')),
    ("inputs beyond the limit", 4, "more than 16384 inputs", layered('"inputs": 2', '"inputs": 16385')),
    ("empty layer", 3, "t.json:3:12: a layer has at least one neuron", layered('"size": 1', '"size": 0')),
    ("huge layer", 4, "more than 65536 neurons", layered('"size": 1', '"size": 1000000000000')),
    ("oversized layer", 3, "expected the number of neurons", layered('"size": 1', '"size": 1' + "0" * 30)),
    ("layer without a size", 3, 't.json:3:3: this layer has no "size"', layered('"size": 1, ', "")),
    ("layer without weights", 3, 't.json:3:3: this layer has no "weights"',
     layered('"size": 1, "weights"', '"size": 1, "w"')),
    ("no layer", 3, "at least one layer", b'{"format": "memcert-layered-1", "inputs": 2, "layers": []}'),
    ("unknown neuron", 3, "t.json:2:28: there is no such neuron: this layer has 2",
     layered('[0, 0, 0, "1/2"]', '[2, 0, 0, "1/2"]')),
    ("pointing forward", 3, "t.json:3:31: the number of an earlier layer must be less than 2 here",
     layered('[0, 1, 0, "2"]', '[0, 2, 0, "2"]')),
    ("a cycle", 3, "t.json:2:49: the number of an earlier layer must be less than 1 here",
     layered('[1, 0, 1, "-3"]', '[1, 1, 1, "-3"]')),
    ("unknown source", 3, "t.json:3:34: the number of a source must be less than 2 here",
     layered('[0, 1, 0, "2"]', '[0, 1, 2, "2"]')),
    ("two weights between two", 3, "t.json:3:60: there is another weight between these two neurons",
     layered('[0, 1, 1, "1"]', '[0, 1, 0, "1"]')),
    ("a number for a weight", 3, "t.json:3:37: expected the weight, as text, found '2'", layered('"2"]', '2]')),
    ("NaN", 3, "'NaN' is not a finite number", layered('"2"', '"NaN"')),
    ("no number", 3, "t.json:3:37: 'two' is not a number", layered('"2"', '"two"')),
    ("division by zero", 3, "has a denominator of zero", layered('"2"', '"2/0"')),
    ("three elements", 3, "expected the weight, as text", layered('[0, 1, 0, "2"]', '[0, 1, 0]')),
    ("five elements", 3, "t.json:3:", layered('[0, 1, 0, "2"]', '[0, 1, 0, "2", 3]')),
    ("weight that is none", 3, "expected a weight", layered('[0, 1, 0, "2"]', '7')),
    ("signed", 3, "a signed network has two outputs for one, but its last layer has 1 neuron",
     layered('"inputs": 2', '"inputs": 2, "signed": true')),
    ("signed as a number", 3, "expected true or false", layered('"inputs": 2', '"inputs": 2, "signed": 1')),
    ("columns that do not fit", 3,
     "rows.csv:1:1: the network has 2 inputs, the constant 1 among them, but the table 2 input columns",
     layered('"inputs": 2', '"inputs": 2, "constant": true')),
]

# All kinds of nodes, and constants of every sort.
RICH = onnx([node("Constant", [], "c", value=tensor("", FLOAT, (1, 2), [1.0, -0.0])),
             node("Gemm", ["x", "W", "c"], "a", alpha=0.5, transB=1), node("Relu", ["a"], "b"),
             node("Reshape", ["b", "s"], "d"), node("MatMul", ["W", "d"], "e"), node("Flatten", ["e"], "f", axis=0),
             node("LeakyRelu", ["f"], "k"), node("Concat", ["k", "x"], "l", axis=-1), node("Reshape", ["l", "i"], "m"),
             node("Conv", ["m", "w"], "n", pads=[0, 0, 1, 1]), node("MaxPool", ["n"], "o", kernel_shape=[2, 1]),
             node("Flatten", ["o"], "p"), node("Slice", ["p", "u", "t"], "q"), node("Sub", ["q", "x"], "y")],
            [W, SHAPE, tensor("i", INT64, (4,), [1, 1, 2, 2]), tensor("w", FLOAT, (1, 1, 2, 2), [1.0, 0.0, 2.0, -1.0]),
             tensor("u", INT64, (2,), [0, 0]), tensor("t", INT64, (2,), [3, 3])], outputs=[field(1, "y")])


def run(folder, name, content, *command, program=SANITIZED):
    """(whether what must always hold does, status, everything printed)"""
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(content)
    made = os.path.join(folder, "out.json")
    if os.path.exists(made):
        os.unlink(made)
    done = subprocess.run([program] + list(command), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120)
    errors, shown = done.stderr.decode(errors="replace"), done.stdout.decode(errors="replace")
    good = done.returncode in (0, 1, 3, 4)
    good = good and (done.returncode != 3 or PLACE.match(errors) and not shown)
    good = good and (os.path.exists(made) == (done.returncode == 0) or command[0] != "import")
    return good, done.returncode, "exit %d: %s%s" % (done.returncode, errors, shown)


def refused(folder):
    """The lists above."""
    for name, status, piece, content in ONNX:
        good, got, shown = run(folder, "t.onnx", content, "import", "t.onnx", "-o", "out.json")
        check("ONNX, " + name, good and got == status and piece in shown, shown)
    for name, status, piece, content in TEXTS:
        good, got, shown = run(folder, "t.nnet", content, "import", "t.nnet", "-o", "out.json")
        check(".nnet, " + name, good and got == status and piece in shown, shown)
    with open(os.path.join(folder, "rows.csv"), "w") as stream:
        stream.write("3/2,1\n")
    for name, status, piece, content in JSON:
        good, got, shown = run(folder, "t.json", content, "eval", "t.json", "rows.csv")
        check("JSON, " + name, good and got == status and piece in shown, shown)


def rich(folder):
    good, got, shown = run(folder, "t.onnx", RICH, "import", "t.onnx", "-o", "out.json")
    check("all kinds of nodes", good and got == 0, shown)


def cut_off(folder):
    """A file that ends too early, at every byte, is never taken for a network."""
    for name, content in (("t.onnx", MODEL), ("t.nnet", NNET.rstrip().rstrip(",").encode())):
        for size in range(len(content)):
            good, got, shown = run(folder, name, content[:size], "import", name, "-o", "out.json")
            check("%s cut off at %d" % (name, size), good and got == 3, shown)


def damaged(folder, cases, seed):
    for case in range(seed, seed + cases):
        source = random.Random(case)
        name, content, command = source.choice([
            ("t.onnx", RICH, ["import", "t.onnx", "-o", "out.json"]),
            ("t.nnet", NNET.encode(), ["import", "t.nnet", "-o", "out.json"]),
            ("t.json", LAYERED.encode(), ["activity", "t.json", "rows.csv"])])
        good, _, shown = run(folder, name, damage(source, content), *command)
        check("import_bad.py 1 %d" % case, good, shown)


def without_onnx(folder):
    """What was built without it says so, and reads the rest."""
    if not os.path.exists(WITHOUT):
        print("no %s: left out" % WITHOUT)
        return
    good, got, shown = run(folder, "t.onnx", MODEL, "import", "t.onnx", "-o", "out.json", program=WITHOUT)
    check("without ONNX", good and got == 3 and "built without ONNX" in shown, shown)
    net = b'{"format": "memcert-layered-1", "inputs": 1, "layers": [{"size": 1, "weights": [[0,0,0,"1"]]}]}'
    good, got, shown = run(folder, "t.json", net, "export", "--to", "onnx", "t.json", "-o", "out.onnx", program=WITHOUT)
    check("without ONNX, out", got == 2 and "built without ONNX" in shown, shown)
    good, got, shown = run(folder, "t.nnet", NNET.encode(), "import", "t.nnet", "-o", "out.json", program=WITHOUT)
    check("without ONNX, .nnet", good and got == 0, shown)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        refused(folder)
        rich(folder)
        cut_off(folder)
        damaged(folder, cases, seed)
        without_onnx(folder)
    return finish("bad networks")


if __name__ == "__main__":
    sys.exit(main())
