"""Pages into shells, folders swapped whole. `mkdocs` is the plugin for MkDocs."""
