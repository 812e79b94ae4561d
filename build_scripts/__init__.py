"""Event files in, a searchable chronological site out: the map of the package, in the order of the data.

Reading: `read` finds the record's files where `layout` says they lie; `front_matter` (with `refusals` and `traps`)
and `body` (with `body_links` and `body_problems`) take them apart; `model` says what they may hold, in the `fields` of
which `edtf` (with `edtf_guesses`) and `quantity` are the grammars; `schema` turns what the model refuses into findings,
by the `keys` of the format, and `guesses` says what was meant. `parse` makes one file an entry and its findings with
their lines (`placing`), `record` all of them. Of a file that is refused, `reading_on` and `partial` keep what can be
checked.

Checking: `rules` holds one module a subject and one generator a rule, with `addresses` and `wording` for what is in
URLs and sentences; `explanations` says why each rule is one (`explained`); `findings` is what rules yield,
`suppression` what a file keeps on purpose; `check` runs them, `reporters` print. `revisions` reads an earlier version,
`differences` compares two of an event, and `review` (with
`telling`) says so in words; `clock` knows the day.

Showing: `timeline` orders and indexes the events; `figures`, `density`, `words`, `slugs` and `interface` make ranges,
bars, words and addresses of them; `pages` (with `templates`, `strings`) render them, pure functions all; `search` and
`feeds` make what stands beside the pages.

Writing: `shell` is what MkDocs and the theme (`theme`) draw around a page, cut at its markers; `stamping` puts pages
into it, in batches, by `workers`; `site` alone writes; `builder` is one build in steps, with its `cache`, its `locks`
and its `progress`.

Contributing: `quoting` writes text as YAML, `inert` as harmless Markdown; `fix` mends what needs no judgement, one
module for each kind of mending; `drafts` makes new entries out of answers, `issues` takes the answers from a forge's
form, `removals` takes entries down; `json_schema` tells editors what the model says.

Watching: `links` visits the addresses that the record names, outside the build.

Edges: `plugin` is the border to MkDocs, `cli` the command `timeline`, a module a command. Imports run one way,
down this page.
"""

__version__ = "0.1.0"
