#!/usr/bin/env python3
"""Random ONNX graphs of all operators, in the ways of older and newer versions, imported with random options, and
evaluated beside an independent evaluation of the file, as import_random.py does.

usage: operator_random.py [CASES] [SEED]
"""
import os
import random
import sys
import tempfile
from fractions import Fraction

import import_random
import networks
import operators
from checks import check, finish
from networks import BOOL, INT64, product

SHAPES = [(3,), (1, 4), (1, 2, 4), (1, 2, 4), (1, 4, 3), (1, 2, 3, 3), (1, 2, 3, 3), (1, 1, 2, 3, 2), (2, 2, 3)]
# What import rejects since libraries do not agree on it.
DISPUTED = ("libraries differ", "is not clear", "lies in the padding", "does not depend on the input")
ELEMENTS_MOST = 48


def as_read(value):
    """An attribute as the reader of files has it."""
    if isinstance(value, float):
        return operators.single(value)
    return ((len(value),), value) if isinstance(value, list) else value


class Graph(import_random.Graph):
    def __init__(self, source):
        super().__init__(source)
        self.version = source.choice([7, 9, 10, 11, 12, 13, 17, 18])
        self.shape = source.choice(SHAPES)
        self.free = [("in", self.shape)]
        if source.random() < 0.3:
            self.free.append(("other", source.choice([self.shape, source.choice(SHAPES)])))
        self.made = list(self.free)

    def fixed(self, shape, numbers=None, kind=None):
        """A constant and its tensor."""
        numbers = self.numbers(product(shape)) if numbers is None else numbers
        kind, name = kind or self.kind, self.name()
        data = networks.tensor(name, kind, shape, numbers, self.source.random() < 0.5)
        if self.source.random() < 0.3:
            self.nodes.append(networks.node("Constant", [], name, value=data))
        else:
            self.initializers.append(data)
        return name, networks.read_tensor(data)

    def integers(self, numbers):
        return self.fixed((len(numbers),), list(numbers), INT64)

    def zero(self, made):
        return made[0], (made[1], [Fraction(0)] * product(made[1]))

    def apply(self, kind, inputs, outputs=1, **attributes):
        """A node on (name, tensor) pairs: the (name, shape) pairs of what it makes; None if nothing is made."""
        inputs = [("", None) if one is None else one for one in inputs]
        known = {key: as_read(value) for key, value in attributes.items()}
        if kind == "BatchNormalization":
            known["root"] = lambda scale, variance: Fraction(1)
        try:
            results = operators.run(kind, [tensor for _, tensor in inputs], known, self.version, outputs)
        except (ValueError, ZeroDivisionError):
            return None
        if any(product(shape) == 0 or min(shape, default=1) < 1 for shape, _ in results):
            return None
        names = [self.name() for _ in results[:outputs]]
        self.nodes.append(networks.node(kind, [name for name, _ in inputs], names,
                                        name=self.source.choice(["", "n/" + names[0]]), **attributes))
        return [(name, tuple(shape)) for name, (shape, _) in zip(names, results)]

    def listed(self, kind, inputs, name, numbers, since, **attributes):
        """A list of integers as an attribute before version `since`, as an input from then on."""
        if self.version < since:
            return self.apply(kind, inputs, **{name: list(numbers)}, **attributes)
        return self.apply(kind, inputs + [self.integers(numbers)], **attributes)

    def repeated(self, shape):
        """A shape that can be repeated to that one."""
        short = shape[self.source.randrange(len(shape) + 1):] if shape else ()
        return tuple(size if self.source.random() < 0.7 else 1 for size in short)

    def axes(self, rank):
        chosen = self.source.sample(range(rank), self.source.randrange(1, rank + 1)) if rank else []
        return [axis - rank if self.source.random() < 0.5 else axis for axis in chosen]

    def not_zero(self, count):
        return [one if one else 2.0 for one in self.numbers(count)]

    # Linear

    def add_product(self, made):
        shape = self.repeated(made[1])
        kind = self.source.choice(["Mul", "Div"])
        other = self.fixed(shape, self.not_zero(product(shape)))
        swapped = kind == "Mul" and self.source.random() < 0.5
        return self.apply(kind, [other, self.zero(made)] if swapped else [self.zero(made), other])

    def add_neg(self, made):
        return self.apply("Neg", [self.zero(made)])

    def add_many(self, made):
        kind = self.source.choice(["Sum", "Mean", "Max", "Min", "Max", "Min"])
        same = [other for other in self.made if other[1] == made[1]]
        inputs = [self.zero(made)] + [self.zero(self.source.choice(same)) for _ in range(self.source.randrange(3))]
        inputs += [self.fixed(self.repeated(made[1])) for _ in range(self.source.randrange(2))]
        self.source.shuffle(inputs)
        return self.apply(kind, inputs)

    def window(self, sizes):
        """Attributes of what slides."""
        count, attributes = len(sizes), {}
        kernel = [self.source.randrange(1, min(size, 3) + 1) for size in sizes]
        if self.source.random() < 0.5:
            attributes["strides"] = [self.source.randrange(1, 3) for _ in sizes]
        if self.source.random() < 0.3:
            attributes["dilations"] = [self.source.randrange(1, 3) for _ in sizes]
        way = self.source.randrange(4)
        if way == 0:
            attributes["pads"] = [self.source.randrange(kernel[k % count] + 1) for k in range(2 * count)]
        elif way == 1:
            attributes["auto_pad"] = self.source.choice(["SAME_UPPER", "SAME_LOWER", "VALID", "NOTSET"])
        return kernel, attributes

    def add_convolution(self, made):
        if len(made[1]) < 3:
            return None
        channels = made[1][1]
        kernel, attributes = self.window(made[1][2:])
        groups = self.source.choice([k for k in range(1, channels + 1) if channels % k == 0])
        out = groups * self.source.randrange(1, 3)
        if groups > 1 or self.source.random() < 0.3:
            attributes["group"] = groups
        if self.source.random() < 0.3:
            attributes["kernel_shape"] = kernel
        inputs = [self.zero(made), self.fixed([out, channels // groups] + kernel)]
        if self.source.random() < 0.5:
            inputs.append(self.fixed([out]))
        return self.apply("Conv", inputs, **attributes)

    def add_transposed(self, made):
        if len(made[1]) < 3:
            return None
        channels = made[1][1]
        kernel, attributes = self.window(made[1][2:])
        groups = self.source.choice([k for k in range(1, channels + 1) if channels % k == 0])
        out = self.source.randrange(1, 3)
        attributes["group"] = groups
        if "strides" in attributes and self.source.random() < 0.5:
            attributes["output_padding"] = [self.source.randrange(stride) for stride in attributes["strides"]]
        inputs = [self.zero(made), self.fixed([channels, out] + kernel)]
        if self.source.random() < 0.5:
            inputs.append(self.fixed([groups * out]))
        return self.apply("ConvTranspose", inputs, **attributes)

    def add_pool(self, made):
        if len(made[1]) < 3:
            return None
        kernel, attributes = self.window(made[1][2:])
        kind = self.source.choice(["AveragePool", "MaxPool", "MaxPool"])
        attributes["kernel_shape"] = kernel
        if "pads" in attributes:
            attributes["pads"] = [self.source.randrange(kernel[k % len(kernel)]) for k in range(2 * len(kernel))]
        if self.source.random() < 0.3:
            attributes["ceil_mode"] = 1
        if kind == "AveragePool" and self.source.random() < 0.5:
            attributes["count_include_pad"] = 1
        return self.apply(kind, [self.zero(made)], **attributes)

    def add_global(self, made):
        kind = self.source.choice(["GlobalAveragePool", "GlobalMaxPool"])
        return self.apply(kind, [self.zero(made)]) if len(made[1]) > 2 else None

    def add_normalization(self, made):
        if len(made[1]) < 2:
            return None
        channels = made[1][1]
        roots = [self.source.choice([1.0, 4.0, 0.25, 2.25, 0.1, 3.0]) for _ in range(channels)]
        inputs = [self.zero(made)] + [self.fixed([channels]) for _ in range(3)] + [self.fixed([channels], roots)]
        attributes = {"epsilon": 0.0} if self.source.random() < 0.6 else {}
        return self.apply("BatchNormalization", inputs, **attributes)

    def add_reduction(self, made):
        kind = self.source.choice(["ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin"])
        attributes = {} if self.source.random() < 0.5 else {"keepdims": self.source.randrange(2)}
        if not made[1] or self.source.random() < 0.3:
            return self.apply(kind, [self.zero(made)], **attributes)
        since = 13 if kind == "ReduceSum" else 18
        return self.listed(kind, [self.zero(made)], "axes", self.axes(len(made[1])), since, **attributes)

    # Bent

    def add_bent(self, made):
        kind = self.source.choice(["LeakyRelu", "PRelu", "Clip", "HardSigmoid", "Abs", "Relu", "Clip"])
        attributes, inputs = {}, [self.zero(made)]
        if kind == "LeakyRelu" and self.source.random() < 0.7:
            attributes["alpha"] = self.source.choice([0.0, 0.1, 1.0, -0.5, 2.0])
        if kind == "PRelu":
            inputs.append(self.fixed(self.repeated(made[1])))
        if kind == "HardSigmoid" and self.source.random() < 0.5:
            attributes.update(alpha=self.source.choice([0.5, -1.0, 0.1]), beta=self.source.choice([0.0, 0.3]))
        if kind == "Clip":
            bounds = sorted(self.source.sample([-1.0, 0.0, 0.5, 6.0, 0.1], 2))
            given = [self.source.random() < 0.7, self.source.random() < 0.7]
            if self.version < 11:
                attributes = {key: bound for key, bound, one in zip(("min", "max"), bounds, given) if one}
            else:
                inputs += [self.fixed((), [bound]) if one else None for bound, one in zip(bounds, given)]
                inputs = inputs[:-1] if inputs[-1] is None and self.source.random() < 0.5 else inputs
        return self.apply(kind, inputs, **attributes)

    # Arranged anew

    def add_same(self, made):
        kind = self.source.choice(["Dropout", "Cast", "Identity"])
        if kind == "Cast":
            return self.apply(kind, [self.zero(made)], to=self.kind)
        if kind == "Dropout":
            return self.apply(kind, [self.zero(made)], outputs=self.source.randrange(1, 3))[:1]
        return self.apply(kind, [self.zero(made)])

    def add_squeeze(self, made):
        ones = [d for d, size in enumerate(made[1]) if size == 1]
        if not ones or self.source.random() < 0.5:
            new = self.source.randrange(-len(made[1]) - 1, len(made[1]) + 1)
            return self.listed("Unsqueeze", [self.zero(made)], "axes", [new], 13) if len(made[1]) < 5 else None
        if self.source.random() < 0.3:
            return self.apply("Squeeze", [self.zero(made)])
        return self.listed("Squeeze", [self.zero(made)], "axes", [self.source.choice(ones)], 13)

    def add_transpose(self, made):
        perm = self.source.sample(range(len(made[1])), len(made[1]))
        return self.apply("Transpose", [self.zero(made)], **({"perm": perm} if perm and self.source.random() < 0.8 else {}))

    def add_concat(self, made):
        if not made[1]:
            return None
        axis = self.source.randrange(len(made[1]))
        inputs = [self.zero(made)]
        for _ in range(self.source.randrange(1, 3)):
            shape = list(made[1])
            shape[axis] = self.source.randrange(1, 3)
            same = [other for other in self.made if other[1] == made[1]]
            inputs.append(self.fixed(shape) if self.source.random() < 0.5 else self.zero(self.source.choice(same)))
        self.source.shuffle(inputs)
        return self.apply("Concat", inputs, axis=self.source.choice([axis, axis - len(made[1])]))

    def add_split(self, made):
        axis = self.source.randrange(len(made[1])) if made[1] else 0
        size = made[1][axis] if made[1] else 1
        if size < 2:
            return None
        first = self.source.randrange(1, size)
        if self.version >= 13:
            return self.apply("Split", [self.zero(made), self.integers([first, size - first])], outputs=2, axis=axis)
        return self.apply("Split", [self.zero(made)], outputs=2, axis=axis, split=[first, size - first])

    def add_slice(self, made):
        rank = len(made[1])
        if not rank:
            return None
        axes = self.axes(rank)
        starts = [self.source.choice([0, 1, -1, -2, 5]) for _ in axes]
        ends = [self.source.choice([2**63 - 1, 2, -1, 3, -2**31]) for _ in axes]
        if self.version < 10:
            return self.apply("Slice", [self.zero(made)], starts=starts, ends=ends, axes=axes)
        inputs = [self.zero(made), self.integers(starts), self.integers(ends), self.integers(axes)]
        if self.source.random() < 0.5:
            inputs.append(self.integers([self.source.choice([1, -1, 2, -2]) for _ in axes]))
        return self.apply("Slice", inputs)

    def add_gather(self, made):
        rank = len(made[1])
        if not rank:
            return None
        axis = self.source.randrange(-rank, rank)
        size = made[1][axis]
        shape = self.source.choice([(), (1,), (3,), (2, 2)])
        indices = [self.source.randrange(-size, size) for _ in range(product(shape))]
        return self.apply("Gather", [self.zero(made), self.fixed(shape, indices, INT64)], axis=axis)

    def add_pad(self, made):
        rank = len(made[1])
        mode = self.source.choice(["constant", "constant", "reflect", "edge"])
        if not rank:
            return None
        pads = [self.source.randrange(min(made[1][k % rank], 2) if mode == "reflect" else 2) for k in range(2 * rank)]
        attributes = {} if mode == "constant" and self.source.random() < 0.5 else {"mode": mode}
        if self.version < 11:
            if self.source.random() < 0.5:
                attributes["value"] = 0.5
            return self.apply("Pad", [self.zero(made)], pads=pads, **attributes)
        inputs = [self.zero(made), self.integers(pads)]
        if self.source.random() < 0.5:
            inputs.append(self.fixed((), [0.5]))
        return self.apply("Pad", inputs, **attributes)

    def add_repeat(self, made):
        rank = len(made[1])
        if self.source.random() < 0.5 or not rank:
            shape = [size if size > 1 else self.source.randrange(1, 3) for size in made[1]]
            shape = [2] + shape if self.source.random() < 0.3 or not shape else shape
            return self.apply("Expand", [self.zero(made), self.integers(shape)]) if len(shape) < 6 else None
        return self.apply("Tile", [self.zero(made), self.integers([self.source.randrange(1, 3) for _ in range(rank)])])

    def add_where(self, made):
        same = [other for other in self.made if other[1] == made[1]]
        shape = self.repeated(made[1])
        truths = self.fixed(shape, [self.source.randrange(2) for _ in range(product(shape))], BOOL)
        other = self.source.choice([self.zero(self.source.choice(same)), self.fixed(self.repeated(made[1]))])
        values = [self.zero(made), other]
        self.source.shuffle(values)
        return self.apply("Where", [truths] + values)

    def add_view(self, made):
        """Reshape to a shape that is computed, as exporters of view() write it."""
        if not made[1]:
            return None
        shape = self.as_node("Shape", [made[0]])
        first = self.as_node("Gather", [shape, self.integers([0])[0]], axis=0)
        two = self.integers([2])[0]
        half = self.as_node("Div", [self.as_node("Mul", [first, two]), two])
        wanted = self.as_node("Concat", [half, self.integers([-1])[0]], axis=0)
        return [(self.as_node("Reshape", [made[0], wanted]), (made[1][0], product(made[1][1:])))]

    def step(self):
        made = self.source.choice(self.made[-3:])
        ways = [getattr(self, name) for name in sorted(dir(Graph)) if name.startswith("add_") and name in vars(Graph)]
        if self.source.random() < 0.2 and all(shape for _, shape in self.made[-2:]):
            super().step()
            return
        for result in self.source.choice(ways)(made) or []:
            if product(result[1]) <= ELEMENTS_MOST:
                self.made.append(result)

    def file(self):
        """(bytes, options, output, order of the inputs or None)"""
        name, shape = self.made[-1]
        inputs = [networks.value_info(key, self.kind, size) for key, size in self.free]
        outputs, options, order = [(name, shape)], [], None
        if self.source.random() < 0.3:
            outputs.append(self.source.choice(self.made))
            options = ["--model-output", name]
        elif self.source.random() < 0.3:
            outputs, options = [self.made[0]], ["--until", name]
        if len(self.free) > 1 and self.source.random() < 0.5:
            order = ["other", "in"]
            options += ["--input", "other,in"]
        if self.source.random() < 0.3:
            self.source.shuffle(self.nodes)
        infos = [networks.value_info(key, self.kind, size) for key, size in outputs]
        return networks.model(self.nodes, self.initializers, inputs, infos, opset=self.version), options, name, order


def random_graph(source):
    graph = Graph(source)
    while len(graph.made) < 2 or source.random() < 0.8:
        graph.step()
    return graph


def random_onnx(source, name):
    with open(name, "wb") as stream:
        stream.write(random_graph(source).file()[0])


def tried(folder, source):
    """What is wrong with a random graph, or None, also if it is one of those that are rejected."""
    graph = random_graph(source)
    if graph.made[-1] in graph.free:
        return None
    file = os.path.join(folder, "net.onnx")
    content, options, output, order = graph.file()
    with open(file, "wb") as stream:
        stream.write(content)
    options += ["--round", "30"]
    exact = networks.read_onnx(file, output, 30, order=order)
    if exact.inputs == 0:
        return None
    problem = import_random.disagreement(folder, file, import_random.random_rows(source, exact.inputs, 5), exact, options)
    return None if problem and any(piece in problem for piece in DISPUTED) else problem


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        for case in range(seed, seed + cases):
            problem = tried(folder, random.Random(case))
            check("operator_random.py 1 %d" % case, not problem, problem)
    return finish("random operators")


if __name__ == "__main__":
    sys.exit(main())
