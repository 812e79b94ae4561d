"""The check of the record's links to other sites, outside the build: the map of the room, in the order of the work.

`uses` lists the addresses and where they stand, `excuses` reads whose faults are known. `guard` says what is never
visited and `network` holds every connection to it; `pace` spreads the visits; `fetch` makes one, redirects and all;
`faults`, `parked` and `judge` make an outcome (`outcomes`) of what came back; `visit` tries again where that may help.
`snapshots` reads what the Wayback Machine says, `copies` asks it and looks at the copy. `plan` says what a run is to
do, `run` does it, and `notes` keep the `report`, which a later run goes on from. `verdicts` sorts the report into what
somebody has to do; `lines` finds where it stands, `phrases` says it, and `show_text`, `show_json` and `show_markdown`
show it. `agent` is the name that visitors give.

Nothing here writes into the record. What comes from the network is a stranger's: it is bounded when it is read, never
followed to an address of this machine's own network, and made harmless when it is shown.
"""
