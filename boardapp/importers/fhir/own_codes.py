"""The codes and extensions that boardapp states itself, where FHIR and mCODE have none.

`CASE` is the terminology of its records: the code of an Observation is the list of the case that it
belongs to ("assessments"), the codes of its components are the fields of the record, as a path
("marrow.mrd.0.result"). `WHEN`, `SOURCE`, `KIND` and `UNIT` are extensions with one text: a time in
the grammar of the case file, where a fact stands, what a condition is, the unit of words.
"""

CASE = "urn:boardapp:case"
WHEN, SOURCE, KIND, UNIT = (f"urn:boardapp:{name}" for name in ("when", "source", "kind", "unit"))
RELATIVE = "relative"
"""The code of a relative who is not told."""
ABSENT = {"not reported": "not-reported", "not assessed": "not-assessed"}
"""Why there is no value, where FHIR has no code for it."""
