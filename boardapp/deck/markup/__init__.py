"""PowerPoint's own XML: elements, paragraphs, shapes, parts and the package.

archive     Zip archives with the same bytes for the same parts
kept        What was found of a piece of XML before, kept by its bytes
language    Which words a spelling checker should leave alone: genes, drugs, protocols, units
listings    The lists of a package: the types of its parts, and what leads to what
markup      XML written as text and read in one go
paragraphs  Paragraphs and runs of text, as PowerPoint stores them
part_names  Names for new parts of a package
reading     XML that others wrote, read with care: no document types, no entities, no network
saving      Write what was exported: whole or not at all, with a sentence where it can't be
screening   Packages of others, refused where they may do harm: by what they hold after parsing
shapes      Shapes on a slide: text boxes, filled boxes, alt text, reading order
xml         The type of an XML element: lxml and the elements of python-pptx have none to check by
"""
