"""From an issue that was made of the form "New event" to an event file and a note for the pull request with it.

`form` reads the answers out of the issue; `rows` takes apart rows such as ``publisher: …; date: …``, and `statements`
reads sources, counts and attributions from them; `fields` reads whole fields, `proposal` makes the file, and `note`
says what is to be settled. All of them take whatever a stranger typed, and none of it can become anything but text.
"""
