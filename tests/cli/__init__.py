"""Tests of commands, as they are called."""
