#include "svg.h"
#include "shell/base/number.h"
#include "shell/base/text.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS_SHOWN 8
#define DECIMALS_SHOWN 4

/* Distinct in light and dark, and for those who do not see all colours; text says the same as well. */
static const char *const light[SVG_COLOURS] = {"#0969da", "#bc4c00", "#1a7f37", "#8250df", "#633c01",
                                               "#bf3989", "#1b7c83", "#57606a", "#bf8700"};
static const char *const dark[SVG_COLOURS] = {"#58a6ff", "#f0883e", "#3fb950", "#bc8cff", "#f2cc60",
                                              "#f778ba", "#39c5cf", "#9ba4ae", "#c6e05a"};

static void write_colours(FILE *f, const char *const *list)
{
  for (int k = 0; k < SVG_COLOURS; k++)
    fprintf(f, " .c%d{fill:%s} .p%d{fill:%s}", k, list[k], k, list[k]);
  fputc('\n', f);
}

static void write_style(FILE *f)
{
  fputs("<style>\n"
        " .paper{fill:#ffffff} text{fill:#1f2328} .small{fill:#57606a;font-size:12px} .head{font-weight:bold}\n"
        " .start{text-anchor:start} .middle{text-anchor:middle} .end{text-anchor:end}\n"
        " .frame{fill:none;stroke:#8c959f;stroke-width:1} .grid{stroke:#d0d7de;stroke-width:1}\n"
        " .region{fill-opacity:.16;stroke:none} .none{fill:none} .plain{fill:#8c959f;fill-opacity:.07}\n"
        " .edge{stroke:#8c959f;stroke-width:.8} .halving{stroke:#57606a;stroke-width:1.2;stroke-dasharray:5 4}\n"
        " .path{stroke:#cf222e;stroke-width:2.6;fill:none} .here{fill:#cf222e;fill-opacity:.04}\n"
        " .badge{fill:#cf222e} text.number{fill:#ffffff;font-size:11px;font-weight:bold;text-anchor:middle}\n"
        " .mark{stroke:#ffffff;stroke-width:1} .ring{fill:none;stroke:#cf222e;stroke-width:2.4}\n"
        " .curve{fill:none;stroke:#0969da;stroke-width:2} .break{stroke:#bc4c00;stroke-width:1.2}\n"
        " .box{fill:#f6f8fa;stroke:#8c959f;stroke-width:1.2} .on{fill:#ddf4ff;stroke:#0969da;stroke-width:2.2}\n"
        " .wire{fill:none;stroke:#8c959f;stroke-width:1} .no{stroke-dasharray:5 4}\n"
        " .live{fill:none;stroke:#0969da;stroke-width:2.6}\n"
        " .series{fill:none;stroke-width:2} .bound{stroke:#8c959f;stroke-width:3.5}\n", f);
  for (int k = 0; k < SVG_COLOURS; k++)
    fprintf(f, " .s%d{stroke:%s}", k, light[k]);
  write_colours(f, light);
  fputs(" @media (prefers-color-scheme: dark){\n"
        " .paper{fill:#0d1117} text{fill:#e6edf3} .small{fill:#9ba4ae} .frame{stroke:#6e7681} .grid{stroke:#30363d}\n"
        " .region{fill-opacity:.24} .edge{stroke:#6e7681} .halving{stroke:#9ba4ae} .path{stroke:#ff7b72}\n"
        " .here{fill:#ff7b72} .badge{fill:#b62324} .mark{stroke:#0d1117} .ring{stroke:#ff7b72}\n"
        " .curve{stroke:#58a6ff} .break{stroke:#f0883e} .box{fill:#161b22;stroke:#848d97}\n"
        " .on{fill:#0c2d6b;stroke:#58a6ff} .wire{stroke:#848d97} .live{stroke:#58a6ff}\n", f);
  for (int k = 0; k < SVG_COLOURS; k++)
    fprintf(f, " .s%d{stroke:%s}", k, dark[k]);
  write_colours(f, dark);
  fputs(" }\n</style>\n", f);
}

void svg_begin(FILE *f, long width, long height, const char *title, const char *description)
{
  fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %ld %ld\" width=\"%ld\" height=\"%ld\" "
          "role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"14\">\n<!-- written by memcert -->\n<title>", width, height, width,
          height);
  svg_text(f, title);
  fputs("</title>\n<desc>", f);
  svg_text(f, description);
  fputs("</desc>\n", f);
  write_style(f);
  fprintf(f, "<rect class=\"paper\" width=\"%ld\" height=\"%ld\"/>\n", width, height);
}

void svg_end(FILE *f)
{
  fputs("</svg>\n", f);
}

void svg_length(FILE *f, drawn length)
{
  unsigned long size = length < 0 ? -(unsigned long)length : (unsigned long)length;
  fprintf(f, "%s%lu", length < 0 ? "-" : "", size / UNIT);
  if (size % UNIT)
    fprintf(f, ".%02lu", size % UNIT);
}

/* Bytes of the character there, 0 if it is none. */
static size_t character(const char *text)
{
  unsigned char first = (unsigned char)text[0];
  size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3
                : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (size_t k = 1; k < length; k++)
    if (((unsigned char)text[k] & 0xc0) != 0x80)
      return 0;
  unsigned char second = length > 1 ? (unsigned char)text[1] : 0;
  bool wrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0) ||
               (first == 0xef && second == 0xbf && (unsigned char)text[2] >= 0xbe) ||
               (first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90);
  return wrong ? 0 : length;
}

/* Writes the character there; returns its bytes. */
static size_t write_character(FILE *f, const char *text)
{
  size_t length = character(text);
  bool control = (unsigned char)text[0] < 0x20 || text[0] == 0x7f;
  if (length == 0 || (control && text[0] != '\n'))
    fputs("\xef\xbf\xbd", f);
  else if (strchr("&<>\"", text[0]))
    fputs(text[0] == '&' ? "&amp;" : text[0] == '<' ? "&lt;" : text[0] == '>' ? "&gt;" : "&quot;", f);
  else
    fwrite(text, 1, length, f);
  return length ? length : 1;
}

void svg_text(FILE *f, const char *text)
{
  while (*text)
    text += write_character(f, text);
}

static void begin_label(FILE *f, drawn x, drawn y, const char *style)
{
  fputs("<text x=\"", f);
  svg_length(f, x);
  fputs("\" y=\"", f);
  svg_length(f, y);
  fprintf(f, "\" class=\"%s\">", style);
}

void svg_label(FILE *f, drawn x, drawn y, const char *style, const char *text)
{
  begin_label(f, x, y, style);
  svg_text(f, text);
  fputs("</text>\n", f);
}

/* Whether there are more characters than that. */
static bool is_longer(const char *text, size_t most)
{
  for (size_t k = 0; *text; k++) {
    if (k == most)
      return true;
    size_t length = character(text);
    text += length ? length : 1;
  }
  return false;
}

void svg_label_short(FILE *f, drawn x, drawn y, const char *style, const char *text, size_t most)
{
  bool cut = is_longer(text, most);
  begin_label(f, x, y, style);
  for (size_t k = 0; *text && k < most - cut; k++)
    text += write_character(f, text);
  fputs(cut ? "…</text>\n" : "</text>\n", f);
}

/* Attributes that are lengths. */
static void write_lengths(FILE *f, const char *const *name, const drawn *length, size_t count)
{
  for (size_t k = 0; k < count; k++) {
    fprintf(f, " %s=\"", name[k]);
    svg_length(f, length[k]);
    fputc('"', f);
  }
}

void svg_line(FILE *f, drawn x1, drawn y1, drawn x2, drawn y2, const char *style)
{
  static const char *const name[] = {"x1", "y1", "x2", "y2"};
  fprintf(f, "<line class=\"%s\"", style);
  write_lengths(f, name, (const drawn[]){x1, y1, x2, y2}, 4);
  fputs("/>\n", f);
}

void svg_box(FILE *f, drawn x, drawn y, drawn width, drawn height, const char *style)
{
  static const char *const name[] = {"x", "y", "width", "height"};
  fprintf(f, "<rect class=\"%s\"", style);
  write_lengths(f, name, (const drawn[]){x, y, width, height}, 4);
  fputs("/>\n", f);
}

void svg_circle(FILE *f, drawn x, drawn y, const char *radius, const char *style)
{
  static const char *const name[] = {"cx", "cy"};
  fprintf(f, "<circle class=\"%s\" r=\"%s\"", style, radius);
  write_lengths(f, name, (const drawn[]){x, y}, 2);
}

/* Whether the number has at most so many decimals, exactly: how many it has. */
static bool is_decimal(mpq_srcptr value, size_t *decimals)
{
  mpq_t scaled, ten;
  mpq_inits(scaled, ten, NULL);
  mpq_set(scaled, value);
  mpq_set_ui(ten, 10, 1);
  for (*decimals = 0; *decimals < DECIMALS_SHOWN && mpz_cmp_ui(mpq_denref(scaled), 1) != 0; (*decimals)++)
    mpq_mul(scaled, scaled, ten);
  bool whole = mpz_cmp_ui(mpq_denref(scaled), 1) == 0 && mpz_sizeinbase(mpq_numref(scaled), 10) <= DIGITS_SHOWN;
  mpq_clears(scaled, ten, NULL);
  return whole;
}

/* Digits before the point, about. */
static long magnitude(mpq_srcptr value)
{
  return (long)mpz_sizeinbase(mpq_numref(value), 10) - (long)mpz_sizeinbase(mpq_denref(value), 10);
}

char *svg_number(mpq_srcptr value)
{
  size_t decimals;
  text_stream t;
  text_open(&t);
  if (is_decimal(value, &decimals))
    number_write_decimal(t.stream, value, decimals);
  else if (labs(magnitude(value)) > DIGITS_SHOWN)
    fprintf(t.stream, "about %s10^%ld", mpq_sgn(value) < 0 ? "-" : "", magnitude(value));
  else {
    fputs("≈ ", t.stream);
    number_write_decimal(t.stream, value, DECIMALS_SHOWN);
  }
  return text_close(&t);
}
