"""Tests of the built site: what stands in it, and that it appears whole or not at all."""
