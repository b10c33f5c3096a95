# The proofs (proofs/README.md).

.PHONY: prove prove-fast prove-cache smoke realize trusted statements theorems mutants mutants-fast confirm eva

# Every goal is proved; GOAL=... asks each prover about one.
prove:
	python3 proofs/tools/prove.py $(if $(GOAL),--goal $(GOAL))

# The same, with the verdict that `make prove-cache` wrote down on every goal that is still the same.
prove-fast:
	python3 proofs/tools/prove.py --fast

# Proves everything and writes the verdicts for prove-fast.
prove-cache:
	python3 proofs/tools/prove.py --record

# Looks for contradictory contracts, as far as the provers can; part of `prove`.
smoke:
	python3 proofs/tools/prove.py --smoke

# Shows that the axioms do not contradict each other; part of `prove`.
realize:
	python3 proofs/tools/realize.py

# Writes specs/TRUSTED.md anew.
trusted:
	python3 proofs/tools/prove.py --trusted

# Writes specs/STATEMENTS and docs/theorems.md anew: what is claimed, word for word.
statements theorems:
	python3 proofs/tools/statements.py --write

# Every breakage of proofs/lists/mutants must leave a goal open.
mutants:
	python3 proofs/tools/mutate.py

mutants-fast:
	python3 proofs/tools/mutate.py --fast

# Every prover on the main goals: two must prove each, but for those of proofs/lists/once.
confirm:
	python3 proofs/tools/confirm.py

# Readers of files: every alarm of Eva is explained.
eva: build/onnx/onnx.pb-c.h
	python3 proofs/tools/eva.py
