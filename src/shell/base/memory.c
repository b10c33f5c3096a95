#include "memory.h"
#include "status.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static _Noreturn void exhausted(size_t bytes)
{
  fail(STATUS_UNDECIDED, "out of memory: %zu more bytes are needed", bytes);
}

/* GMP's small blocks.  A dataset is millions of numbers of one or two words each; malloc would take
 * 32 bytes for every such word.  GMP says the size of what it gives back, so blocks need no heads:
 * they are cut from large pieces, and given back to a list of their size. */
#define SMALL_MOST 64
#define PIECE_BYTES ((size_t)1 << 18)
/* Parts of numbers below this have one place in memory. */
#define SHARED_MOST 16384
/* What the stack may grow by where memory is limited. */
#define STACK_BYTES ((size_t)1 << 20)

typedef union block {
  union block *next;
  char bytes[sizeof(void *)];
} block;

static block *spare[SMALL_MOST / sizeof(block) + 1];
static block *piece, *piece_end;

static size_t blocks_in(size_t bytes)
{
  return bytes ? (bytes + sizeof(block) - 1) / sizeof(block) : 1;
}

static void *small_allocate(size_t blocks)
{
  block *taken = spare[blocks];
  if (taken) {
    spare[blocks] = taken->next;
    return taken;
  }
  if (!piece || (size_t)(piece_end - piece) < blocks) {
    piece = malloc(PIECE_BYTES);
    if (!piece)
      exhausted(PIECE_BYTES);
    piece_end = piece + PIECE_BYTES / sizeof(block);
  }
  taken = piece;
  piece += blocks;
  return taken;
}

static size_t number_bytes_most = (size_t)-1;

void memory_limit_number(size_t bytes)
{
  number_bytes_most = bytes > SMALL_MOST ? bytes : SMALL_MOST;
}

static void refuse_large_number(size_t bytes)
{
  if (bytes > number_bytes_most)
    fail(STATUS_UNDECIDED, "--max-bits: computing took numbers of more than %zu bits", 8 * number_bytes_most);
}

static void *gmp_allocate(size_t bytes)
{
  if (bytes <= SMALL_MOST)
    return small_allocate(blocks_in(bytes));
  refuse_large_number(bytes);
  void *large = malloc(bytes);
  if (!large)
    exhausted(bytes);
  return large;
}

static void gmp_release(void *old, size_t bytes)
{
  if (bytes > SMALL_MOST) {
    free(old);
    return;
  }
  block *given = old;
  given->next = spare[blocks_in(bytes)];
  spare[blocks_in(bytes)] = given;
}

static void *gmp_reallocate(void *old, size_t old_bytes, size_t bytes)
{
  if (old_bytes > SMALL_MOST && bytes > SMALL_MOST) {
    refuse_large_number(bytes);
    void *large = realloc(old, bytes);
    if (!large)
      exhausted(bytes);
    return large;
  }
  if (old_bytes <= SMALL_MOST && bytes <= SMALL_MOST && blocks_in(old_bytes) == blocks_in(bytes))
    return old;
  void *moved = gmp_allocate(bytes);
  memcpy(moved, old, old_bytes < bytes ? old_bytes : bytes);
  gmp_release(old, old_bytes);
  return moved;
}

static void *json_allocate(size_t bytes)
{
  void *made = malloc(bytes);
  if (!made)
    exhausted(bytes);
  return made;
}

/* What this process may use: the machine's memory, or less in a container or by --max-memory. */
static size_t known;

static size_t machine_bytes(void)
{
  if (known)
    return known;
  long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
  size_t allowed;
  known = pages > 0 && page > 0 ? (size_t)pages * (size_t)page : (size_t)-1;
  FILE *container = fopen("/sys/fs/cgroup/memory.max", "r");
  if (container && fscanf(container, "%zu", &allowed) == 1 && allowed > 0 && allowed < known)
    known = allowed;
  if (container)
    fclose(container);
  return known;
}

/* Makes the system reject what is beyond. */
static void limit_memory(size_t bytes)
{
#ifdef __SANITIZE_ADDRESS__ /* which reserves far more than it uses */
  (void)bytes;
#else
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur > bytes) {
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_AS, &limit);
  }
#endif
}

void memory_install(void)
{
  /* It could grant more than it can keep. */
  limit_memory(machine_bytes());
  mp_set_memory_functions(gmp_allocate, gmp_reallocate, gmp_release);
  json_set_alloc_funcs(json_allocate, free);
}

/* A stack that cannot grow is the end of a process, without a word. */
static void grow_stack(void)
{
  volatile char below[STACK_BYTES];
  for (size_t i = 0; i < sizeof below; i += 1024)
    below[i] = 0;
}

void memory_limit(size_t bytes)
{
  grow_stack();
  if (bytes < machine_bytes())
    known = bytes;
  limit_memory(bytes);
}

void memory_limit_more(size_t bytes)
{
  size_t pages;
  long page = sysconf(_SC_PAGESIZE);
  FILE *own = fopen("/proc/self/statm", "r");
  if (own && fscanf(own, "%zu", &pages) == 1 && page > 0)
    limit_memory(pages * (size_t)page + bytes);
  if (own)
    fclose(own);
}

void *allocate(size_t count, size_t size)
{
  if (size && count > machine_bytes() / size)
    fail(STATUS_UNDECIDED, "out of memory: %zu times %zu bytes are more than this process may have", count, size);
  void *made = calloc(count ? count : 1, size ? size : 1);
  if (!made)
    exhausted(count * size);
  return made;
}

void *reallocate(void *old, size_t count, size_t size)
{
  if (size && count > machine_bytes() / size)
    fail(STATUS_UNDECIDED, "out of memory: %zu times %zu bytes are more than this process may have", count, size);
  void *made = realloc(old, count && size ? count * size : 1);
  if (!made)
    exhausted(count * size);
  return made;
}

void *with_room(void *list, size_t *room, size_t count, size_t size)
{
  if (count <= *room)
    return list;
  *room = count < 8 ? 16 : 2 * count;
  return reallocate(list, *room, size);
}

char *duplicate(const char *text, size_t length)
{
  char *copy = allocate(length + 1, 1);
  memcpy(copy, text, length);
  return copy;
}

mpq_ptr numbers_new(size_t count)
{
  mpq_ptr numbers = allocate(count, sizeof(mpq_t));
  for (size_t i = 0; i < count; i++)
    mpq_init(numbers + i);
  return numbers;
}

void numbers_clear(mpq_ptr numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    mpq_clear(numbers + i);
}

void numbers_free(mpq_ptr numbers, size_t count)
{
  numbers_clear(numbers, count);
  free(numbers);
}

#if __GNU_MP_RELEASE >= 60200 /* before, mpz_clear() released what was not its own */
/* One limb for all parts of numbers that have that value: a table of millions of cells has few different ones. */
static mp_limb_t shared[SHARED_MOST];

/* The part, of at most one limb, is read there from now on. */
static void share_part(mpz_ptr part, mp_limb_t *place)
{
  mp_size_t sign = mpz_sgn(part);
  *place = mpz_getlimbn(part, 0);
  mpz_clear(part);
  mpz_roinit_n(part, place, sign);
}

void number_share(mpq_ptr value)
{
  if (mpz_cmpabs_ui(mpq_numref(value), SHARED_MOST) >= 0 || mpz_cmp_ui(mpq_denref(value), SHARED_MOST) >= 0)
    return;
  share_part(mpq_numref(value), shared + mpz_get_ui(mpq_numref(value)));
  share_part(mpq_denref(value), shared + mpz_get_ui(mpq_denref(value)));
}

bool number_share_at(mpq_ptr value, mp_limb_t limbs[2])
{
  if (mpz_size(mpq_numref(value)) > 1 || mpz_size(mpq_denref(value)) > 1)
    return false;
  share_part(mpq_numref(value), limbs);
  share_part(mpq_denref(value), limbs + 1);
  return true;
}

void numbers_begin(mpq_ptr numbers, size_t count)
{
  mpq_t zero;
  mpq_init(zero);
  number_share(zero);
  for (size_t i = 0; i < count; i++)
    numbers[i] = *zero;
}
#else
void number_share(mpq_ptr value)
{
  (void)value;
}

bool number_share_at(mpq_ptr value, mp_limb_t limbs[2])
{
  (void)value;
  (void)limbs;
  return false;
}

void numbers_begin(mpq_ptr numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    mpq_init(numbers + i);
}
#endif

size_t memory_peak(void)
{
  /* getrusage would count what the process was before it became this program. */
  FILE *status = fopen("/proc/self/status", "r");
  char line[256];
  size_t kilobytes = 0;
  while (status && fgets(line, sizeof line, status))
    if (sscanf(line, "VmHWM: %zu", &kilobytes) == 1)
      break;
  if (status)
    fclose(status);
  return kilobytes * 1024;
}
