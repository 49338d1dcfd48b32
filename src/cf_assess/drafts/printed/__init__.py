"""From printed lines to paragraphs; PDF and OFD have nothing else to go by.

`columns` puts the lines of a page in reading order, `margins` drops what stands on
every page, `paragraphs` joins the rest.
"""
