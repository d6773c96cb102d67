"""GA4GH Phenopackets, version 2, into a case.

actions      Treatments, procedures, radiation and regimens
biosamples   Specimens: what was seen in them, and their stages
documents    A file as JSON, YAML or protobuf, told by its content
gathering    What every part needs while it reads: places, times, terms
measurements Results of a laboratory and measures of the body
packets      The patients of a source: packets, the proband of a family, the members of a cohort
reader       A packet into a case: each field to its own reader, and every one told to the ledger
subject      The patient, the diseases and the features
terms        Terms of ontologies, and times, as phenopackets write them
variants     Interpretations: variants and the genes that are named
writer       A case as a phenopacket, with a list of what that can't hold
written      Terms and times of a case as a phenopacket writes them
"""
