"""Reads the annotations that `frama-c -print` writes, and says them in Why3's words.

Only what specs/ and recursive definitions need: global annotations, where a label stands for a memory.  Every statement is
Frama-C's own reading of the sources, with macros and types resolved.  What is not understood is an error.
"""
import re

TOKEN = re.compile(
    r"\s+|(\\?[A-Za-z_]\w*|\d+\.\d+|0[xX][\da-fA-F]+|\d+|<==>|==>|\.\.|->|&&|\|\||[<>=!]=|[-+*/%<>!?:;,.(){}\[\]=&])")
SUFFIX = re.compile(r"(\b\d+)(?:[uU]?[lL]*|[lL]+[uU]?)\b")
CHARACTER = re.compile(r"'(\\?.)'")
ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r"}
# Words of Why3 that are names in ACSL.
KEYWORDS = set("""absurd abstract alias any as assert assume at axiom begin break by check clone constant continue
    diverges do done else end ensures epsilon exception exists export false float for forall fun function ghost goal if import in
    inductive invariant label lemma let match meta module mutable not old partial predicate private pure raise raises
    range reads rec ref requires return returns scope so then theory to true try type use val variant while with
    writes""".split())
RELATIONS = {"==": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
INTEGERS = re.compile(r"integer|\w+_t|(?:(?:unsigned|signed|long|short|int|char) ?)+")

UNSIGNED = re.compile(r"size_t|uint\w*_t|unsigned [a-z ]*|unsigned")


class Unknown(Exception):
    """What the specifications say and this translation has no words for."""


def name(word):
    return word + "_" if word in KEYWORDS or not word[0].islower() else word


class Reader:
    """Tokens of one annotation after the other; types and symbols are kept from one to the next."""

    def __init__(self, text):
        self.fields, self.typedefs, self.constants = {}, {}, {}
        self.symbols = {}  # name: (type of the result, types of the parameters, reads memory)
        self.loads, self.accessors, self.opaque = {}, {}, set()
        self.naturals = set()  # those of loads and accessors that are never negative
        self.memory = "memory"  # the one that expressions read
        self.read_c(re.sub(r"(?s)/\*.*?\*/", "", text))
        self.tokens, self.next = [], 0
        self.variables, self.path, self.own, self.calls = {}, [], None, []

    # --- types ---

    def read_c(self, text):
        for struct, body in re.findall(r"(?s)\bstruct (\w+) \{(.*?)\};", text):
            members = [re.match(r"\s*(.*?)(\w+)\s*$", member) for member in body.split(";") if member.strip()]
            self.fields[struct] = {m[2]: m[1] for m in members}
        for body in re.findall(r"(?s)\benum \w+ \{(.*?)\};", text):
            self.constants.update(re.findall(r"(\w+) = (\d+)", body))
        for meaning, word in re.findall(r"(?m)^typedef (.*?)(\w+);", text):
            self.typedefs[word] = meaning

    def type_of(self, words):
        """int, real, bool, prop, a logic type, ("pointer", what) or ("struct", name)."""
        words = re.sub(r"\bconst\b", " ", words).strip()
        if words.endswith("*"):
            target = words[:-1].strip()
            return "pointer", "natural" if UNSIGNED.fullmatch(target) else self.type_of(target)
        words = words.split()
        if words[0] == "struct":
            self.opaque.add(words[1])
            return "struct", words[1]
        if words[0] == "enum":
            return "int"
        words = " ".join(words)
        if words in self.typedefs:
            return self.type_of(self.typedefs[words])
        if words in ("real", "boolean"):
            return {"real": "real", "boolean": "bool"}[words]
        return "int" if INTEGERS.fullmatch(words) else words

    def type_text(self, kind):
        if isinstance(kind, tuple):
            return "pointer" if kind[0] == "pointer" else self.struct_name(kind[1])
        return "int" if kind == "natural" else kind

    def struct_name(self, struct):
        short = re.sub(r"^__anonstruct_(.*)_\d+$", r"\1", struct)
        return "c_" + short.strip("_")

    # --- tokens ---

    def start(self, text):
        text = CHARACTER.sub(lambda found: str(ord(ESCAPES.get(found[1], found[1]))), SUFFIX.sub(r"\1", text))
        self.tokens, self.next, position = [], 0, 0
        while position < len(text):
            token = TOKEN.match(text, position)
            if not token:
                raise Unknown("no token: %s" % text[position:position + 20])
            if token[1]:
                self.tokens.append(token[1])
            position = token.end()

    def peek(self, ahead=0):
        return self.tokens[self.next + ahead] if self.next + ahead < len(self.tokens) else ""

    def take(self, expected=None):
        token = self.peek()
        if not token or (expected and token != expected):
            around = " ".join(self.tokens[max(0, self.next - 9):self.next + 9])
            raise Unknown("`%s` instead of `%s`: %s" % (token, expected, around))
        self.next += 1
        return token

    def given(self, token):
        if self.peek() == token:
            self.next += 1
            return True
        return False

    def labels(self):
        """The labels that follow, in braces."""
        found = []
        if self.given("{"):
            while not self.given("}"):
                found.append(self.take())
                self.given(",")
        return found

    def declarators(self, end):
        """`type name, type name` up to `end`: [(name, type)]."""
        found, words = [], []
        while True:
            token = self.take()
            if token in (",", end):
                if words:
                    found.append((words[-1], self.type_of(" ".join(words[:-1]))))
                words = []
                if token == end:
                    return found
            else:
                words.append(token)

    def typed(self, variables):
        return ["%s: %s" % (name(word), self.type_text(kind)) for word, kind in variables]

    # --- expressions: (text, type) ---

    def under(self, condition, parse):
        """Parses what is evaluated only under `condition`."""
        self.path.append("%s -> " % condition)
        result = parse()
        self.path.pop()
        return result

    def expression(self):
        condition = self.binary(0)
        if not self.given("?"):
            return condition
        condition = self.prop(condition)
        yes = self.under(condition, self.expression)
        self.take(":")
        no = self.under("not " + condition, self.expression)
        (yes, no), kind = self.alike(yes, no)
        return "(if %s then %s else %s)" % (condition, yes, no), kind

    def quantifier(self):
        word = self.take()[1:]
        outer = dict(self.variables)
        bound = self.declarators(";")
        self.variables.update(bound)
        bound = ", ".join(self.typed(bound))
        self.path.append("forall %s. " % bound)
        body = self.prop(self.expression())
        self.path.pop()
        self.variables = outer
        return "(%s %s. %s)" % (word, bound, body), "prop"

    CONNECTIVES = [("<==>", "<->"), ("==>", "->"), ("||", "\\/"), ("&&", "/\\")]

    def binary(self, level):
        """<==> and ==> and || and &&, the loosest first; ==> is right associative."""
        if self.peek() in ("\\forall", "\\exists"):
            return self.quantifier()
        if level == len(self.CONNECTIVES):
            return self.relation()
        token, word = self.CONNECTIVES[level]
        left = self.binary(level + 1)
        while self.given(token):
            text = self.prop(left)
            further = lambda: self.binary(level if token == "==>" else level + 1)
            right = further() if token == "<==>" else self.under("not " * (token == "||") + text, further)
            left = "(%s %s %s)" % (text, word, self.prop(right)), "prop"
        return left

    def relation(self):
        left = self.sum()
        parts = []
        while self.peek() in RELATIONS:
            token = self.take()
            right = self.sum()
            (a, b), kind = self.alike(left, right)
            dot = "." if kind == "real" and token not in ("==", "!=") else ""
            parts.append("%s %s%s %s" % (a, RELATIONS[token], dot, b))
            left = right
        return ("(%s)" % " /\\ ".join(parts), "prop") if parts else left

    def arithmetic(self, operators, operand):
        left = operand()
        while self.peek() in operators:
            token = self.take()
            right = operand()
            if isinstance(left[1], tuple):
                shifted = right[0] if token == "+" else "(- %s)" % right[0]
                left = "(shift %s %s)" % (left[0], shifted), left[1]
                continue
            (a, b), kind = self.alike(left, right)
            if kind == "int" and token in "/%":
                left = "(%s %s %s)" % ("div" if token == "/" else "mod", a, b), kind
            else:
                left = "(%s %s%s %s)" % (a, token, "." if kind == "real" else "", b), kind
        return left

    def sum(self):
        return self.arithmetic("+-", lambda: self.arithmetic("*/%", self.unary))

    def unary(self):
        if self.given("-"):
            text, kind = self.unary()
            return ("(0.0 -. %s)" if kind == "real" else "(- %s)") % text, kind
        if self.given("!"):
            return "(not %s)" % self.prop(self.unary()), "prop"
        if self.given("*"):
            return self.load(self.unary())
        result = self.primary()
        while self.peek() in (".", "->"):
            if self.take() == "->":
                result = self.load(result)
            result = self.field(result, self.take())
        return result

    def load(self, pointer):
        text, kind = pointer
        word = "load_" + (kind[1] if kind[1] == "natural" else self.type_text(kind[1]))
        self.loads[word] = self.type_text(kind[1])
        if kind[1] == "natural":
            self.naturals.add(word)
        return "(%s %s %s)" % (word, self.memory, text), "int" if kind[1] == "natural" else kind[1]

    def field(self, record, field):
        text, (_, struct) = record
        kind = self.type_of(self.fields[struct][field])
        word = "%s_%s" % (self.struct_name(struct), field)
        self.accessors[word] = self.struct_name(struct), self.type_text(kind)
        if UNSIGNED.fullmatch(self.fields[struct][field].strip()):
            self.naturals.add(word)
        return "(%s %s)" % (word, text), kind

    def primary(self):
        if self.given("("):
            result = self.expression()
            self.take(")")
            return result
        token = self.take()
        if token[0].isdigit():
            return token, "real" if "." in token else "int"
        if token == "\\at":
            return self.at_label()
        if token in ("\\true", "\\false"):
            return token[1:], "prop"
        if token in self.variables:
            return name(token), self.variables[token]
        if token in self.constants:
            return self.constants[token], "int"
        if token in self.symbols:
            return self.call(token)
        raise Unknown("unknown name %s" % token)

    def at_label(self):
        """What is read in the memory of a label, which comes last."""
        outer, self.memory = self.memory, "memory'unnamed"
        self.take("(")
        text, kind = self.expression()
        self.memory = outer
        self.take(",")
        text = text.replace("memory'unnamed", "memory_" + self.take())
        self.take(")")
        return text, kind

    def call(self, word):
        labels = self.labels()
        kind, parameters, memory = self.symbols[word]
        arguments = []
        if self.given("("):
            while not self.given(")"):
                arguments.append(self.coerce(self.expression(), parameters[len(arguments)]))
                self.given(",")
        if len(arguments) != len(parameters):
            raise Unknown("%s has %d arguments" % (word, len(arguments)))
        arguments = ["memory_" + labels[0] if labels else self.memory] * memory + arguments
        if word == self.own:
            self.calls.append(("".join(self.path), arguments))
        return "(%s)" % " ".join([name(word)] + arguments), kind

    def coerce(self, value, kind):
        text, own = value
        if own == "int" and kind == "real":
            return text + ".0" if text.isdigit() else "(from_int %s)" % text
        if own == "prop" and kind == "bool":
            return "(if %s then True else False)" % text
        if self.type_text(own) != self.type_text(kind):
            raise Unknown("%s: %s, not %s" % (text, self.type_text(own), self.type_text(kind)))
        return text

    def alike(self, left, right):
        """Two values of one type: their texts and that type."""
        kinds = {left[1], right[1]}
        kind = "real" if kinds == {"int", "real"} else "prop" if kinds == {"bool", "prop"} else left[1]
        if kind == "prop":
            return (self.prop(left), self.prop(right)), kind
        return (self.coerce(left, kind), self.coerce(right, kind)), kind

    def prop(self, value):
        if value[1] == "bool":
            return "(%s = True)" % value[0]
        return self.coerce(value, "prop")
