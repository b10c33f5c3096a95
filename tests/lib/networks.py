"""Trained networks without memcert: .nnet and ONNX files evaluated exactly, and ONNX files written.

Numbers are fractions.Fraction. The reader of ONNX knows the wire format of protocol buffers and the
numbers of the fields of onnx.proto, nothing else; a graph is evaluated node by node on numbers, as
`operators` defines them.
"""
import copy
import itertools
import math
import os
import struct
from fractions import Fraction
import operators
from operators import product

FLOAT, INT32, INT64, BOOL, FLOAT16, DOUBLE, BFLOAT16 = 1, 6, 7, 9, 10, 11, 16


# .nnet

def read_nnet(name):
    """A function from a list of inputs to the list of outputs. Bounds of the inputs are ignored."""
    with open(name) as stream:
        lines = [line.strip().rstrip(",") for line in stream]
    lines = [[Fraction(cell) for cell in line.split(",")] for line in lines if line and not line.startswith("//")]
    sizes = [int(size) for size in lines[1]]
    means, ranges, at = lines[5], lines[6], 7
    layers = []
    for size in sizes[1:]:
        layers.append((lines[at:at + size], [line[0] for line in lines[at + size:at + 2 * size]]))
        at += 2 * size

    def evaluate(inputs, rounded=lambda value: value):
        values = [rounded(rounded(x - rounded(mean)) / rounded(spread)) for x, mean, spread in zip(inputs, means, ranges)]
        for number, (rows, biases) in enumerate(layers):
            values = [rounded(sum(rounded(w) * v for w, v in zip(row, values)) + rounded(bias))
                      for row, bias in zip(rows, biases)]
            if number + 1 < len(layers):
                values = [max(value, Fraction(0)) for value in values]
        return [rounded(rounded(value * rounded(ranges[-1])) + rounded(means[-1])) for value in values]

    evaluate.inputs = sizes[0]
    evaluate.bounds = lines[3], lines[4]
    return evaluate


# Protocol buffers

def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    """{number: [value, ...]} where a value is an integer or bytes."""
    found, at = {}, 0
    while at < len(data):
        tag, at = varint(data, at)
        kind = tag & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            length, at = varint(data, at)
            value, at = data[at:at + length], at + length
        else:
            width = {1: 8, 5: 4}[kind]
            value, at = data[at:at + width], at + width
        found.setdefault(tag >> 3, []).append(value)
    return found


def signed(value):
    return value - (1 << 64) if value >> 63 else value


def packed_integers(values):
    numbers = []
    for value in values:
        if isinstance(value, int):
            numbers.append(signed(value))
            continue
        at = 0
        while at < len(value):
            number, at = varint(value, at)
            numbers.append(signed(number))
    return numbers


def name_of(value):
    """A text; bytes that are not UTF-8 differ from all others."""
    return value.decode(errors="surrogateescape")


def text(message, number):
    return name_of(message.get(number, [b""])[0])


# Tensors are (shape, flat list of numbers).

FORMATS = {FLOAT: "f", DOUBLE: "d", INT32: "i", INT64: "q", BOOL: "B", FLOAT16: "e", BFLOAT16: "H"}


def beside(message, folder):
    """The bytes of a tensor in another file."""
    said = {text(fields(one), 1): text(fields(one), 2) for one in message[13]}
    with open(os.path.join(folder, said["location"]), "rb") as stream:
        stream.seek(int(said.get("offset", 0)))
        return stream.read(int(said["length"]) if "length" in said else -1)


def from_bits(kind, number):
    """A number of 16 bits, or a truth, that stands in a longer one."""
    if kind == FLOAT16:
        return struct.unpack("<e", struct.pack("<H", number))[0]
    return struct.unpack("<f", struct.pack("<I", number << 16))[0] if kind == BFLOAT16 else number


def read_tensor(data, folder=""):
    message = fields(data)
    shape = tuple(packed_integers(message.get(1, [])))
    kind = message[2][0]
    code = FORMATS[kind]
    if 9 in message or 13 in message:
        raw = message[9][0] if 9 in message else beside(message, folder)
        numbers = [value for value, in struct.iter_unpack("<" + code, raw)]
        numbers = [from_bits(kind, value) for value in numbers] if kind == BFLOAT16 else numbers
    elif kind not in (FLOAT, DOUBLE):
        numbers = packed_integers(message.get(7 if kind == INT64 else 5, []))
        numbers = [from_bits(kind, value) for value in numbers]
    else:
        numbers = [value for part in message.get(4 if kind == FLOAT else 10, [])
                   for value, in struct.iter_unpack("<" + code, part)]
    return shape, [Fraction(number) for number in numbers]


def attribute_value(data):
    message = fields(data)
    if 2 in message:
        return Fraction(struct.unpack("<f", message[2][0])[0])
    if 3 in message:
        return signed(message[3][0])
    if 5 in message:
        return read_tensor(message[5][0])
    if 4 in message:
        return message[4][0].decode(errors="surrogateescape")
    if 7 in message:
        numbers = [Fraction(value) for part in message[7] for value, in struct.iter_unpack("<f", part)]
        return (len(numbers),), numbers
    numbers = [Fraction(number) for number in packed_integers(message.get(8, []))]
    return (len(numbers),), numbers


def nearest_root(scale, variance, bits):
    """scale / sqrt(variance), or the nearest number of so many bits if that is not rational."""
    square = scale * scale / variance
    root = Fraction(math.isqrt(square.numerator), math.isqrt(square.denominator))
    shift = 0
    while root * root != square and square * 4 ** shift < 4 ** (bits - 1):
        shift += 1
    while root * root != square and square * Fraction(4) ** shift >= 4 ** bits:
        shift -= 1
    if root * root != square:
        scaled = square * Fraction(4) ** shift
        below = math.isqrt(int(scaled))
        root = (below + ((2 * below + 1) ** 2 < 4 * scaled)) / Fraction(2) ** shift
    return root if scale >= 0 else -root


def graphs_in(node):
    """The graphs inside a node by the names of their attributes, a list for each."""
    messages = [fields(data) for data in node.get(5, [])]
    return {text(one, 1): [fields(data) for data in one.get(6, []) + one.get(11, [])] for one in messages}


def names_inside(node):
    """What graphs inside a node refer to, names of their own included."""
    names = set()
    for graph in itertools.chain(*graphs_in(node).values()):
        names.update(text(fields(data), 1) for data in graph.get(12, []))
        for inner in map(fields, graph.get(1, [])):
            names.update(name_of(one) for one in inner.get(1, []) if one)
            names.update(names_inside(inner))
    return names


class Graph:
    """An ONNX file: the values of its graph are computed as they are asked for, in whatever order nodes stand."""

    def __init__(self, name, bits=0, batch=None):
        with open(name, "rb") as stream:
            model = fields(stream.read())
        graph = fields(model[7][0])
        sets = [fields(data) for data in model[8]]
        self.version = [one[2][0] for one in sets if text(one, 1) in ("", "ai.onnx")][0]
        self.bits, self.folder = bits, os.path.dirname(name)
        self.rounded = lambda value: value
        initializers = [(text(fields(data), 8), data) for data in graph.get(5, [])]
        # A type that there is not is a fault where the tensor is needed.
        self.constants = {key: read_tensor(data, self.folder) for key, data in initializers
                          if fields(data)[2][0] in FORMATS}
        self.integers = {key for key, data in initializers if fields(data)[2][0] in (INT32, INT64)}
        self.nodes = [fields(data) for data in graph.get(1, [])]
        self.makers = {name_of(key): node for node in self.nodes for key in node[2]}
        self.outputs = [text(fields(data), 1) for data in graph[12]]
        inputs = [one for one in map(fields, graph[11]) if text(one, 1) not in dict(initializers)]
        self.free = [(text(one, 1), sizes(one, batch)) for one in inputs]
        self.kind = fields(fields(inputs[0][2][0])[1][0])[1][0]

    def attributes(self, node):
        found = {text(fields(data), 1): attribute_value(data) for data in node.get(5, [])}
        if text(node, 4) == "BatchNormalization":
            found["root"] = lambda scale, variance: nearest_root(scale, variance, self.bits)
        if text(node, 4) == "Div":
            found["integers"] = self.is_integer(name_of(node[1][0]))
        return found

    def is_integer(self, name):
        if name in self.integers or name not in self.makers:
            return name in self.integers
        node = self.makers[name]
        kinds = {"Shape": True, "Cast": self.attributes(node).get("to") in (INT32, INT64)} if 1 in node else {}
        kind = text(node, 4)
        if kind in kinds:
            return kinds[kind]
        return 1 in node and kind != "ConstantOfShape" and self.is_integer(name_of(node[1][0]))

    def needed(self, output):
        """The inputs that a value needs, in the order of the file."""
        seen, ahead = set(), [output]
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += [name_of(one) for one in self.makers.get(name, {}).get(1, []) if one]
                ahead += names_inside(self.makers.get(name, {}))
        return [one for one in self.free if one[0] in seen]

    def value(self, name, values):
        ahead = [name]
        while ahead:
            node = self.makers.get(ahead[-1])
            missing = [name_of(one) for one in node.get(1, []) if one and name_of(one) not in values] if node else []
            if ahead[-1] in values or not missing:
                key = ahead.pop()
                if key not in values:
                    self.run(node, values)
            ahead += missing
        return values[name]

    def branch(self, graph, values):
        """The outputs of a graph inside a node, which sees what is outside."""
        inner, known = copy.copy(self), dict(values)
        inner.makers = {**self.makers, **{name_of(key): node for node in map(fields, graph.get(1, [])) for key in node[2]}}
        for data in graph.get(5, []):
            known[text(fields(data), 8)] = read_tensor(data, self.folder)
        return [inner.value(text(fields(data), 1), known) for data in graph.get(12, [])]

    def results(self, node, values):
        if text(node, 4) == "If":
            chosen = "then_branch" if values[name_of(node[1][0])][1][0] else "else_branch"
            return self.branch(graphs_in(node)[chosen][0], values)
        inputs = [values[name_of(one)] if one else None for one in node.get(1, [])]
        return operators.run(text(node, 4), inputs, self.attributes(node), self.version, len(node[2]))

    def run(self, node, values):
        results = [(shape, [self.rounded(number) for number in numbers]) for shape, numbers in self.results(node, values)]
        values.update({name_of(key): result for key, result in zip(node[2], results) if key})


def sizes(info, batch=None):
    """The shape of an input; an open batch is 1."""
    dims = fields(fields(fields(info[2][0])[1][0]).get(2, [b""])[0]).get(1, [])
    shape = [fields(dim).get(1, [1])[0] for dim in dims]
    return tuple([batch] + shape[1:] if batch else shape)


def read_onnx(name, output=None, bits=0, batch=None, order=None):
    """A function from the flat list of inputs, those of several inputs one after the other, to the flat list of
    outputs."""
    graph = Graph(name, bits, batch)
    result = output or graph.outputs[0]
    free = graph.free if len(graph.free) == 1 else graph.needed(result)
    free = [(key, dict(graph.free)[key]) for key in order] if order else free

    def evaluate(inputs, rounded=lambda value: value):
        values, begin = dict(graph.constants), 0
        graph.rounded = rounded
        for key, shape in free:
            values[key] = shape, inputs[begin:begin + product(shape)]
            begin += product(shape)
        return graph.value(result, values)[1]

    evaluate.inputs = sum(product(shape) for _, shape in free)
    evaluate.kind = graph.kind
    return evaluate


# Writing

def as_varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def field(number, value):
    if isinstance(value, int):
        return as_varint(number << 3) + as_varint(value)
    if isinstance(value, float):
        return as_varint(number << 3 | 5) + struct.pack("<f", value)
    value = value.encode() if isinstance(value, str) else value
    return as_varint(number << 3 | 2) + as_varint(len(value)) + value


def tensor(name, kind, shape, numbers, raw=True):
    out = b"".join(field(1, size) for size in shape) + field(2, kind) + field(8, name)
    if raw:
        return out + field(9, struct.pack("<%d%s" % (len(numbers), FORMATS[kind]), *numbers))
    if kind in (INT32, INT64, BOOL):
        return out + field(7 if kind == INT64 else 5, b"".join(map(as_varint, numbers)))
    return out + field(4 if kind == FLOAT else 10, struct.pack("<%d%s" % (len(numbers), FORMATS[kind]), *numbers))


class Branch(bytes):
    """A graph inside a node."""


def attribute(name, value):
    """`value` is a float, an integer, a word, bytes (a tensor), a graph, or a list of floats, words or integers."""
    out = field(1, name)
    if isinstance(value, Branch):
        return out + field(6, bytes(value)) + field(20, 5)
    if isinstance(value, float):
        return out + field(2, value) + field(20, 1)
    if isinstance(value, int):
        return out + field(3, value) + field(20, 2)
    if isinstance(value, str):
        return out + field(4, value) + field(20, 3)
    if isinstance(value, bytes):
        return out + field(5, value) + field(20, 4)
    if value and isinstance(value[0], float):
        return out + b"".join(field(7, one) for one in value) + field(20, 6)
    if value and isinstance(value[0], str):
        return out + b"".join(field(9, one) for one in value) + field(20, 8)
    return out + b"".join(field(8, one) for one in value) + field(20, 7)


def node(kind, inputs, output, name="", domain="", **attributes):
    """`output` is a name or a list of names."""
    outputs = [output] if isinstance(output, str) else output
    out = b"".join(field(1, one) for one in inputs) + b"".join(field(2, one) for one in outputs)
    out += field(3, name) + field(4, kind)
    out += field(7, domain) if domain else b""
    return out + b"".join(field(5, attribute(key, value)) for key, value in attributes.items())


def value_info(name, kind, shape):
    """A size is a number, or a name where it is open."""
    dims = b"".join(field(1, field(1, size) if isinstance(size, int) else field(2, size)) for size in shape)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))


def graph_of(nodes, initializers, inputs, outputs):
    graph = b"".join(field(1, one) for one in nodes) + field(2, "graph")
    graph += b"".join(field(5, one) for one in initializers)
    return graph + b"".join(field(11, one) for one in inputs) + b"".join(field(12, one) for one in outputs)


def branch(nodes, outputs, initializers=()):
    """A branch of an If, with the names of its outputs."""
    return Branch(graph_of(nodes, initializers, [], [field(1, name) for name in outputs]))


def model(nodes, initializers, inputs, outputs, opset=13):
    graph = graph_of(nodes, initializers, inputs, outputs)
    return field(1, 7) + field(8, field(1, "") + field(2, opset)) + field(7, graph)
