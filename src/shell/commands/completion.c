#include "completion.h"
#include <string.h>

/* Calls `act` with every option of a command. */
static void each_option(FILE *f, const command *c, void (*act)(FILE *f, const command *c, const option *o))
{
  for (const option_group *const *g = c->groups; *g; g++)
    for (const option *o = (*g)->list; o->kind != OPTION_END; o++)
      act(f, c, o);
}

/* -o is the only one that is not of this kind and takes a file. */
static bool takes_file(const option *o)
{
  return o->kind == OPTION_FILE || o->letter == 'o';
}

static void write_list(FILE *f, const char *const *words)
{
  for (; *words; words++)
    fprintf(f, "%s%s", *words, words[1] ? " " : "");
}

static void write_names(FILE *f, const command *const *all)
{
  for (; *all; all++)
    fprintf(f, "%s%s", (*all)->name, all[1] ? " " : "");
}

/* Between quotes, with some characters escaped, on one line. */
static void write_quoted(FILE *f, const char *text, const char *special, const char *quote)
{
  for (; *text; text++)
    if (*text == '\'')
      fputs(quote, f);
    else {
      if (strchr(special, *text))
        fputc('\\', f);
      fputc(*text == '\n' ? ' ' : *text, f);
    }
}

static void bash_option(FILE *f, const command *c, const option *o)
{
  (void)c;
  if (o->letter)
    fprintf(f, " -%c", o->letter);
  fprintf(f, " --%s", o->name);
}

/* After an option: its words, files, or nothing. */
static void bash_argument(FILE *f, const command *c, const option *o)
{
  if (o->kind == OPTION_FLAG)
    return;
  fprintf(f, "  '%s --%s'", c->name, o->name);
  if (o->letter)
    fprintf(f, " | '%s -%c'", c->name, o->letter);
  fputs(") ", f);
  if (takes_file(o))
    fputs("return ;;\n", f);
  else if (o->words) {
    fputs("words='", f);
    write_list(f, o->words);
    fputs("' ;;\n", f);
  } else
    fputs("compopt +o default; return ;;\n", f);
}

static void write_bash(FILE *f, const command *const *all)
{
  fputs("# Completion of memcert for bash: memcert help --completion bash\n_memcert()\n{\n"
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
        "  # bash takes the = of --name=value for a word.\n"
        "  if [[ $word == = ]]; then\n    word=\n"
        "  elif [[ $before == = ]]; then\n    before=${COMP_WORDS[COMP_CWORD-2]}\n  fi\n  COMPREPLY=()\n"
        "  case $COMP_CWORD in\n  1) before= ;;\n  esac\n  case \"${COMP_WORDS[1]} $before\" in\n", f);
  for (const command *const *c = all; *c; c++)
    each_option(f, *c, bash_argument);
  fputs("  *)\n    case $COMP_CWORD-${COMP_WORDS[1]}-$word in\n    1-*) words='", f);
  write_names(f, all);
  fputs(" --help --version' ;;\n", f);
  for (const command *const *c = all; *c; c++) {
    fprintf(f, "    *-%s--*) words='", (*c)->name);
    each_option(f, *c, bash_option);
    fputs("' ;;\n", f);
  }
  fputs("    2-help-*) words='", f);
  write_names(f, all);
  fputs("' ;;\n    esac\n    ;;\n  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
        "complete -o default -F _memcert memcert\n", f);
}

static void zsh_option(FILE *f, const command *c, const option *o)
{
  (void)c;
  const char *value = o->argument ? "=" : "";
  fputs(" \\\n      ", f);
  if (o->letter)
    fprintf(f, "'(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter, o->argument ? "+" : "", o->name, value);
  else
    fprintf(f, "'--%s%s[", o->name, value);
  write_quoted(f, o->help, "[]\\:", "'\\''");
  fputc(']', f);
  if (o->argument)
    fprintf(f, ":%s:", o->argument);
  if (o->argument && o->words) {
    fputc('(', f);
    write_list(f, o->words);
    fputc(')', f);
  } else if (o->argument)
    fputs(takes_file(o) ? "_files" : " ", f);
  fputc('\'', f);
}

static void write_zsh(FILE *f, const command *const *all)
{
  fputs("#compdef memcert\n# Completion of memcert for zsh: memcert help --completion zsh\n_memcert()\n{\n"
        "  local -a commands\n  commands=(\n", f);
  for (const command *const *c = all; *c; c++) {
    fprintf(f, "    '%s:", (*c)->name);
    write_quoted(f, (*c)->summary, "\\:", "'\\''");
    fputs("'\n", f);
  }
  fputs("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
        "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n", f);
  for (const command *const *c = all; *c; c++) {
    fprintf(f, "  %s)\n    _arguments", (*c)->name);
    each_option(f, *c, zsh_option);
    fprintf(f, " \\\n      '*: :%s'\n    ;;\n", (*c)->written ? "_files" : "{_describe command commands}");
  }
  fputs("  esac\n}\n_memcert \"$@\"\n", f);
}

static void fish_option(FILE *f, const command *c, const option *o)
{
  fprintf(f, "complete -c memcert -n '__fish_seen_subcommand_from %s'", c->name);
  if (o->letter)
    fprintf(f, " -s %c", o->letter);
  fprintf(f, " -l %s", o->name);
  if (o->argument && o->words) {
    fputs(" -x -a '", f);
    write_list(f, o->words);
    fputc('\'', f);
  } else if (o->argument)
    fputs(takes_file(o) ? " -r -F" : " -x", f);
  fputs(" -d '", f);
  write_quoted(f, o->help, "\\", "\\'");
  fputs("'\n", f);
}

static void write_fish(FILE *f, const command *const *all)
{
  fputs("# Completion of memcert for fish: memcert help --completion fish\n", f);
  for (const command *const *c = all; *c; c++) {
    fprintf(f, "complete -c memcert -n __fish_use_subcommand -f -a %s -d '", (*c)->name);
    write_quoted(f, (*c)->summary, "\\", "\\'");
    fputs("'\n", f);
  }
  fputs("complete -c memcert -n '__fish_seen_subcommand_from help' -f -a '", f);
  write_names(f, all);
  fputs("'\n", f);
  for (const command *const *c = all; *c; c++)
    each_option(f, *c, fish_option);
}

void completion_write(FILE *f, unsigned shell, const command *const *all)
{
  static void (*const write[])(FILE *f, const command *const *all) = {write_bash, write_zsh, write_fish};
  write[shell](f, all);
}
