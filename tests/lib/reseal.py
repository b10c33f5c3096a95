#!/usr/bin/env python3
"""Ends a part of a rank condition anew, as somebody would who edits it by hand: the length and the SHA-256 of what
stands before them.

usage: reseal.py < EDITED > PART
"""
import hashlib
import re
import sys

END = re.compile(rb',\n  "length": [0-9]*,\n  "sha256": "[0-9a-f]*"\n}\n\Z')


def reseal(content):
    before = END.sub(b"", content)
    return before + b',\n  "length": %d,\n  "sha256": "%s"\n}\n' % (
        len(before), hashlib.sha256(before).hexdigest().encode())


if __name__ == "__main__":
    sys.stdout.buffer.write(reseal(sys.stdin.buffer.read()))
