#include "labels.h"
#include "proofs/lemmas/text/lemmas_labels.h"

bool label_agrees(const char *text, size_t n, char *const *labels, size_t k, mpq_srcptr value)
{
  const char *label = labels[k];
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant same: \forall integer j; 0 <= j < i ==> label[j] == text[j] && text[j] != 0;
    @ loop invariant inside: \forall integer m; string_of((char *)label, m) ==> i <= m;
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (label[i] != text[i] || text[i] == 0)
      return false;
  return label[n] == 0 && mpq_cmp_ui(value, k, 1) == 0;
}

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures byte: \result == byte(c);
  @*/
static int byte_of(char c)
{
  return c < 0 ? c + 256 : c;
}

/*@ requires string((char *)a) && string((char *)b);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures before: \result <==> before((char *)a, (char *)b);
  @*/
static bool is_before(const char *a, const char *b)
{
  size_t i = 0;
  /*@ loop invariant same: \forall integer j; 0 <= j < i ==> a[j] == b[j] && a[j] != 0;
    @ loop invariant inside: \forall integer m; string_of((char *)a, m) ==> i <= m;
    @ loop invariant within: \forall integer m; string_of((char *)b, m) ==> i <= m;
    @ loop assigns i;
    @ loop variant SIZE_MAX - i;
    @*/
  while (a[i] == b[i] && a[i] != 0)
    i++;
  return byte_of(a[i]) < byte_of(b[i]);
}

/*@ requires strings((char **)labels, n) && \valid_read(order + (0 .. n - 1)) && 0 < i < n;
  @ requires range: order[i - 1] < n && order[i] < n;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures before: \result <==> before((char *)labels[order[i - 1]], (char *)labels[order[i]]);
  @*/
static bool follows(char *const *labels, size_t n, const size_t *order, size_t i)
{
  return is_before(labels[order[i - 1]], labels[order[i]]);
}

bool labels_differ(char *const *labels, size_t n, const size_t *order, const size_t *slot)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant placed: placed((size_t *)order, (size_t *)slot, n, i);
    @ loop invariant inside: \forall integer j; 0 <= j < i ==> order[j] < n;
    @ loop invariant next: \forall integer j; 0 < j < i ==> before(labels[order[j - 1]], labels[order[j]]);
    @ loop invariant sorted: sorted((char **)labels, (size_t *)order, i);
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (slot[i] >= n || order[slot[i]] != i || order[i] >= n || (i > 0 && !follows(labels, n, order, i)))
      return false;
  return true;
}
