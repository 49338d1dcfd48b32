"""Tests of the stage `sources`."""
