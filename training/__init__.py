"""How the second opinion is made: labels, samples, fitting and measuring.

Needs the extra `train` and the reference material beside the checkout; nothing here is
installed with the program.
"""
