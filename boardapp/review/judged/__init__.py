"""What is stated beside what a published rule computes.

cns_evidence         Disease outside the marrow at one look, as far as the case reports it
imaging_responses    Responses by imaging: RECIST 1.1 by sizes, Lugano by Deauville scores
relapse_classes      Site, marrow rule and time class of a relapse beside what the source says of it
stated_and_computed  What the source states beside what the published rules give
"""
