"""One command for many files: the same as for one, in several processes, told in one table.

cluster      The jobs on a Dask cluster that is there already
each         From the options of a command to one run, or to many
fingerprint  The same file and options give the same result
job          One file through one command: what is needed for it, and what came of it
pool         The jobs in processes of this computer; one that dies takes no other with it
results      The table of what came of each file, by which a later run goes on
sources      Which files are meant, and what is written for each
"""
