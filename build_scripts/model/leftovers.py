"""Names of files that nobody meant for the record: what programs leave lying, and copies that they make of an entry.

What is passed over must have a name that no entry and no mistyped entry has, since its writer would believe it
published. A copy may hold somebody's work, so it is never passed over.
"""

from __future__ import annotations

import re

_LEFT_LYING = re.compile(
    r"""
      \..*                                           # hidden, by the custom of Unix
    | .*~ | \#.*\#                                   # copies that Emacs and others keep: `x~`, `x.~1~`, `#x#`
    | ~\$.+ | ~syncthing~.+ | ~wrl[0-9a-f]+\.tmp     # Office while a file is open; Syncthing; Word
    | .+\.(?: orig | rej | mine | bak | sw[a-p] | save (?:\.[0-9]+)? )        # patches, merges, Vim, nano
    | .+\.(?: te?mp | part | partial | crdownload )  # half of a file, while it is sent
    | .+\.sb-[0-9a-f]+-\w+ | .+___jb_(?:tmp|old)___ | sed[a-z0-9]{6} | 4913   # while macOS, JetBrains, sed, Vim save
    | .+[._](?: BACKUP | BASE | LOCAL | REMOTE )[._][0-9]+\.\w+               # while `git mergetool` runs
    | (?:eh)?thumbs\.db | desktop\.ini | icon\r | deadjoe
    | __macosx | \$recycle\.bin | \#recycle | @eadir | lost\+found | system\ volume\ information
    """,
    re.IGNORECASE | re.VERBOSE,
)

_ID_SIGNS = re.compile("[a-z0-9-]*")
_COPY = r"(?: copy | copie | kopie | copia | c[óo]pia | kopia | kopi | kopya | копия | کپی | کاپی | رونوشت | نسخة )"
_COPIES = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        # Dropbox, Nextcloud, Seafile and others where two people wrote at once
        r"(?P<name>.+?) \s* [\[(] [^\])]* conflict [^\])]* [\])] .*",
        r"\[ [^\]]* conflict [^\]]* \] \s* (?P<name>.+)",
        r"(?P<name>.+?) (?: [\s._-]+ conflicted[\s_-]copy | [\s._]+ (?: sync-)? conflict (?= [\s._-] | $) ) .*",
        # file managers: `x (1)`, `x (copy)`, `x (3rd copy)`, `x - Copy (2)`, `x copy 2`, `Copy of x`
        r"(?P<name>.+?) \s+ \( [0-9]{1,3} \)",
        rf"(?P<name>.+?) \s* \( [^)]* {_COPY} [^)]* \)",
        rf"(?P<name>.+?) (?: \s | _ ) (?: [-–—] \s )? {_COPY} (?: \s? \( [0-9]+ \) | \s [0-9]+ )?",
        rf"{_COPY} (?: \s \( [0-9]+ \) )? \s (?: (?: of | von | de | di | van | av | af | من ) \s )? (?P<name>.+)",
    )
)


def is_left_lying(name: str) -> bool:
    """Tell whether a program left a file or a folder of this name behind: it is no part of the record."""
    return bool(_LEFT_LYING.fullmatch(name))


def copied_from(stem: str) -> str:
    """Return the name of the file that one called ``stem``, both without their endings, is a program's copy of.

    It is empty where nothing says that it is one. `x-copy` may be somebody's word, `x-conflicted-copy` is nobody's.
    """
    if _ID_SIGNS.fullmatch(stem) and "conflicted-copy" not in stem:  # nearly every file
        return ""
    for pattern in _COPIES:
        if parts := pattern.fullmatch(stem):
            return copied_from(parts["name"]) or parts["name"]
    return ""
