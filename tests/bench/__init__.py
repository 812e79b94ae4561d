"""The speed contract, measured: `python -m tests.bench` (or `make bench`).

A command, not a test: it needs minutes, two quiet cores and Debian's `hugo`. The path of the data:

    words ─▶ registry ─▶ rows ─▶ generate ──▶ project           ours: mkdocs.yml, docs/, events/
                                    │────────▶ hugo             the yardstick H: the same pages by Hugo
                                    └────────▶ mkdocs_baseline  the same events as ordinary Material pages
    scenarios (processes, edits, serving) ─▶ measure ─▶ contract ─▶ report
                                    └──────▶ against ─────────────▶ report

With `--against REV` it measures this checkout and that revision in turns, without Hugo, and reports the ratios.
Everything is made from one seed inside a temporary directory; times are wall-clock seconds of whole
processes, memory is in MiB.
"""
