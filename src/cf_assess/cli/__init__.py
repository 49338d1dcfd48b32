"""The command line: it asks, shows and reports; the rules of the field are below.

The modules here stay light, so that `--help` starts at once: models and the
workflow are imported inside the commands that use them.
"""
