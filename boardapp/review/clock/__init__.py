"""All times of a case on one axis, and each of them in words.

bounds          Bounds on differences of times, and the graph that they make
clock           The clock: when each event of a case can have been
contradictions  Contradictions between times
conventions     What a stated time means in days: "boardapp time conventions 1"
cycles          Of bounds that contradict each other, as few as explain it
distances       How far any two times of a case are apart, as tight as its statements allow
drawn_order     The order of events as they are drawn
facts           What a case says of time, as numbered facts and the bounds that each of them sets
frame           The event from which days are exact, where they are not from the diagnosis
graphs          Graphs of nodes numbered from 0: what lies on circles together, and chains
moments         Moments: every time of a case with its statement
network         A simple temporal network: bounds on differences of times, solved by shortest paths
placement       One day for each event that agrees with every bound: where the event is drawn
relative        A case without calendar dates in what its author wrote, for a deck
short_labels    What a deck calls the therapies: short names, numbers where a drug was given again
solution        Times that keep all bounds, found step by step, while statements come and go
telling_order   The order in which a reader expects events that the clock does not part
"""
