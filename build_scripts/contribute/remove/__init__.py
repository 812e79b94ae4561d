"""Taking an entry down, so that a neutral id, a day and a class of reason are all that stays.

`published` tells whether there is anything to take down. `tombstone` is the line that stays, `ties` cuts what leads to
the entry, `mentions` finds what else names it, `journal` remembers a removal that is under way. `cli.remove` writes, in
an order in which a record that is cut off half-way has the entry, the line about its removal, or both, and never
neither.
"""
