"""Pages into shells, folders swapped whole. `mkdocs` is the border to the generator."""
