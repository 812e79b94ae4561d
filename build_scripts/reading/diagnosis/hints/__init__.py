"""What a contributor meant by what is refused: one module for each kind of mistake, asked only once something is wrong.

Pure functions from a text or a value to advice and proposals; what places the advice in a file is one package above.
"""
