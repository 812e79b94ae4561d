"""Tests of the built site: what is in it, and that it appears whole or not at all."""
