/* How much the kernel takes, so that nothing overflows: what is beyond is rejected before it gets here.
 *
 * Numbers and nothing else; contracts and code have them from here. */
#ifndef MEMCERT_KERNEL_LIMITS_H
#define MEMCERT_KERNEL_LIMITS_H

/* Of a dataset and of a switch network. */
#define LIMIT_POINTS 0x100000000ul /* n, and leaves */
#define LIMIT_INPUTS 0x4000ul      /* q */
#define LIMIT_OUTPUTS 0x4000ul     /* r */

/* What follows for a switch network. */
#define LIMIT_DEPTH 32ul                      /* of the tree: ceil(log2 n) */
#define LIMIT_SWITCH_NEURONS 0x8002ul         /* active in one switch: 2q + 2 */
#define LIMIT_SWITCH_WEIGHTS 0x18000ul        /* 6q */
#define LIMIT_MATRIX 0x400000000000ul         /* numbers in n rows of q or r */
#define LIMIT_READOUT 0x1000000000000ul       /* active weights of one layer of the readout */
#define LIMIT_TREE_ACTIVE 0x4000000000000ul   /* active neurons or weights of all switches */
#define LIMIT_BEHIND_ACTIVE 0x8000000000000ul /* with the translation */
#define LIMIT_ACTIVE 0x10000000000000ul       /* of the whole network */

/* Of a conditional network: no count of its operations overflows. */
#define CONDITIONAL_MOST_INSTRUCTIONS 0x80000000
#define CONDITIONAL_MOST_TERMS 0x40000000
#define CONDITIONAL_MOST_INPUTS 0x100000000
#define PACKED_MOST_WIDTH 0x4000          /* terms of a function at a leaf: there are no more inputs */
#define PACKED_MOST_OPERATIONS 0x40000000 /* at one point */

/* Of one that is being written: places of instructions, terms, outputs and variables; where its leaves begin. */
#define LIMIT_PLACE 0x4000000000000000ul
#define LIMIT_LEAVES_PLACE 0x1000000000000ul

/* Of the rows of the rank condition, which are counted by 32 bits. */
#define RANK_MOST_POINTS 0x7fffffff
#define RANK_MOST_COLUMNS 0x4002

#endif
