"""Event files in, a searchable chronological site out: the map of the package, and no module imports one further down.

Grounds: `findings` is what everything that checks yields. `cache` and `locks` look after files, `workers` and
`progress` after long work, `clock` knows the day; `quoting` writes text as YAML, `slugs` makes parts of addresses, and
`addresses` knows what in one is tracking.

Values: `quantity` and `edtf` (with `edtf_guesses`) are the grammars, `words` tells what they read. `guesses` says what
was meant by what is refused. `fields` makes values of text, `model` says what files may hold, in the `keys` of the
format; `figures` makes ranges of counts, `differences` compares two versions of an event.

Reading: `layout` says where files lie and `read` finds them; `inert` makes harmless Markdown of what they say. `traps`,
`refusals` and `front_matter` read YAML; `configuration` reads that of the site, `interface` its words. `body_links`,
`body_problems`, `foreign_markup` and `body` read Markdown, and `wording` knows what of it is quoted. `schema` turns
what the model refuses into findings, `placing` gives them their lines; of a file that is refused, `reading_on` and
`partial` keep what can be checked. `parse` makes one file an entry, `record` all of them, and `revisions` an earlier
version of all.

Checking: `fates` knows what became of each event in a later version, `suppression` what a file keeps on purpose;
`rules` holds one module a subject and one generator a rule, and `check` runs them. `explanations` says why each rule is
one (`explained`), `reporters` print what was found; `telling` and `review` say in words what a change does.

Contributing: `fix` mends what needs no judgement, one module for each kind of mending; `drafts` makes new entries out
of answers, `issues` takes the answers from a forge's form, `removals` takes entries down; `json_schema` tells editors
what the model says. `links` visits the addresses that the record names.

Showing: `timeline` orders and indexes the events, `density` measures the years. `pages` (with `templates` and
`strings`) render them, pure functions all; `search` and `feeds` make what stands beside the pages.

Writing: `shell` is what MkDocs and the theme (`theme`) draw around a page, cut at its markers. `site` alone writes;
`stamping` puts pages into shells, in batches; `builder` is one build in steps.

Edges: `plugin` is the border to MkDocs, `cli` the command `timeline`, a module a command. Two imports go against
this order; `tests/test_layout.py` says which, and why.
"""

__version__ = "0.1.0"
