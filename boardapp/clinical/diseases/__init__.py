"""Diseases as profiles: a file of data for each family, and what reads and finds them.

profile        What a disease asks of a case: rows, rules, checklist, words
recognition    Which profile a diagnosis is read by
reading        Reads the profiles of this folder
written_names  How names are written in a profile, and where a text speaks of one
codes          Codes of ICD-O-3 and SNOMED CT

Every `*.toml` beside these is one family; `docs/diseases.md` says how to add one.
"""
