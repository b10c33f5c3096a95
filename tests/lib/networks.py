"""Trained networks without memcert: .nnet and ONNX files evaluated exactly, and ONNX files written.

Numbers are fractions.Fraction. The reader of ONNX knows the wire format of protocol buffers and the
numbers of the fields of onnx.proto, nothing else; a graph is evaluated node by node on numbers.
"""
import struct
from fractions import Fraction

FLOAT, INT32, INT64, DOUBLE = 1, 6, 7, 11


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

    def evaluate(inputs):
        values = [(x - mean) / spread for x, mean, spread in zip(inputs, means, ranges)]
        for number, (rows, biases) in enumerate(layers):
            values = [sum(w * v for w, v in zip(row, values)) + bias for row, bias in zip(rows, biases)]
            if number + 1 < len(layers):
                values = [max(value, Fraction(0)) for value in values]
        return [value * ranges[-1] + means[-1] for value in values]

    evaluate.inputs = sizes[0]
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

FORMATS = {FLOAT: "f", DOUBLE: "d", INT32: "i", INT64: "q"}


def read_tensor(data):
    message = fields(data)
    shape = tuple(packed_integers(message.get(1, [])))
    kind = message[2][0]
    code = FORMATS[kind]
    if 9 in message:
        raw = message[9][0]
        numbers = [value for value, in struct.iter_unpack("<" + code, raw)]
    elif kind in (INT32, INT64):
        numbers = packed_integers(message.get(5 if kind == INT32 else 7, []))
    else:
        numbers = [value for part in message.get(4 if kind == FLOAT else 10, [])
                   for value, in struct.iter_unpack("<" + code, part)]
    return shape, [Fraction(number) for number in numbers]


def strides(shape):
    steps, step = [], 1
    for size in reversed(shape):
        steps.insert(0, step)
        step *= size
    return steps


def broadcast_shape(a, b):
    rank = max(len(a), len(b))
    a, b = (1,) * (rank - len(a)) + tuple(a), (1,) * (rank - len(b)) + tuple(b)
    if any(x != y and 1 not in (x, y) for x, y in zip(a, b)):
        raise ValueError("shapes")
    return tuple(y if x == 1 else x for x, y in zip(a, b))


def positions(shape):
    if not shape:
        return [()]
    return [(first,) + rest for first in range(shape[0]) for rest in positions(shape[1:])]


def take(tensor, position):
    """The element that the last coordinates say, repeated where a size is 1."""
    shape, numbers = tensor
    position = position[len(position) - len(shape):]
    return numbers[sum(0 if size == 1 else p * step for p, size, step in zip(position, shape, strides(shape)))]


def elementwise(a, b, function):
    shape = broadcast_shape(a[0], b[0])
    return shape, [function(take(a, p), take(b, p)) for p in positions(shape)]


def matmul(a, b):
    (shape_a, values_a), (shape_b, values_b) = a, b
    row, column = len(shape_a) == 1, len(shape_b) == 1
    shape_a = (1,) + shape_a if row else shape_a
    shape_b = shape_b + (1,) if column else shape_b
    stack = broadcast_shape(shape_a[:-2], shape_b[:-2])
    rows, inner, columns = shape_a[-2], shape_a[-1], shape_b[-1]
    if inner != shape_b[-2]:
        raise ValueError("shapes")
    numbers = []
    for p in positions(stack):
        for i in range(rows):
            for j in range(columns):
                numbers.append(sum((take((shape_a, values_a), p[len(stack) - len(shape_a) + 2:] + (i, k)) *
                                    take((shape_b, values_b), p[len(stack) - len(shape_b) + 2:] + (k, j))
                                    for k in range(inner)), Fraction(0)))
    return stack + (() if row else (rows,)) + (() if column else (columns,)), numbers


def transpose(tensor):
    (rows, columns), numbers = tensor
    return (columns, rows), [numbers[i * columns + j] for j in range(columns) for i in range(rows)]


def gemm(a, b, c, attributes):
    a = transpose(a) if attributes.get("transA") else a
    b = transpose(b) if attributes.get("transB") else b
    alpha, beta = attributes.get("alpha", Fraction(1)), attributes.get("beta", Fraction(1))
    shape, numbers = matmul(a, b)
    out = shape, [alpha * number for number in numbers]
    if c:
        out = elementwise(out, (c[0], [beta * number for number in c[1]]), lambda x, y: x + y)
    return out


def product(sizes):
    result = 1
    for size in sizes:
        result *= size
    return result


def reshape(tensor, wanted):
    shape, numbers = tensor
    wanted = [shape[d] if size == 0 else int(size) for d, size in enumerate(wanted)]
    if -1 in wanted:
        at = wanted.index(-1)
        wanted[at] = len(numbers) // -product(wanted)
    return tuple(wanted), numbers


def flatten(tensor, axis):
    shape, numbers = tensor
    axis = axis + len(shape) if axis < 0 else axis
    return (product(shape[:axis]), product(shape[axis:])), numbers


def attribute_value(data):
    message = fields(data)
    if 2 in message:
        return Fraction(struct.unpack("<f", message[2][0])[0])
    if 3 in message:
        return signed(message[3][0])
    if 5 in message:
        return read_tensor(message[5][0])
    if 7 in message:
        numbers = [Fraction(value) for part in message[7] for value, in struct.iter_unpack("<f", part)]
        return (len(numbers),), numbers
    numbers = [Fraction(number) for number in packed_integers(message.get(8, []))]
    return (len(numbers),), numbers


def constant_of(attributes):
    (value,) = attributes.values()
    return value if isinstance(value, tuple) else ((), [Fraction(value)])


def run_node(kind, inputs, attributes):
    if kind in ("Add", "Sub"):
        return elementwise(inputs[0], inputs[1], lambda x, y: x + y if kind == "Add" else x - y)
    if kind == "MatMul":
        return matmul(inputs[0], inputs[1])
    if kind == "Gemm":
        return gemm(inputs[0], inputs[1], inputs[2] if len(inputs) > 2 else None, attributes)
    if kind == "Relu":
        return inputs[0][0], [max(number, Fraction(0)) for number in inputs[0][1]]
    if kind in ("Identity", "Cast"):
        return inputs[0]
    if kind == "Flatten":
        return flatten(inputs[0], attributes.get("axis", 1))
    if kind == "Reshape":
        return reshape(inputs[0], inputs[1][1])
    if kind == "Constant":
        return constant_of(attributes)
    raise ValueError(kind)


def read_onnx(name):
    """A function from the flat list of inputs to the flat list of outputs; an open batch is 1."""
    with open(name, "rb") as stream:
        graph = fields(fields(stream.read())[7][0])
    constants = {text(fields(data), 8): read_tensor(data) for data in graph.get(5, [])}
    free = [fields(data) for data in graph[11] if text(fields(data), 1) not in constants]
    dims = fields(fields(fields(free[0][2][0])[1][0])[2][0]).get(1, [])
    shape = tuple(fields(dim).get(1, [1])[0] for dim in dims)
    result = text(fields(graph[12][0]), 1)

    def evaluate(inputs):
        values = dict(constants)
        values[text(free[0], 1)] = shape, inputs
        for node in map(fields, graph.get(1, [])):
            attributes = {text(fields(data), 1): attribute_value(data) for data in node.get(5, [])}
            names = [name_of(name) for name in node.get(1, [])]
            values[text(node, 2)] = run_node(text(node, 4), [values[name] for name in names if name], attributes)
        return values[result][1]

    evaluate.inputs = product(shape)
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
    if kind in (INT32, INT64):
        return out + field(5 if kind == INT32 else 7, b"".join(map(as_varint, numbers)))
    return out + field(4 if kind == FLOAT else 10, struct.pack("<%d%s" % (len(numbers), FORMATS[kind]), *numbers))


def attribute(name, value):
    """`value` is a float, an integer, bytes (a tensor), or a list of floats or of integers."""
    out = field(1, name)
    if isinstance(value, float):
        return out + field(2, value) + field(20, 1)
    if isinstance(value, int):
        return out + field(3, value) + field(20, 2)
    if isinstance(value, bytes):
        return out + field(5, value) + field(20, 4)
    if isinstance(value[0], float):
        return out + b"".join(field(7, one) for one in value) + field(20, 6)
    return out + b"".join(field(8, one) for one in value) + field(20, 7)


def node(kind, inputs, output, name="", domain="", **attributes):
    out = b"".join(field(1, one) for one in inputs) + field(2, output) + field(3, name) + field(4, kind)
    out += field(7, domain) if domain else b""
    return out + b"".join(field(5, attribute(key, value)) for key, value in attributes.items())


def value_info(name, kind, shape):
    """A size is a number, or a name where it is open."""
    dims = b"".join(field(1, field(1, size) if isinstance(size, int) else field(2, size)) for size in shape)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))


def model(nodes, initializers, inputs, outputs, opset=13):
    graph = b"".join(field(1, one) for one in nodes) + field(2, "graph")
    graph += b"".join(field(5, one) for one in initializers)
    graph += b"".join(field(11, one) for one in inputs) + b"".join(field(12, one) for one in outputs)
    return field(1, 7) + field(8, field(1, "") + field(2, opset)) + field(7, graph)
