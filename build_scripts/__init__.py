"""Event files in, a searchable chronological site out: the map of the package, in the order of imports.

base        caches, locks, processes and clusters, the clock, git; text, letters, web addresses
findings    what is wrong, and where: rules, problems, findings
model       what the record may say: values, entries, keys, the layout of the folder, ranges
reading     a file's bytes to an entry, all files to the record; `diagnosis`, for what is refused
language    the interface's strings; dates and counts in words
timeline    the events in order, indexed; when each may have begun and ended; scales
linkcheck   the addresses that the record names, visited
changes     two versions of the record: what differs, what became of each event, in words; all versions in git
check       rules, what runs them, why each is one, how findings are shown
contribute  new entries, forms, fixes, removals, imports of tables, new projects, help in editors
pages       one renderer per kind of page, with its templates, styles and scripts
exports     files beside the pages: feeds, sitemap, redirects, search documents, schemas, assets, data; `pdf`
site        pages into shells, folders swapped whole, sites verified; `mkdocs` is the plugin for MkDocs
cli         the command `timeline`, one module per command

Each line is a *room*: a package or a module. No room imports one further down; `tests/test_house.py` checks the order
of the rooms, and of the modules inside the larger ones.
"""

__version__ = "0.1.0"
