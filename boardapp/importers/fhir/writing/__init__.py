"""A case as FHIR R4: resources of mCODE, and details with stated codes.

bundle    The Bundle: which record becomes which resources
details   A record of the case whole, as an Observation with the fields as components
elements  Concepts, values, times and extensions made of parts of a case
records   Records of a case in FHIR's own way, each kind by its own function
"""
