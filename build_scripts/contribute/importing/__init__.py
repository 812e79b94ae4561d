"""From somebody's table (a spreadsheet, CSV, JSON, GeoJSON) to entries of the record, by a map that people review.

`opening` reads a file into a `Table`: `text_tables`, `json_tables`, and `workbooks` with what `xlsx_parts` and
`ods_parts` find beside the values. `map_file` is the map from columns to keys; `guess` proposes one out of heads and
values, `maps/` holds those of known formats. `dates`, `counts`, `sources` and `registry` make values of cells,
`row_entry` an entry of a row. `ledger` knows what an earlier import made, `plan` says what becomes of each row,
`rejects` writes those that stay out, and `report` says all of it in words. `run` is the way in for commands.
"""
