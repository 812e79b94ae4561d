"""A module for each program: `PROGRAM` says which and in what version, `read(published)` yields what it makes of a site."""
