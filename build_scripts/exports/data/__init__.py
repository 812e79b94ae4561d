"""The record as tables, and what is made of them: CSV, JSON, a Data Package, GeoJSON, SQLite, JSON-LD, an API by year.

`tables` declares each column once: its name, its type, what it means and where its value comes from. Headers, schemas,
keys and the page that explains the columns all follow from that. `bulk` writes everything into a folder.
"""
