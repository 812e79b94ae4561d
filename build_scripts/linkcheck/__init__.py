"""The check of the record's links to other sites, outside the build: the map of the package, in the order of the work.

`addresses` lists what to visit and where it is in the record; `plan` chooses what is due, and `run` does it:
`guard` refuses what is not public, `network` opens every connection, `pace` spreads them, `fetch` makes one visit and
`visit` repeats it where that may help. `assess` (with `parked`) and `network_errors` make one of the `outcomes` of what
came back. `copies` asks the Wayback Machine for archived copies, whose addresses and answers `wayback` reads.
`collector` saves the `report` while the visits go on; a later run goes on from it. `triage` groups the report by what
somebody has to do, with the `excuses` of the record's owners; `lines` finds the line in the file, `phrases` holds the
common words, and `show_text`, `show_json` and `show_markdown` show it. `user_agent` is the name that visitors give.

Nothing here writes into the record. What comes from the network is a stranger's: it is bounded when it is read, never
followed to an address of this machine's own network, and made harmless when it is shown.

Why this is our own: lychee (0.24) has pace, retries, a cache and proposals from the Wayback Machine too. But it refuses
private targets only by a literal address or the word `localhost`, not by what a name resolves to, and links come from
strangers; and it knows neither a fault that counts only when it lasts nor an excuse that ends. As this is a product of
its own that one command uses, nothing else in the package imports it.
"""
