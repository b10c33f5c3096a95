/* What certify found as one page of HTML that needs nothing else. */
#ifndef MEMCERT_SHELL_HTML_PAGE_H
#define MEMCERT_SHELL_HTML_PAGE_H

#include "certify_run.h"

/* `r` is NULL if the dataset is refuted. */
void html_page_write(FILE *f, points *p, certify_run *r, const certify_wish *wish);

#endif
