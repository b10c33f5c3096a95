# memcert: `make demo` and `make check` are the two commands to know; README.md tells more.

CC = gcc
PKG_CONFIG = pkg-config
PREFIX = /usr/local
CFLAGS = -O2 -g
WARNINGS = -std=c11 -Wall -Wextra -Werror
PACKAGES = jansson nettle mpfr gmp
CPPFLAGS = -D_GNU_SOURCE -I. -Isrc
LDLIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lcsv

SOURCES = $(sort $(wildcard src/kernel/*.c src/shell/*.c))
OBJECTS = $(SOURCES:%.c=build/obj/%.o)
ASAN_OBJECTS = $(SOURCES:%.c=build/asan/obj/%.o)

.PHONY: all demo check deps deps-build asan test-gmp test-mpfr bench bench-rank clean install

all: build/memcert

build/memcert: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(LDLIBS)

build/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# Some parameters of the kernel are there for its contracts only.
build/obj/src/kernel/%.o build/asan/obj/src/kernel/%.o: WARNINGS += -Wno-unused-parameter

# The same program with sanitizers, for the tests of bad input.
asan: build/asan/memcert

build/asan/memcert: $(ASAN_OBJECTS)
	$(CC) -g -fsanitize=address,undefined -o $@ $(ASAN_OBJECTS) $(LDLIBS)

build/asan/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all $(CPPFLAGS) -MMD -MP -c -o $@ $<

# The contracts that the proofs trust GMP to keep, against GMP; FLINT is the oracle of this test only.
test-gmp: build/test_gmp
	build/test_gmp specs/model/gmp.h

build/test_gmp: tests/test_gmp.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -lflint -lgmp

# Those that they trust MPFR to keep; the oracle is GMP.
test-mpfr: build/test_mpfr
	build/test_mpfr specs/model/mpfr.h

build/test_mpfr: tests/test_mpfr.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -lmpfr -lgmp

# What is missing is installed first, then the rest of make sees it.
demo: deps-build
	$(MAKE) all
	build/memcert certify datasets/labels.csv

check: deps
	tests/check.sh

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

install: all
	install -D -m 755 build/memcert $(DESTDIR)$(PREFIX)/bin/memcert

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(ASAN_OBJECTS:.o=.d)
-include proofs/proofs.mk
