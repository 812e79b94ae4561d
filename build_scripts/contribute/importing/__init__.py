"""From somebody's table (a spreadsheet, CSV, JSON, GeoJSON) to entries of the record, by a map that people review.

`opening` reads a file into a `Table`: `text_tables`, `json_tables`, and `workbooks` with what `xlsx_parts` and
`ods_parts` find beside the values. `map_model` is the map from columns to keys, `map_file` its file; `guess` proposes
one out of heads and values, `known_formats` has those in `maps/`, `settle` adds what every proposal needs. `dates`,
`counts` and `source_cells` make values of cells, `row_reader` texts and words, and `row_entry` an entry of a row.

`ledger` knows what an earlier import made, and `plan` says what becomes of each row: `first_look` is the first time
that it goes through them, `making` what workers do both times, `names` and `registry` what depends on the order of the
rows, `corrections` and `there_already` what was made before. `writing` makes the files, `rejects` those of rows that
stay out, and `report` says all of it in words. `run` is the way in for commands.
"""
