# memcert: `make demo` and `make check` are the two commands to know; README.md tells more.

CC = gcc
CLANG = clang
PKG_CONFIG = pkg-config
PREFIX = /usr/local
CFLAGS = -O2 -g
WARNINGS = -std=c11 -Wall -Wextra -Werror
PACKAGES = jansson nettle mpfr gmp
CPPFLAGS = -D_GNU_SOURCE -I. -Isrc
LDLIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lcsv

# ONNX is read by the program if what compiles its description is there; ONNX=no leaves it out.
ONNX_PROTO = /usr/include/onnx/onnx.proto
ONNX := $(shell command -v protoc-c > /dev/null && test -f $(ONNX_PROTO) && $(PKG_CONFIG) --exists libprotobuf-c && \
          echo yes)
ONNX_SOURCES = $(filter-out %/onnx_none.c,$(wildcard src/shell/onnx*.c))

SOURCES = $(filter-out src/shell/onnx%,$(sort $(wildcard src/kernel/*.c src/shell/*.c)))
ifeq ($(ONNX),yes)
PACKAGES += libprotobuf-c
CPPFLAGS += -Ibuild/onnx
SOURCES += $(ONNX_SOURCES) build/onnx/onnx.pb-c.c
else
SOURCES += src/shell/onnx_none.c
endif
OBJECTS = $(SOURCES:%.c=build/obj/%.o)
ASAN_OBJECTS = $(SOURCES:%.c=build/asan/obj/%.o)

.PHONY: all demo check assurance fuzz deps deps-build asan test-gmp test-mpfr test-expansion bench bench-rank bench-conditional clean install

all: build/memcert

build/memcert: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(LDLIBS)

build/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# Some parameters of the kernel are there for its contracts only.
build/obj/src/kernel/%.o build/asan/obj/src/kernel/%.o: WARNINGS += -Wno-unused-parameter

$(ONNX_SOURCES:%.c=build/obj/%.o) $(ONNX_SOURCES:%.c=build/asan/obj/%.o): build/onnx/onnx.pb-c.h

build/onnx/onnx.pb-c.c build/onnx/onnx.pb-c.h &: $(ONNX_PROTO)
	@mkdir -p $(@D)
	protoc-c --c_out=build/onnx --proto_path=$(dir $(ONNX_PROTO)) $(ONNX_PROTO)

# What it is where that is missing, for the tests.
WITHOUT_ONNX = $(patsubst %.c,build/obj/%.o,$(filter-out %/onnx.pb-c.c src/shell/onnx%,$(SOURCES))) \
               build/obj/src/shell/onnx_none.o
build/without_onnx/memcert: $(WITHOUT_ONNX)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(WITHOUT_ONNX) $(filter-out -lprotobuf-c,$(LDLIBS))

# The program with one source broken on purpose (tests/broken.py).
build/broken/%/memcert: build/broken/%.c $(ASAN_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(ASAN_FLAGS) $(CPPFLAGS) -Isrc/shell -o $@ $< $(filter-out %/$*.o,$(ASAN_OBJECTS)) $(LDLIBS)

# The same program with sanitizers, for the tests.  As one library they write what they find to one place.
ASAN_FLAGS = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -static-libasan -static-libubsan

asan: build/asan/memcert

build/asan/memcert: $(ASAN_OBJECTS)
	$(CC) $(ASAN_FLAGS) -o $@ $(ASAN_OBJECTS) $(LDLIBS)

build/asan/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(ASAN_FLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# Makes allocations fail, for the tests.
build/failing_malloc.so: tests/failing_malloc.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -O2 -shared -fPIC -o $@ $<

# The readers under libFuzzer, one after the other for so many seconds: tests/fuzz/README.md.
SECONDS = 60
FUZZ_OBJECTS = $(patsubst %.c,build/fuzz/obj/%.o,tests/fuzz/fuzz.c $(filter-out src/shell/main.c,$(SOURCES)))
FUZZ_FLAGS = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -D__SANITIZE_ADDRESS__

fuzz: all
	tests/deps.sh fuzz
	$(MAKE) build/fuzz/reader
	tests/fuzz/fuzz.py $(SECONDS)

build/fuzz/reader: $(FUZZ_OBJECTS)
	$(CLANG) -g -fsanitize=fuzzer,address,undefined -Wl,--wrap=fail,--wrap=fail_at -o $@ $(FUZZ_OBJECTS) $(LDLIBS)

build/fuzz/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CLANG) -std=c11 $(FUZZ_FLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

$(ONNX_SOURCES:%.c=build/fuzz/obj/%.o): build/onnx/onnx.pb-c.h

# The contracts that the proofs trust GMP to keep, against GMP; FLINT is the oracle of this test only.
test-gmp: build/test_gmp
	build/test_gmp specs/model/gmp.h

build/test_gmp: tests/test_gmp.c tests/contracts.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -lflint -lgmp

# Those that they trust MPFR to keep; the oracle is GMP.
test-mpfr: build/test_mpfr
	build/test_mpfr specs/model/mpfr.h

build/test_mpfr: tests/test_mpfr.c tests/contracts.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -lmpfr -lgmp

# What expansion_check accepts and refuses; with sanitizers.
test-expansion: build/test_expansion
	build/test_expansion

build/test_expansion: tests/test_expansion.c src/shell/expansion_model.c $(ASAN_OBJECTS)
	$(CC) $(WARNINGS) $(ASAN_FLAGS) $(CPPFLAGS) -o $@ $< \
	  $(filter-out %/main.o %/expansion_model.o,$(ASAN_OBJECTS)) $(LDLIBS)

# What is missing is installed first, then the rest of make sees it.
demo: deps-build
	$(MAKE) all
	build/memcert certify datasets/anscombe1.csv

check: deps
	tests/check.sh

# All that speaks for the program, at length: writes build/assurance.md.
assurance: deps
	tests/deps.sh fuzz
	tests/assurance.py $(SECONDS)

deps:
	tests/deps.sh all

deps-build:
	tests/deps.sh build

bench: all
	python3 tests/bench.py build/memcert

# Beside FLINT's determinant of every subset.
bench-rank: all build/brute_rank
	python3 tests/bench_rank.py build/memcert build/brute_rank

build/brute_rank: tests/brute_rank.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) -o $@ $< -lflint -lgmp

# Theorem 1 on networks, and recall in C beside uthash, if uthash-dev is there, and a binary search.
bench-conditional: all
	python3 tests/bench_conditional.py build/memcert

install: all
	install -D -m 755 build/memcert $(DESTDIR)$(PREFIX)/bin/memcert

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(ASAN_OBJECTS:.o=.d) $(FUZZ_OBJECTS:.o=.d)
-include proofs/proofs.mk
