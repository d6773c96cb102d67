"""FHIR R4: resources into a case, and a case into resources.

concepts           Concepts of FHIR as words and codes: CodeableConcept, Coding, and the parts
conditions         Which condition is the diagnosis, and what the patient has beside it
drugs              Drugs given, ordered, or said to be taken; repeats as one span with its count
duplicates         Resources that say exactly what another one says, under another id
gathering           What every part of the importer needs while it reads
genomics           Variants, fusions, karyotypes, and which genes were looked at
intents            What a treatment is for, by the code that mCODE asks for
json_resources     JSON or NDJSON into resources, with every digit of their numbers
observation_kinds  What an Observation is about, decided by its code
observations       Observations: each to the kind of fact that its code makes it
other_resources    Reports, complications, allergies, relatives, stays, documents
own_codes          The codes and extensions that boardapp states itself
own_records        Records that boardapp wrote itself, read back whole
patients           Whose records they are, and what names a person
procedures         Radiation, transplants, operations, imaging, and the rest
reader             The importer: each resource to its own reader, every one told to the ledger
resources          Everything of a source, found by every form of reference
results            Laboratory results and measurements, with their components
same_day           Results of one test on one day in the order of their times of day
staging_names      Long names of stages in SNOMED CT as clinicians write them
values             Values of every kind, with their digits and their silence
versions           Which version of FHIR a resource is of
writing            A case as FHIR R4
"""
