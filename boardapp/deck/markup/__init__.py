"""PowerPoint's own XML: elements, paragraphs, shapes, parts and the package.

archive     Zip archives with the same bytes for the same parts
language    Which words a spelling checker should leave alone: genes, drugs, protocols, units
markup      XML written as text and read in one go
paragraphs  Paragraphs and runs of text, as PowerPoint stores them
part_names  Names for new parts of a package
saving      Write what was exported: whole or not at all, with a sentence where it can't be
shapes      Shapes on a slide: text boxes, filled boxes, alt text, reading order
xml         The type of an XML element
"""
