"""Tests of taking entries down."""
