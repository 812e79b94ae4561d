#!/usr/bin/env bash
# Full-text search of a table in PyPI datasette 0.65.5, by how `content=` of FTS5 is quoted.
#
# The documentation of SQLite writes the content table of a full-text index in single quotes: `fts5(a, content='t')`.
# A good guess: Datasette, which searches tables that have such an index, knows that index.
# Seen: it does so for `content="t"` and `content=[t]` alone. With single quotes or none the page of the table has no
# search, and `?_search=` is passed over: every row is an answer, and nothing says that nobody searched.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet datasette==0.65.5 setuptools

cat >ask.py <<'PYTHON'
import asyncio
import sqlite3

from datasette.app import Datasette

FORMS = {"single": "content='t'", "none": "content=t", "double": 'content="t"', "brackets": "content=[t]"}

async def ask(name: str) -> None:
    answer = await Datasette([f"{name}.db"]).client.get(f"/{name}/t.json?_shape=array&_search=river")
    print(name, [row["a"] for row in answer.json()])

for name, form in FORMS.items():
    with sqlite3.connect(f"{name}.db") as database:
        database.execute("CREATE TABLE t (a TEXT)")
        database.executemany("INSERT INTO t VALUES (?)", [("a river",), ("a mill",)])
        database.execute(f"CREATE VIRTUAL TABLE search USING fts5(a, {form})")
        database.execute("INSERT INTO search(search) VALUES ('rebuild')")
        found = database.execute("SELECT a FROM t WHERE rowid IN (SELECT rowid FROM search WHERE search MATCH 'river')")
        assert found.fetchall() == [("a river",)], "SQLite itself searches, whatever the quotes"
    asyncio.run(ask(name))
PYTHON
env/bin/python ask.py | tee seen
diff - seen <<'EXPECTED'
single ['a river', 'a mill']
none ['a river', 'a mill']
double ['a river']
brackets ['a river']
EXPECTED
