"""Operators of ONNX on exact numbers, as the operators' documents define them, element by element.

A tensor is (shape, flat list of fractions.Fraction). Truths are 0 and 1. What an operator has more than one way to say
(attributes of older versions, inputs of newer ones) is looked up by `said`.
"""
import itertools
import struct
from fractions import Fraction


def product(sizes):
    result = 1
    for size in sizes:
        result *= size
    return result


def places(shape):
    return itertools.product(*map(range, shape))


def at(tensor, place):
    """The element at a place, whose last coordinates count; a size of 1 is repeated."""
    shape, numbers = tensor
    index = 0
    for size, k in zip(shape, place[len(place) - len(shape):]):
        index = index * size + (k if size > 1 else 0)
    return numbers[index]


def made(shape, element):
    return tuple(shape), [element(place) for place in places(shape)]


def broadcast(*shapes):
    rank = max(map(len, shapes))
    padded = [(1,) * (rank - len(shape)) + tuple(shape) for shape in shapes]
    result = tuple(max(sizes) for sizes in zip(*padded))
    if any(size not in (1, whole) for shape in padded for size, whole in zip(shape, result)):
        raise ValueError("shapes")
    return result


def elementwise(function, *tensors):
    shape = broadcast(*(tensor[0] for tensor in tensors))
    return made(shape, lambda place: function(*(at(tensor, place) for tensor in tensors)))


def single(value):
    """The nearest float of 24 bits, as defaults of attributes are."""
    return Fraction(struct.unpack("<f", struct.pack("<f", value))[0])


class Node:
    """What an operator is given."""

    def __init__(self, inputs, attributes, version, outputs):
        self.inputs, self.attributes, self.version, self.outputs = inputs, attributes, version, outputs

    def input(self, number):
        return self.inputs[number] if number < len(self.inputs) else None

    def get(self, name, otherwise=None):
        value = self.attributes.get(name, otherwise)
        return [int(number) for number in value[1]] if isinstance(value, tuple) else value

    def said(self, name, number):
        """The integers of an attribute or of an input, or None."""
        tensor = self.input(number)
        return [int(value) for value in tensor[1]] if tensor else self.get(name)

    def axis(self, otherwise, rank):
        axis = self.get("axis", otherwise)
        return axis + rank if axis < 0 else axis


def matmul(a, b):
    if len(a[0]) == 1:
        shape, numbers = matmul(((1,) + a[0], a[1]), b)
        return shape[:-2] + shape[-1:] if len(b[0]) > 1 else shape[:-1], numbers
    if len(b[0]) == 1:
        shape, numbers = matmul(a, (b[0] + (1,), b[1]))
        return shape[:-1], numbers
    inner = a[0][-1]
    if inner != b[0][-2]:
        raise ValueError("shapes")
    shape = broadcast(a[0][:-2], b[0][:-2]) + (a[0][-2], b[0][-1])
    return made(shape, lambda p: sum((at(a, p[:-2] + (p[-2], k)) * at(b, p[:-2] + (k, p[-1])) for k in range(inner)),
                                     Fraction(0)))


def turned(tensor, perm):
    shape = [tensor[0][axis] for axis in perm]

    def element(place):
        source = [0] * len(perm)
        for axis, k in zip(perm, place):
            source[axis] = k
        return at(tensor, source)
    return made(shape, element)


def gemm(node):
    a, b, c = node.input(0), node.input(1), node.input(2)
    a = turned(a, (1, 0)) if node.get("transA", 0) else a
    b = turned(b, (1, 0)) if node.get("transB", 0) else b
    alpha, beta = node.get("alpha", 1), node.get("beta", 1)
    shape, numbers = matmul(a, b)
    out = shape, [alpha * number for number in numbers]
    return elementwise(lambda x, y: x + beta * y, out, c) if c else out


# What slides over a tensor

def window(node, sizes, kernel, rest):
    """(places, strides, dilations, pads before, pads after) of every dimension."""
    count = len(sizes)
    strides, dilations = node.get("strides", [1] * count), node.get("dilations", [1] * count)
    pads, mode = node.get("pads", [0] * 2 * count), node.get("auto_pad", "NOTSET")
    reach = [(k - 1) * dilation + 1 for k, dilation in zip(kernel, dilations)]
    before, after, counts = list(pads[:count]), list(pads[count:]), []
    for d, size in enumerate(sizes):
        if mode.startswith("SAME"):
            counts.append(-(-size // strides[d]))
            total = max((counts[d] - 1) * strides[d] + reach[d] - size, 0)
            before[d] = total // 2 if mode == "SAME_UPPER" else total - total // 2
            after[d] = total - before[d]
            continue
        left = size + before[d] + after[d] - reach[d]
        counts.append((-(-left // strides[d]) if rest else left // strides[d]) + 1)
    return counts, strides, dilations, before, after


def convolution(node):
    x, weights, bias = node.input(0), node.input(1), node.input(2)
    groups, kernel = node.get("group", 1), weights[0][2:]
    counts, strides, dilations, before, _ = window(node, x[0][2:], kernel, False)
    of_group, out_group = weights[0][1], weights[0][0] // groups

    def element(place):
        n, m = place[:2]
        total = at(bias, (m,)) if bias else Fraction(0)
        for tap in places((of_group,) + tuple(kernel)):
            source = [o * s + k * d - b for o, s, k, d, b in zip(place[2:], strides, tap[1:], dilations, before)]
            if all(0 <= k < size for k, size in zip(source, x[0][2:])):
                total += at(weights, (m,) + tap) * at(x, [n, m // out_group * of_group + tap[0]] + source)
        return total
    return made([x[0][0], weights[0][0]] + counts, element)


def transposed_convolution(node):
    """Every element of the input adds the kernel, scaled, to the result."""
    x, weights, bias = node.input(0), node.input(1), node.input(2)
    groups, kernel, sizes = node.get("group", 1), weights[0][2:], x[0][2:]
    count = len(kernel)
    strides, dilations = node.get("strides", [1] * count), node.get("dilations", [1] * count)
    more, pads = node.get("output_padding", [0] * count), list(node.get("pads", [0] * 2 * count))
    whole = [(size - 1) * s + (k - 1) * d + 1 + m for size, s, k, d, m in zip(sizes, strides, kernel, dilations, more)]
    wanted = node.get("output_shape")
    if node.get("auto_pad", "NOTSET").startswith("SAME") and not wanted:
        wanted = [size * s for size, s in zip(sizes, strides)]
    if wanted:
        for d in range(count):
            pads[d] = pads[count + d] = (whole[d] - wanted[d]) // 2
    shape = [x[0][0], weights[0][1] * groups]
    shape += [whole[d] - pads[d] - pads[count + d] for d in range(count)]
    sums = {place: at(bias, place[1:2]) if bias else Fraction(0) for place in places(shape)}
    of_group, out_group = x[0][1] // groups, weights[0][1]
    for place in places(x[0]):
        for tap in places((out_group,) + tuple(kernel)):
            target = tuple(k * s + t * d - p for k, s, t, d, p in zip(place[2:], strides, tap[1:], dilations, pads))
            target = (place[0], place[1] // of_group * out_group + tap[0]) + target
            if target in sums:
                sums[target] += at(x, place) * at(weights, (place[1],) + tap)
    return tuple(shape), [sums[place] for place in places(shape)]


def pool(node, of):
    """of(the elements that the kernel meets, how many places of it lie in the tensor or its padding)"""
    x = node.input(0)
    kernel, sizes = node.get("kernel_shape"), x[0][2:]
    counts, strides, dilations, before, after = window(node, sizes, kernel, node.get("ceil_mode", 0))

    def element(place):
        met, padded = [], 0
        for tap in places(kernel):
            source = [o * s + k * d - b for o, s, k, d, b in zip(place[2:], strides, tap, dilations, before)]
            padded += all(k < size + a for k, size, a in zip(source, sizes, after))
            if all(0 <= k < size for k, size in zip(source, sizes)):
                met.append(at(x, list(place[:2]) + source))
        return of(met, padded)
    return made(list(x[0][:2]) + counts, element)


def average_pool(node):
    if node.get("count_include_pad", 0):
        return pool(node, lambda met, padded: sum(met) / Fraction(padded))
    return pool(node, lambda met, _: sum(met) / Fraction(len(met)))


def reduction(node, of):
    x = node.input(0)
    rank, axes = len(x[0]), node.said("axes", 1)
    if not axes:
        axes = [] if node.get("noop_with_empty_axes", 0) else list(range(rank))
    return reduced(x, [axis % rank for axis in axes], node.get("keepdims", 1), of)


def reduced(x, axes, keep, of):
    """of(the elements that belong together)"""
    kept = [d for d in range(len(x[0])) if d not in axes]
    groups = {}
    for place in places(x[0]):
        groups.setdefault(tuple(place[d] for d in kept), []).append(at(x, place))
    shape = [1 if d in axes else size for d, size in enumerate(x[0]) if keep or d not in axes]
    return tuple(shape), [of(group) for group in groups.values()]


def over_space(node, of):
    return reduced(node.input(0), range(2, len(node.input(0)[0])), 1, of)


def mean(numbers):
    return sum(numbers) / Fraction(len(numbers))


# Bent, and largest

def clip(node):
    low = node.input(1)[1][0] if node.input(1) else node.get("min")
    high = node.input(2)[1][0] if node.input(2) else node.get("max")

    def clipped(x):
        x = x if low is None or x > low else low
        return x if high is None or x < high else high
    return elementwise(clipped, node.input(0))


def hard_sigmoid(node):
    alpha, beta = node.get("alpha", single(0.2)), node.get("beta", single(0.5))
    return elementwise(lambda x: min(max(alpha * x + beta, Fraction(0)), Fraction(1)), node.input(0))


def leaky_relu(node):
    alpha = node.get("alpha", single(0.01))
    return elementwise(lambda x: alpha * x if x < 0 else x, node.input(0))


def batch_normalization(node):
    """Only where roots are rational, or a rounding of the factor is given as `root`."""
    x, scale, bias, means, variances = node.inputs[:5]
    epsilon, root = node.get("epsilon", single(1e-5)), node.attributes["root"]

    def element(place):
        channel = place[1:2]
        factor = root(at(scale, channel), at(variances, channel) + epsilon)
        return factor * (at(x, place) - at(means, channel)) + at(bias, channel)
    return made(x[0], element)


# Arranged anew

def reshape(node):
    shape, numbers = node.input(0)
    wanted = node.said("shape", 1)
    if not node.get("allowzero", 0):
        wanted = [shape[d] if size == 0 else size for d, size in enumerate(wanted)]
    if -1 in wanted:
        wanted[wanted.index(-1)] = len(numbers) // -product(wanted)
    return tuple(wanted), numbers


def flatten(node):
    shape, numbers = node.input(0)
    axis = node.axis(1, len(shape))
    return (product(shape[:axis]), product(shape[axis:])), numbers


def squeeze(node):
    shape, numbers = node.input(0)
    axes = node.said("axes", 1)
    gone = [axis % len(shape) for axis in axes] if axes is not None else [d for d, size in enumerate(shape) if size == 1]
    return tuple(size for d, size in enumerate(shape) if d not in gone), numbers


def unsqueeze(node):
    shape, numbers = node.input(0)
    axes = node.said("axes", 1)
    rank, rest = len(shape) + len(axes), iter(shape)
    new = [axis % rank for axis in axes]
    return tuple(1 if d in new else next(rest) for d in range(rank)), numbers


def transpose(node):
    rank = len(node.input(0)[0])
    return turned(node.input(0), node.get("perm", list(reversed(range(rank)))))


def concat(node):
    axis, parts = node.axis(0, len(node.input(0)[0])), {}
    begin = 0
    for tensor in node.inputs:
        for place in places(tensor[0]):
            parts[place[:axis] + (begin + place[axis],) + place[axis + 1:]] = at(tensor, place)
        begin += tensor[0][axis]
    shape = list(node.input(0)[0])
    shape[axis] = begin
    return made(shape, lambda place: parts[place])


def split(node):
    tensor = node.input(0)
    axis, sizes = node.axis(0, len(tensor[0])), node.said("split", 1)
    if not sizes:
        whole, each = tensor[0][axis], -(-tensor[0][axis] // node.outputs)
        sizes = [min(each, whole - k * each) for k in range(node.outputs)]
    parts, begin = [], 0
    for size in sizes:
        shape = list(tensor[0])
        shape[axis] = size

        def element(place, begin=begin):
            return at(tensor, place[:axis] + (place[axis] + begin,) + place[axis + 1:])
        parts.append(made(shape, element))
        begin += size
    return parts


def slices(node):
    tensor = node.input(0)
    starts, ends = node.said("starts", 1), node.said("ends", 2)
    axes, steps = node.said("axes", 3) or list(range(len(starts))), node.said("steps", 4) or [1] * len(starts)
    kept = [range(size) for size in tensor[0]]
    for start, end, axis, step in zip(starts, ends, axes, steps):
        axis %= len(tensor[0])
        kept[axis] = range(tensor[0][axis])[slice(start, end if end > -2**31 or step > 0 else None, step)]
    return made([len(own) for own in kept], lambda place: at(tensor, [own[k] for own, k in zip(kept, place)]))


def gather(node):
    tensor, indices = node.input(0), node.input(1)
    axis, rank = node.axis(0, len(tensor[0])), len(indices[0])
    shape = list(tensor[0][:axis]) + list(indices[0]) + list(tensor[0][axis + 1:])

    def element(place):
        index = int(at(indices, place[axis:axis + rank]))
        return at(tensor, place[:axis] + (index % tensor[0][axis],) + place[axis + rank:])
    return made(shape, element)


def pad(node):
    tensor = node.input(0)
    pads, mode, rank = node.said("pads", 1), node.get("mode", "constant"), len(tensor[0])
    axes = [axis % rank for axis in node.said("axes", 3) or range(rank)]
    value = node.input(2)[1][0] if node.input(2) else node.get("value", Fraction(0))
    before, after = [0] * rank, [0] * rank
    for k, axis in enumerate(axes):
        before[axis], after[axis] = pads[k], pads[len(axes) + k]

    def source(k, size):
        if mode == "edge":
            return min(max(k, 0), size - 1)
        if mode == "wrap":
            return k % size
        if mode == "reflect" and size > 1:
            return size - 1 - abs(size - 1 - abs(k))
        return k

    def element(place):
        found = [source(k - b, size) for k, b, size in zip(place, before, tensor[0])]
        return at(tensor, found) if all(0 <= k < size for k, size in zip(found, tensor[0])) else value
    return made([size + b + a for size, b, a in zip(tensor[0], before, after)], element)


def expand(node):
    shape = broadcast(node.input(0)[0], node.said("shape", 1))
    return made(shape, lambda place: at(node.input(0), place))


def tile(node):
    tensor, repeats = node.input(0), node.said("repeats", 1)
    shape = [size * times for size, times in zip(tensor[0], repeats)]
    return made(shape, lambda place: at(tensor, [k % size for k, size in zip(place, tensor[0])]))


def shape_of(node):
    sizes = node.input(0)[0][slice(node.get("start"), node.get("end"))]
    return (len(sizes),), [Fraction(size) for size in sizes]


def constant(node):
    (value,) = node.attributes.values()
    return value if isinstance(value, tuple) else ((), [Fraction(value)])


def constant_of_shape(node):
    value = node.attributes.get("value", ((), [Fraction(0)]))[1][0]
    return made(node.said("shape", 0), lambda place: value)


def divide(node):
    """Integers, of whatever type they are in this file, are told by `integers`."""
    def quotient(x, y):
        if not node.attributes.get("integers"):
            return x / y
        cut = abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)
        return Fraction(cut)
    return elementwise(quotient, node.input(0), node.input(1))


def dropout(node):
    shape = node.input(0)[0]
    return [node.input(0), made(shape, lambda place: Fraction(1))]


def argmax(node):
    """Of all elements along an axis."""
    shape, numbers = node.input(0)
    axis = node.axis(0, len(shape))
    keep = node.get("keepdims", 1)
    out = [1 if d == axis else size for d, size in enumerate(shape) if d != axis or keep]

    def element(place):
        at_place = list(place) if keep else list(place[:axis]) + [0] + list(place[axis:])
        line = []
        for k in range(shape[axis]):
            at_place[axis] = k
            line.append(at((shape, numbers), at_place))
        where = [k for k, value in enumerate(line) if value == max(line)]
        return Fraction(where[-1 if node.get("select_last_index", 0) else 0])
    return made(out, element)


def each(function):
    return lambda node: elementwise(function, *node.inputs)


OPERATORS = {
    "Add": each(lambda x, y: x + y), "Sub": each(lambda x, y: x - y), "Mul": each(lambda x, y: x * y), "Div": divide,
    "Neg": each(lambda x: -x), "Sum": each(lambda *all_: sum(all_)), "Mean": each(lambda *all_: mean(all_)),
    "MatMul": lambda node: matmul(node.input(0), node.input(1)), "Gemm": gemm, "Conv": convolution,
    "ConvTranspose": transposed_convolution, "AveragePool": average_pool,
    "GlobalAveragePool": lambda node: over_space(node, mean), "BatchNormalization": batch_normalization,
    "ReduceSum": lambda node: reduction(node, sum), "ReduceMean": lambda node: reduction(node, mean),
    "ReduceMax": lambda node: reduction(node, max), "ReduceMin": lambda node: reduction(node, min),
    "Relu": each(lambda x: max(x, Fraction(0))), "LeakyRelu": leaky_relu,
    "PRelu": each(lambda x, slope: slope * x if x < 0 else x), "Clip": clip, "HardSigmoid": hard_sigmoid,
    "Abs": each(abs), "Max": each(lambda *all_: max(all_)), "Min": each(lambda *all_: min(all_)),
    "MaxPool": lambda node: pool(node, lambda met, _: max(met)), "GlobalMaxPool": lambda node: over_space(node, max),
    "Identity": lambda node: node.input(0), "Dropout": dropout,
    "Cast": lambda node: node.input(0), "Flatten": flatten, "Reshape": reshape, "Squeeze": squeeze,
    "Unsqueeze": unsqueeze, "Transpose": transpose, "Concat": concat, "Split": split, "Slice": slices,
    "Gather": gather, "Pad": pad, "Expand": expand, "Tile": tile,
    "Where": each(lambda condition, x, y: x if condition else y), "Equal": each(lambda x, y: Fraction(x == y)),
    "Less": each(lambda x, y: Fraction(x < y)), "LessOrEqual": each(lambda x, y: Fraction(x <= y)),
    "Greater": each(lambda x, y: Fraction(x > y)), "GreaterOrEqual": each(lambda x, y: Fraction(x >= y)),
    "Not": each(lambda x: 1 - x), "ArgMax": argmax,
    "Shape": shape_of, "Constant": constant, "ConstantOfShape": constant_of_shape}


def run(kind, inputs, attributes, version, outputs):
    """The list of outputs of a node."""
    result = OPERATORS[kind](Node(inputs, attributes, version, outputs))
    return result if isinstance(result, list) else [result]
