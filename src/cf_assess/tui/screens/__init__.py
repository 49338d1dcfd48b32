"""Screens: they decide what a message leads to."""
