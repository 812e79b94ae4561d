"""What a contributor meant by what is refused: one module for each kind of mistake, asked only once something is wrong.

Pure functions from what was written to words and proposals. The rules that refuse it stand elsewhere. What was meant by
a date that is none is in `build_scripts.reading.diagnosis.hints.dates`, beside the grammar.
"""
