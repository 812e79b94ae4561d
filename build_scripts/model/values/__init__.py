"""The two small grammars, dates (EDTF) and counts, and the types of single values that the entries are made of."""
