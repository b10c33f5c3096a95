/* The head of an ARFF file. */
#include "shell/table/arff.h"

int main(void)
{
  const char *name = "file.arff";
  source s = source_load(name, WANTED_TABLE);
  arff_head head = arff_read(&s);
  arff_free(&head);
  //@ check reached: \false;
  return 0;
}
