#include "frame.h"
#include "shell/base/number.h"
#include "shell/base/text.h"
#include <stdlib.h>

#define TICKS_MOST 8
#define EXPONENT_SHOWN 5
#define NAME_SHOWN 40

static void axis_init(axis *a, long from, long to)
{
  mpq_inits(a->least, a->most, NULL);
  mpq_set_ui(a->most, 1, 1);
  a->from = from * UNIT;
  a->to = to * UNIT;
}

frame frame_new(long left, long top, long width, long height)
{
  frame w;
  axis_init(&w.across, left, left + width);
  axis_init(&w.up, top + height, top);
  return w;
}

void frame_free(frame *w)
{
  mpq_clears(w->across.least, w->across.most, w->up.least, w->up.most, NULL);
}

void axis_take(axis *a, mpq_srcptr values, size_t count, size_t step, bool fresh)
{
  for (size_t k = 0; k < count; k++) {
    mpq_srcptr value = values + k * step;
    bool first = fresh && k == 0;
    if (first || mpq_cmp(value, a->least) < 0)
      mpq_set(a->least, value);
    if (first || mpq_cmp(value, a->most) > 0)
      mpq_set(a->most, value);
  }
}

void axis_widen(axis *a, unsigned long part)
{
  mpq_t length;
  mpq_init(length);
  mpq_sub(length, a->most, a->least);
  if (mpq_sgn(length) == 0)
    mpq_set_ui(length, part, 1);
  mpz_mul_ui(mpq_denref(length), mpq_denref(length), part);
  mpq_canonicalize(length);
  mpq_sub(a->least, a->least, length);
  mpq_add(a->most, a->most, length);
  mpq_clear(length);
}

bool axis_has(const axis *a, mpq_srcptr value)
{
  return mpq_cmp(a->least, value) <= 0 && mpq_cmp(value, a->most) <= 0;
}

/* share := where the value is, 0 at the beginning and 1 at the end, but at least -1 and at most 2 */
static void share_of(mpq_ptr share, const axis *a, mpq_srcptr value)
{
  mpq_t length;
  mpq_init(length);
  mpq_sub(length, a->most, a->least);
  mpq_sub(share, value, a->least);
  mpq_div(share, share, length);
  if (mpq_cmp_si(share, -1, 1) < 0)
    mpq_set_si(share, -1, 1);
  if (mpq_cmp_ui(share, 2, 1) > 0)
    mpq_set_ui(share, 2, 1);
  mpq_clear(length);
}

drawn axis_at(const axis *a, mpq_srcptr value)
{
  mpq_t share, half;
  mpq_inits(share, half, NULL);
  share_of(share, a, value);
  mpz_mul_si(mpq_numref(share), mpq_numref(share), a->to - a->from);
  mpq_canonicalize(share);
  mpq_set_ui(half, 1, 2);
  mpq_add(share, share, half);
  mpz_fdiv_q(mpq_numref(share), mpq_numref(share), mpq_denref(share));
  drawn at = a->from + mpz_get_si(mpq_numref(share));
  mpq_clears(share, half, NULL);
  return at;
}

/* ten := 10^exponent */
static void power_of_ten(mpq_ptr ten, long exponent)
{
  mpz_ui_pow_ui(mpq_numref(ten), 10, (unsigned long)labs(exponent));
  mpz_set_ui(mpq_denref(ten), 1);
  if (exponent < 0)
    mpq_inv(ten, ten);
}

/* step := times * 10^exponent; whether at most TICKS_MOST of these fit into the length. */
static bool is_coarse(mpq_ptr step, mpq_srcptr length, unsigned long times, long exponent)
{
  mpq_t all;
  mpq_init(all);
  power_of_ten(step, exponent);
  mpz_mul_ui(mpq_numref(step), mpq_numref(step), times);
  mpq_canonicalize(step);
  mpz_mul_ui(mpq_numref(all), mpq_numref(step), TICKS_MOST);
  mpz_set(mpq_denref(all), mpq_denref(step));
  mpq_canonicalize(all);
  bool coarse = mpq_cmp(all, length) >= 0;
  mpq_clear(all);
  return coarse;
}

/* step := the least one of 1, 2 and 5 times a power of ten that is coarse; returns the exponent. */
static long choose_step(mpq_ptr step, const axis *a)
{
  static const unsigned long times[] = {1, 2, 5};
  mpq_t length;
  mpq_init(length);
  mpq_sub(length, a->most, a->least);
  long exponent = (long)mpz_sizeinbase(mpq_numref(length), 10) - (long)mpz_sizeinbase(mpq_denref(length), 10) - 3;
  int k = 0;
  while (!is_coarse(step, length, times[k], exponent))
    if (++k == 3) {
      k = 0;
      exponent++;
    }
  mpq_clear(length);
  return exponent;
}

/* The number of a tick, as text to be released with free(). */
static char *tick_text(mpq_srcptr value, long exponent)
{
  text_stream t;
  text_open(&t);
  if (labs(exponent) <= EXPONENT_SHOWN)
    number_write_decimal(t.stream, value, exponent < 0 ? (size_t)-exponent : 0);
  else {
    mpq_t ten;
    mpq_init(ten);
    power_of_ten(ten, exponent);
    mpq_div(ten, value, ten);
    gmp_fprintf(t.stream, mpq_sgn(ten) ? "%Zde%ld" : "%Zd", mpq_numref(ten), exponent);
    mpq_clear(ten);
  }
  return text_close(&t);
}

static void write_tick(FILE *f, const frame *w, bool upwards, mpq_srcptr value, long exponent)
{
  drawn at = axis_at(upwards ? &w->up : &w->across, value);
  char *text = tick_text(value, exponent);
  if (upwards) {
    svg_line(f, w->across.from, at, w->across.to, at, "grid");
    svg_label_short(f, w->across.from - 7 * UNIT, at + 4 * UNIT, "small end", text, 12);
  } else {
    svg_line(f, at, w->up.from, at, w->up.to, "grid");
    svg_label_short(f, at, w->up.from + 18 * UNIT, "small middle", text, 12);
  }
  free(text);
}

static void write_ticks(FILE *f, const frame *w, bool upwards)
{
  const axis *a = upwards ? &w->up : &w->across;
  mpq_t step, value;
  mpq_inits(step, value, NULL);
  long exponent = choose_step(step, a);
  mpq_div(value, a->least, step);
  mpz_cdiv_q(mpq_numref(value), mpq_numref(value), mpq_denref(value));
  mpz_set_ui(mpq_denref(value), 1);
  for (mpq_mul(value, value, step); mpq_cmp(value, a->most) <= 0; mpq_add(value, value, step))
    write_tick(f, w, upwards, value, exponent);
  mpq_clears(step, value, NULL);
}

void frame_write(FILE *f, const frame *w, const char *across, const char *up)
{
  write_ticks(f, w, false);
  write_ticks(f, w, true);
  svg_box(f, w->across.from, w->up.to, w->across.to - w->across.from, w->up.from - w->up.to, "frame");
  svg_label_short(f, (w->across.from + w->across.to) / 2, w->up.from + 38 * UNIT, "middle", across, NAME_SHOWN);
  svg_label_short(f, w->across.from, w->up.to - 8 * UNIT, "start", up, NAME_SHOWN);
}
