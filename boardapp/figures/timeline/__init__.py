"""The timeline as data: lanes, elements, and where each is drawn.

break_lines         The lines of what is interrupted
called              What a picture calls a therapy or a complication, and what that stands for
complication_lanes  The lanes of a timeline for complications, and the marks for the family's goals
course              The course of a case as a timeline
crowds              What stands one upon another in a crowded lane
cuts                Where a course may be cut in periods
disease_lanes       The bars and marks of a timeline for the disease: relapses, remissions, MRD, CNS
element_parts       What bars and marks of a timeline have in common
foot                What stands under the lanes of a timeline
gaps                Where nothing happens for so long that the axis of a timeline is broken there
geometry            Where everything of a timeline stands
heads               The heads of the lines through all lanes
imaging_lane        The lane for imaging studies: what was done, with its sum or score
known_stretch       How much of the axis of a timeline has a length that the case states
lane_labels         Places for the labels of a lane, where they hide nothing
lane_plans          How many rows each lane of a timeline gets
legend              The legend of a timeline, and the key of its short names
periods             A course over several pictures, a period each
places              A timeline in place, as data: what the slide and the screen draw
same_time           Bars that stand at the same place of the axis, drawn as one that names them all
scale               Where a day stands on the axis of a timeline
scene               A timeline in place as shapes and texts
shapes              The bars and marks of a timeline as shapes: what is certain, and what is open
stretched           A timeline on an axis of another length: what time places is moved
therapy_lanes       The bars of a timeline for what was given
thinned             A timeline for one picture: lanes that matter less stand back
ticks               The ticks of a timeline: days, months or years from diagnosis, each with the age
timeline            A course on one axis, as data: lanes of bars and marks
"""
