"""What is stated beside what a published rule computes.

around_treatment     What is judged of the diagnosis, of starts of therapy and of transplants
cns_evidence         Disease outside the marrow at one look, as far as the case reports it
grades_of_parts      The grade of each system from the parts that it read
grafts               Engraftment, primary graft failure and chimerism by rule
imaging_responses    Responses by imaging: RECIST 1.1 by sizes, Lugano by Deauville scores
judged               All that is judged by published rules, derived once for a review
low_platelets        T-ICAHT after CAR-T cells, early and late, by the platelets of the case
lysis                Tumor lysis by the results around the start of a line of therapy
other_grades         Grades by systems other than the CTCAE beside what is stated
part_names           What the parts of a grade are called in a case, and what each system reads
read_parts           The parts of one grade as a system reads them
relapse_classes      Site, marrow rule and time class of a relapse beside what the source says of it
risk_groups          The risk group at diagnosis by published rules
stated_and_computed  What the source states beside what the published rules give
"""
