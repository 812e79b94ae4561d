"""The check of links, against a real server on this machine that has every fault; see `web` for how it is reached."""
