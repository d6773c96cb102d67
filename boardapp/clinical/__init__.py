"""Published rules as pure functions: named, versioned and cited.

acute_gvhd                 Acute graft versus host disease by the MAGIC consortium
alkylator_dose             Cumulative alkylators as cyclophosphamide, as far as factors were read
analyte                    What is known of one laboratory test
analyte_names              Further names and LOINC codes of the tests, in several languages
analytes                   The laboratory tests that a leukemia board meets, found by name
anthracycline_equivalents  Cumulative anthracyclines as doxorubicin, by two systems
antigens                   Which antigen a drug is aimed at, for the ledger of CD19 and CD22
blood_tests                The blood count with its differential and the lymphocyte subsets
board_questions            What a question to a board is about
body_size                  Body surface area from height and weight, to compare a stated one with
cell_doses                 Between what the dose of a cell product or a graft lies
chemistry_tests            Clinical chemistry: liver, kidney, electrolytes, tumour lysis, lipids
chimerism                  Chimerism after a transplant: full by myeloid and lymphoid cells, or not
chronic_gvhd               Chronic graft versus host disease by the NIH, from scores of eight sites
chimerism_tests            Laboratory tests that measure the share of a donor's cells
cns_status                 CNS status of the Children's Oncology Group
coagulation_tests          Coagulation: screening times, fibrinogen, factors and inhibitors
cohort_figures             Outcomes of published cohorts, as references; never a forecast
condition_kind             The kind of a condition beside the disease, by the words of its source
crs_grade                  Cytokine release syndrome by the consensus of the ASTCT
ctcae                      CTCAE grades of laboratory results
ctcae_conditions           Terms of the CTCAE that need more than one value at once
ctcae_criteria             How a laboratory criterion of the CTCAE is written down
ctcae_further              Terms of the CTCAE with numbers beyond the blood count and chemistry
ctcae_grade                What the CTCAE say of one result: a grade, or why there is none
ctcae_grading              The engine that climbs the ladders of a criterion with a result read
ctcae_ladders              How the tables of the CTCAE write their ladders, in few words
ctcae_limits               Where the grades of the CTCAE begin
ctcae_ranges               Whether a laboratory's range can be that of a test in the unit it is
ctcae_v5                   The laboratory terms of the CTCAE v5.0 that have numbers
ctcae_v6                   The laboratory terms of the CTCAE v6.0 that have numbers
cumulative_doses           Totals of anthracyclines above which their labels tell of heart failure
derived                    A value worked out of others, with its formula and what went into it
disease_tests              Results that measure the leukemia
diseases/                  Diseases as profiles: a file of data for each family, and its reading
donors                     Whose cells a transplant is made of
dose_totals                Totals of the stated doses of a drug, else the least they are
drug_labels                What the labels of drugs say of a single dose and of its route
engraftment                Engraftment and primary graft failure
grade_systems              Systems of grades beside the CTCAE, and where a stated grade stands
heart_and_body_tests       What the criteria grade and no blood shows
icaht                      Low platelets after CAR-T cells (T-ICAHT), early and late
icans_grade                Neurotoxicity of immune effector cells by the consensus of the ASTCT
inotuzumab_label           What the label of inotuzumab ozogamicin says of cycles
interfant_risk             Risk group of an infant's ALL at diagnosis by Interfant-06
karyotype                  What a karyotype says of itself
known_names                Names that a field is completed with while one types
kmt2a                      Whether KMT2A is rearranged, and how prednisone worked, as stated
lab_result                 One laboratory result as stated, read into exact numbers
leukemia_bounds            On which side of a threshold a stated value lies, where that is certain
leukemia_remission_number  Number of a complete remission, as the CIBMTR counts
lugano                     Metabolic response of a lymphoma by Lugano, from its Deauville score
magnitude                  Values that fit their range, or what a body has, only by a power of ten
marrow_class               Marrow class by the share of blasts
mrd_class                  Class of a result of minimal residual disease
mrd_fall                   How far residual disease fell between two looks
mrd_units                  Units in which residual disease is stated, as fractions of cells
names                      Names of drugs, assays, protocols and diseases as they are spelled
names_lists                The names that `boardapp.clinical.names` knows, in their usual spelling
nci_risk                   Risk group of a B-ALL at diagnosis by the National Cancer Institute
neutrophil_count           The absolute neutrophil count from leukocytes and their differential
organs                     The organ of a lesion, read from its site
part_grades                A grade that is combined of parts, as far as these are known
performance                The values of the scales of performance status, and their ages
printed_tests              Which test a printed name means, with code, specimen and unit
protocols                  Study protocols: whether a name can be that of a study
qt_correction              The QT interval corrected for the heart's rate
radiation                  Whether a stated radiation dose can be right
recist                     Response of a solid tumor by RECIST 1.1, from its target lesions
relapse_marrow             Marrow relapse where results of MRD are at hand
relapse_site               Site of a relapse by what was found there
relapse_timing             Time class of a first relapse
response_criteria          Complete remission by marrow and counts, and what is missing to say so
response_depth             How deep a complete response goes by its words
response_systems           Systems by which a response is stated, read from their names
response_words             What a look at the disease states
scaled_value               A stated value in another unit
scales                     Grades of the CTCAE, and measures that have a range of their own
schwartz_gfr               The glomerular filtration rate of a child from height and creatinine
sites                      Sites of disease, and the blasts found there
sos_criteria               SOS/VOD by the paediatric criteria of the EBMT, as a checklist
sos_severity               How severe SOS/VOD is in children, by the scale of the EBMT
specimens                  What a result was measured in, as far as the rules must know
staging_systems            Which stages a staging system has
stain_results              Whether the result of a stain says positive or negative
target_lesions             Target lesions with their sizes, and the sum of their diameters
therapy_class              The class of a therapy: what it is by its stated kind, never by its name
tracer_scores              Scores of tracer uptake by their names
tumor_lysis                Tumor lysis by Cairo and Bishop, as modified in 2011
unit_atoms                 The unit atoms and prefixes of UCUM that clinical results use
unit_spellings             How laboratories print units, and the UCUM code that each spelling means
units                      Units of measure: UCUM codes read, compared and converted
usual_limits               Between what the upper limit of a laboratory's range lies
"""
