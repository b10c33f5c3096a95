# The tests (tests/README.md).

# Where the modules are that tests share.
export PYTHONPATH := tests/lib:tests/random:tests/tables:tests/hostile:proofs/tools

.PHONY: test transcripts gallery assurance asan fuzz test-gmp test-mpfr test-expansion bench bench-rank bench-conditional \
  bench-recall bench-comparison performance

# The program with sanitizers, for the tests.  As one library they write what they find to one place.
# Long tables are read in blocks, which are short there.
ASAN_FLAGS = -DSOURCE_BLOCK=37 -DROW_POINTS_LEAST=37 -DROWS_MOST=5 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -static-libasan -static-libubsan
ASAN_OBJECTS = $(SOURCES:%.c=build/asan/obj/%.o)

asan: build/asan/memcert

# It checks the kernel's preconditions at every call from another file.
BORDER = build/asan/obj/tests/contracts/border.o
BORDER_FLAGS = $(patsubst %,-Wl$(comma)--wrap=%,$(shell sed -n 's/^WRAP.[a-z_ ]*, \([a-z0-9_]*\),.*/\1/p' tests/contracts/border.c))
comma = ,

build/asan/memcert: $(ASAN_OBJECTS) $(BORDER)
	$(CC) $(ASAN_FLAGS) $(BORDER_FLAGS) -o $@ $(ASAN_OBJECTS) $(BORDER) $(LDLIBS)

build/asan/obj/%.o: %.c VERSION
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(ASAN_FLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# What the program is where the packages for ONNX and libarchive are missing.
WITHOUT_ONNX = $(patsubst %.c,build/obj/%.o,$(ONNX_NONE) src/shell/base/unpack_none.c \
                 $(filter-out %/onnx.pb-c.c $(ONNX_SOURCES) $(UNPACK),$(SOURCES)))

build/without_onnx/memcert: $(WITHOUT_ONNX)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(WITHOUT_ONNX) $(filter-out -lprotobuf-c -larchive,$(LDLIBS))

# The program with one source broken on purpose (tests/hostile/broken.py).
build/broken/%/memcert: build/broken/%.c $(ASAN_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(ASAN_FLAGS) $(CPPFLAGS) -I$(dir $(wildcard src/shell/*/$*.c)) -o $@ $< \
	  $(filter-out %/$*.o,$(ASAN_OBJECTS)) $(LDLIBS)

# Makes allocations fail.
build/failing_malloc.so: tests/lib/failing_malloc.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -O2 -shared -fPIC -o $@ $<

# Makes a file change while it is read.
build/changing_file.so: tests/lib/changing_file.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -O2 -shared -fPIC -o $@ $<

# One suite: make test SUITE=random/rank_random.py
test: all asan
	TALLY=/dev/null tests/lib/suite.sh tests/$(SUITE)

# Writes what the commands of the documents print into the documents.
transcripts: all asan
	tests/tables/transcripts.py --update

# Writes the pictures of docs/gallery.md.
gallery: all
	tests/tables/gallery.py --update

# The readers under libFuzzer, one after the other, SECONDS each: tests/hostile/fuzz/README.md.
SECONDS = 60
FUZZ_OBJECTS = $(patsubst %.c,build/fuzz/obj/%.o,tests/hostile/fuzz/fuzz.c \
                 $(filter-out src/shell/commands/main.c,$(SOURCES)))
FUZZ_FLAGS = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -D__SANITIZE_ADDRESS__

fuzz: all
	tests/lib/deps.sh fuzz
	$(MAKE) build/fuzz/reader
	tests/hostile/fuzz/fuzz.py $(SECONDS)

build/fuzz/reader: $(FUZZ_OBJECTS)
	$(CLANG) -g -fsanitize=fuzzer,address,undefined -o $@ $(FUZZ_OBJECTS) $(LDLIBS)

build/fuzz/obj/%.o: %.c VERSION
	@mkdir -p $(@D)
	$(CLANG) -std=c11 $(FUZZ_FLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# The contracts that the proofs trust GMP to keep, against GMP; FLINT is the oracle of this test only.
test-gmp: build/test_gmp
	build/test_gmp specs/model/gmp.h

build/test_gmp: tests/contracts/test_gmp.c tests/contracts/contracts.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -lflint -lgmp

# Those that they trust MPFR to keep; the oracle is GMP.
test-mpfr: build/test_mpfr
	build/test_mpfr specs/model/mpfr.h

build/test_mpfr: tests/contracts/test_mpfr.c tests/contracts/contracts.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -lmpfr -lgmp

# What expansion_check accepts and rejects; with sanitizers.
test-expansion: build/test_expansion
	build/test_expansion

build/test_expansion: tests/contracts/test_expansion.c src/shell/export/expansion_model.c $(ASAN_OBJECTS)
	$(CC) $(WARNINGS) $(ASAN_FLAGS) $(CPPFLAGS) -o $@ $< \
	  $(filter-out %/main.o %/expansion_model.o,$(ASAN_OBJECTS)) $(LDLIBS)

# All that speaks for the program, at length: writes build/assurance.md.
assurance: deps
	tests/lib/deps.sh fuzz
	tests/assurance.py $(SECONDS)

bench: all
	python3 tests/bench/bench.py build/memcert

# Beside FLINT's determinant of every subset.
bench-rank: all build/brute_rank
	python3 tests/bench/bench_rank.py build/memcert build/brute_rank

build/brute_rank: tests/bench/brute_rank.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) -o $@ $< -lflint -lgmp

# Writes docs/performance.md and its picture; TOPCOM is Debian's package topcom.
performance: all build/brute_rank
	python3 tests/bench/performance.py build/memcert build/brute_rank

# Theorem 1 on networks, and recall in C beside uthash, if uthash-dev is there, and a binary search.
bench-conditional: all
	python3 tests/bench/bench_conditional.py build/memcert

# Decision trees beside those of python3-sklearn, which is of the system's own Python.
bench-recall: all
	/usr/bin/python3 tests/bench/bench_trees.py build/memcert

# Every network on parts of public tables, those that are there: the table of docs/gallery.md.
bench-comparison: all
	python3 tests/bench/bench_comparison.py build/memcert

-include $(ASAN_OBJECTS:.o=.d) $(FUZZ_OBJECTS:.o=.d)
