"""New entries out of answers: whoever gave them, and whatever stands in them, the result is a file of the record.

`plain` makes what somebody typed visible text, and Markdown that says just that; `ids` proposes ids; `lookup` finds
known actors, places and publishers by what people call them. `rows` reads rows such as ``publisher: …; date: …``, among
them `sources` and `statements` (counts, who did it, who took part); `answers` checks single ones, and `given` all that
a command was given. `event` puts the answers about an event together, `citations` makes citations of numbers; `entry`
writes front matter and body as the text of a file; `additions` checks such files before they exist and writes them,
never over another file; a `desk` holds the record together with those that wait to be written.
"""
