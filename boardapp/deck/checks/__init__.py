"""What every written deck is checked for before it takes its place.

contrast     The contrast of every text of a deck to what is behind it (WCAG 2.2, 1.4.3)
identifiers  Texts that look as if they named a person: searched for in every part of a written deck
package      The checks that every written deck passes before it is put in place
schema       The order and the number of children in the parts that boardapp writes or touches
slides       The checks of each slide: a title, alt text, legible type, nothing cut off
"""
