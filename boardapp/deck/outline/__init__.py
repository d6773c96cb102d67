"""The outline of a deck: which slides there are, and what each says, from a review.

antigens         Antigens and lineage at each look, as a table of forms
backup           The slides behind the last question: references, rules, doubts, what is missing
build            From a review to a deck as data
case_notes       The notes of whoever made the case, on the slides where their facts stand
chimerism        The slide of the donor's share after transplants, and its table in the backup
chimerism_title  The title of the donor's share: what the last look says of it
chosen           What the case keeps of its list of slides once somebody changed it
completeness     Backup: the completeness checklists
conditions       What the patient has beside the disease: earlier malignancy, syndrome, allergy
course           The slides of the course: timeline, as a drawing and a table; lines of therapy
cycles           The slides of toxicity by cycle
diagnosis        The slide of the disease: what was found at diagnosis, and what is not reported
discussion       The slides of the discussion: goals, options without a rank, and the board's form
doses            Backup: the dose of each therapy as stated, with its share of the standard dose
doubts           Marks on slides: doubts by their numbers, and what is inferred
gathered         Backup: the statements that find no room in the notes, with place and source
genetics         The slides of genetics: allele fractions as a chart, all findings by time
goals            The goals of patient and family: a slide of their own, or a line above the options
grades           Grades by systems other than the CTCAE, beside what their parts give
history          The slides that only the full deck has: the course told in order, and the patient
imaging          The slides of imaging: sizes and tracer scores over the course, and the studies
lab_ranges       The latest result of each test on its own range, for a main slide
lab_texts        Laboratory results in words: value with unit, range, flag
laboratory       The slides of laboratory results: the latest by test, the course, the tables
material         What every slide of an outline is made from
measures         Backup: weight, heart and other measures of the body over time
mrd              The slide of minimal residual disease, and its table in the backup
mrd_facts        What is told over the chart of MRD: how things stand beside it
named            The choice of slides in words: "question,timeline,labs,backup" or "-toxicity"
names            Short names of therapies on a slide
operations       What an operation found, for the table of the lines
options          The slides of the options: columns without a rank
picker           Which slides of a case are shown, in which order and under which titles
pictures         The slides of key images; none where the case has none
presets          Which slides a deck has, in which order
question         The first slide: what the board is asked, about whom, and why now
register         Full deck: every fact of the case, record by record
relapses         The slide of relapses and remissions: every one with its times
reviewed         The review that a deck is made from, kept between listing slides and writing them
room             Whether a figure can be read in the room that a slide has for it
sos              SOS/VOD on the slide of toxicity
speaking/        What to say at each slide: a few sentences made from the data
status           The slides of the current status
tiles            Facts as tiles: each with its label small and what is known large
times            Times on slides: relative to the diagnosis
tissue           The slide of pathology: histology, grade and stains of each report
toxicity         The slides of toxicity: complications, facts that bear on SOS/VOD, admissions
work_up          The slides of work-ups: what was looked for to answer a question
worked_out       Full deck: what rules give beside what is stated, derived values, dose totals
"""
