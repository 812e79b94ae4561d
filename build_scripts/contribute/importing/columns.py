"""What the columns of a table hold: how many cells are filled, some of them, and what they prove."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Cell, Fault, Table, cell_text, is_empty
from build_scripts.contribute.importing.dates import NUMERIC, order_of
from build_scripts.contribute.importing.map_model import Order
from build_scripts.contribute.new.answers import is_date

_SAMPLES = 3
_DIFFERENT = 60  # a column with more values has no words of a list
_ENOUGH = 2_000  # rows, after which free text says nothing new
_LONG = 100  # characters: a text that is longer is no name or title


@dataclass(slots=True)
class Seen:
    """What was seen of one column; ``proofs`` are by the order of day and month that each proves.

    ``typed`` counts dates that their program knew as such, ``late`` those of them whose day can be no month.
    """

    filled: int = 0
    numbers: int = 0
    dates: int = 0
    typed: int = 0
    late: int = 0
    longest: int = 0
    samples: list[str] = field(default_factory=list)
    values: Counter[str] = field(default_factory=Counter)
    proofs: dict[Order, tuple[int, str]] = field(default_factory=dict)
    ambiguous: int = 0
    addresses: int = 0
    is_distinct: bool = True
    _all: set[int] = field(default_factory=set)

    def see(self, cell: Cell, number: int) -> None:
        """Take note of a cell of the row with that number."""
        if is_empty(cell):
            return
        self.filled += 1
        if isinstance(cell, Fault):
            return
        text = cell_text(cell)
        self.longest = max(self.longest, len(text))
        if len(self.samples) < _SAMPLES and (sample := shown(text, 40)) not in self.samples:
            self.samples.append(sample)
        if len(self.values) <= _DIFFERENT:
            self.values[text] += 1
        digest = hash(text)
        self.is_distinct = self.is_distinct and digest not in self._all
        if self.is_distinct:
            self._all.add(digest)
        self.numbers += isinstance(cell, int | float) and not isinstance(cell, bool)
        self.addresses += text.startswith(("http://", "https://", "www."))
        if isinstance(cell, date):
            self.dates += 1
            self.typed += 1
            self.late += cell.day > 12
        elif isinstance(cell, str) and len(text) <= 40:
            if NUMERIC.fullmatch(text):
                self.dates += 1
                order = order_of(text)
                self.ambiguous += not order
                if order:
                    self.proofs.setdefault(order, (number, text))
            elif self.dates * 2 >= self.filled - 10:  # a column of other words is not asked again and again
                self.dates += is_date(text)

    @property
    def has_words(self) -> bool:
        """Check whether the column has few values, which come again."""
        return 0 < len(self.values) <= min(_DIFFERENT, max(3, self.filled // 2)) and self.longest <= _LONG

    @property
    def may_say_more(self) -> bool:
        """Check whether later rows matter: of a column with dates, with few values, or with another one in each row."""
        return bool(self.dates) or len(self.values) <= _DIFFERENT or (self.is_distinct and not self.is_long)

    @property
    def may_be_swapped(self) -> bool:
        """Check whether a program may have swapped day and month where it could, and left the rest as text."""
        return bool(self.typed and self.proofs and not self.late)

    @property
    def is_long(self) -> bool:
        """Check whether some text in it is too long for a name."""
        return self.longest > _LONG

    @property
    def shown(self) -> str:
        """Return some of the values, as a reason shows them."""
        return "; ".join(f"‘{sample}’" for sample in self.samples) or "no value"


def look(table: Table) -> dict[str, Seen]:
    """Return what the columns of a table hold, by their names."""
    seen = {column: Seen() for column in table.columns}
    looked = list(enumerate(seen.values()))
    for count, row in enumerate(table.rows()):
        if count == _ENOUGH:
            looked = [(at, one) for at, one in looked if one.may_say_more]
        for at, one in looked:
            if at < len(row.cells) and (cell := row.cells[at]) is not None:
                one.see(cell, row.number)
    return seen
