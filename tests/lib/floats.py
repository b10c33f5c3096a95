"""What a report of import says of floats, without memcert: a model at its samples, each operator rounded."""
import math
from fractions import Fraction

SAMPLES = 3
# Bits of a mantissa, the exponent of the last bit of the smallest numbers, and the power of two that is infinite.
FORMATS = {"FLOAT": (24, 149, 128), "DOUBLE": (53, 1074, 1024), "float64": (53, 1074, 1024)}


def nearest(value, kind, infinite):
    """The nearest float, of two the one with an even mantissa; `infinite` gets what is too large, which stays."""
    bits, least, most = FORMATS[kind]
    if value == 0:
        return value
    exponent = abs(value.numerator).bit_length() - value.denominator.bit_length()
    exponent -= abs(value) < Fraction(2) ** exponent
    unit = Fraction(2) ** max(exponent - bits + 1, -least)
    rounded = round(value / unit) * unit
    if abs(rounded) >= Fraction(2) ** most:
        infinite.append(value)
        return value
    return value if rounded == value else rounded


def random_number(sample, number, most):
    """A whole number from 0 to `most`: SplitMix64."""
    mask = 2 ** 64 - 1
    z = (number * SAMPLES + sample + 0x9e3779b97f4a7c15) & mask
    z = ((z ^ z >> 30) * 0xbf58476d1ce4e5b9) & mask
    z = ((z ^ z >> 27) * 0x94d049bb133111eb) & mask
    return (z ^ z >> 31) % (most + 1)


def points(inputs):
    return [[Fraction(0)] * inputs, [Fraction(1)] * inputs,
            [Fraction(random_number(2, number, 256) - 128, 128) for number in range(1, inputs + 1)]]


def above(value):
    """A number of two digits that is at least so large, as a text."""
    if value == 0:
        return "0"
    places = 0
    while math.ceil(value * Fraction(10) ** (places + 1)) <= 99:
        places += 1
    while math.ceil(value * Fraction(10) ** places) > 99:
        places -= 1
    digits = math.ceil(value * Fraction(10) ** places)
    return "%d.%d%s" % (digits // 10, digits % 10, "e%d" % (1 - places) if places != 1 else "")


def compared(which, kind, exact, rounded):
    """What the report says: lists of outputs for each sample, those in floats None where one is infinite."""
    pairs = [pair for all_exact, all_rounded in zip(exact, rounded) if all_rounded is not None
             for pair in zip(all_exact, all_rounded)]
    return {"inputs": SAMPLES, "which": which, "floats": kind, "infinite": sum(one is None for one in rounded),
            "otherwise": 0, "difference": above(max((abs(a - b) for a, b in pairs), default=Fraction(0))),
            "largest": above(max((abs(a) for a, _ in pairs), default=Fraction(0)))}


def of_onnx(evaluate, kind):
    """Of networks.read_onnx(), whose values all have one type."""
    rounded, rows = [], points(evaluate.inputs)
    for row in rows:
        infinite = []
        out = evaluate(row, lambda value: nearest(value, kind, infinite))
        rounded.append(None if infinite else out)
    return compared("zeros, ones, others from -1 to 1", kind, [evaluate(row) for row in rows], rounded)


def of_nnet(evaluate):
    """Of networks.read_nnet()."""
    rows, rounded = [], []
    for sample in range(SAMPLES):
        row = []
        for number, (least, largest) in enumerate(zip(*evaluate.bounds)):
            share = Fraction(random_number(sample, number, 128), 128) if sample > 1 else sample
            row.append(nearest(least + share * (largest - least), "float64", []))
        rows.append(row)
    for row in rows:
        infinite = []
        out = evaluate(row, lambda value: nearest(value, "float64", infinite))
        rounded.append(None if infinite else out)
    return compared("the least, the largest, others between", "float64",
                    [evaluate(row) for row in rows], rounded)
