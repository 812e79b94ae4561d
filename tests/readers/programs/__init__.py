"""A module for each program: `PROGRAM` says which and in what version, `read` yields what it makes of a site."""
