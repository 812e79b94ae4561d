"""Maps without tiles: the page `/map/`, and the small maps of events, places and actors.

`drawing` projects the outlines once for all of them, `signs` says what stands for which events, `merging` puts marks
together that lie too close, `small` and `world` make the maps, `table` is the equal of the large one.
"""
