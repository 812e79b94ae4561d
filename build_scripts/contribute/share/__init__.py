"""Describing a source once: a file of its own in the place of descriptions that several entries have.

`describe` makes one description of several and says where they differ, `rewrite` takes the descriptions out of the
entries and writes the new id wherever the old ones were, `plan` does both for all that is to be shared. `cli.share`
writes: first the new file, then the entries, so that a second run can finish what was cut off.
"""
