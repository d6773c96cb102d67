"""Titles of slides: each a finding from the data as a sentence, or neutral words.

A title claims nothing that the case does not state and stays within `MAX_LENGTH`
characters, which is two lines; wordings that leave a single word on the second line give
way to others. Where the data can't carry a sentence, or only a longer one, it is neutral.
Remissions are never numbered and severities never become grades.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from boardapp.clinical.diseases.profile import DiseaseWords
from boardapp.clinical.sites import short_site
from boardapp.deck.fitting.title_fit import MAX_LENGTH, first_fitting, most_telling
from boardapp.review.course.one_liner import as_of_text
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.lists import listed, parted
from boardapp.words.plurals import counted, noun, times
from boardapp.words.sentences import before_colon, opening, shortened

_WORDS = DiseaseWords()


def question_title(question: str) -> str:
    """The question itself where it fits on two lines, else what it says before its colon.

    The slide then has the whole of it in a card.
    """
    if not question:
        return "Question for the board: not reported"
    if len(question) <= MAX_LENGTH:
        return question
    head = before_colon(question)
    return head if head and len(head) <= MAX_LENGTH else "Question for the board"


def diagnosis_title(disease: str, features: Sequence[str] = ()) -> str:
    """The disease with what was found beside it, as much of it as fits."""
    if not disease.strip():
        return "Diagnosis: not reported"
    name = capitalised(disease)
    found = [text for text in features if text]
    return first_fitting(*(f"{name}, {part}" for part in _heads(found, ", ".join)), name)


def course_title(
    relapse_sites: Sequence[Sequence[str]],
    line_count: int,
    progressions: Sequence[str] = (),
    refractory: Sequence[str] = (),
    then: str = "",
    *,
    words: DiseaseWords = _WORDS,
    latest: str = "",
    now: Sequence[str] = (),
) -> str:
    """The relapses by site, in their order, and what progressed; else what did not yield.

    `progressions` tell each progression ("progression under MAP (lung)"), `refractory` what
    the disease did not yield to; `then` is what was found after the last of them ("PR"), and
    `latest` the last of all where nothing was and both kinds came. `words` are those of the
    disease; where they name nothing as absent (a therapy's own words tell of a failure), nothing is
    called so. `now` are wordings of what the last look found where nothing came back, the fullest
    first.
    """
    after = f", then {then}" if then else ""
    if progressions:
        turns = _counted_turns(len(relapse_sites), words)
        return _progressions_title(turns, line_count, progressions, then, latest)
    if not relapse_sites and refractory:
        return most_telling(
            *(f"{capitalised(head)}{after}" for head in _heads(refractory, "; ".join)),
            f"Refractory disease{after}",
            "Refractory disease",
        )
    if not relapse_sites:
        return _calm_title(line_count, now, after, words)
    relapses = _counted_turns(len(relapse_sites), words)
    lines = f" in {counted(line_count, 'line').lower()} of therapy" if line_count > 1 else ""
    wordings = [f"{relapses}{lines}"]
    if any(relapse_sites):
        wordings.insert(0, f"{relapses}{_in_order(list(map(_sites_text, relapse_sites)))}")
    return most_telling(*(f"{text}{after}" for text in wordings), *wordings)


def _counted_turns(count: int, words: DiseaseWords) -> str:
    """How often it came back, in the word of the disease; empty where it did not."""
    return counted(count, words.turn) if count else ""


def _calm_title(line_count: int, now: Sequence[str], after: str, words: DiseaseWords) -> str:
    """How many lines were given, that nothing came back, and what the last look found."""
    lines = counted(line_count, "line of therapy", "lines of therapy")
    if not words.absent:
        return most_telling(f"{lines}{after}", lines) if line_count else _NO_COURSE
    none = f"{words.none} reported"
    short = capitalised(none)
    if not line_count:
        return most_telling(*(f"{short}; {text}" for text in now), _NO_COURSE)
    calm = f"{lines}, {none}"
    return most_telling(*(f"{head}; {text}" for text in now for head in (calm, short)), calm)


_NO_COURSE = "Course of the disease"


def lines_title(
    names: Sequence[str],
    ongoing: Sequence[str] = (),
    planned: Sequence[str] = (),
    best_of_last: str = "",
    by_us: str = "",
) -> str:
    """How many lines were given, which go on or came last with what response; what is planned.

    `best_of_last` is the best response of the last line; what is planned is never counted.
    `by_us` says that the source does not number them.
    """
    if not names:
        told = f"planned: {listed(planned)}" if planned else "none reported"
        return first_fitting(f"Lines of therapy: {told}", "Lines of therapy: none given")
    lines = counted(len(names), "line of therapy", "lines of therapy")
    lines += f" ({by_us})" if by_us else ""
    plan = f"; planned: {listed(planned)}" if planned else ""
    if ongoing:
        running = f"{lines}; {listed(ongoing)} ongoing"
        return first_fitting(f"{running}{plan}", running, f"{lines}, the last ongoing")
    latest = f"{lines}: {names[0]}" if len(names) == 1 else f"{lines}, the latest {names[-1]}"
    response = f" ({best_of_last})" if best_of_last else ""
    told = f"{lines}; best response to the last: {best_of_last}" if response else ""
    return first_fitting(
        f"{latest}{response}{plan}", f"{latest}{plan}", f"{latest}{response}", latest, told, lines
    )


def status_title(parts: Sequence[tuple[str, str]], as_of: str, name: str = "Current status") -> str:
    """What was found, each with its own time; else the first of it; else only the time of the data.

    `name` is what the state of the patient is called.

    `parts` are statements of the status, each with the time of its look; parts that follow
    each other with one time say it once.
    """
    neutral = f"{name} {as_of_text(as_of)}" if as_of else name
    parts = [(text, time) for text, time in parts if _as_title(text)]
    if not parts:
        return first_fitting(neutral, name)
    (first, time), *_ = parts
    is_one_look = len({when for _, when in parts}) == 1
    whole = capitalised("; ".join(_as_title(text) for text, _ in parts))
    alone = capitalised(_as_title(first)), capitalised(opening(first))
    candidates: tuple[str, ...] = (
        _timed(parts),
        *((whole,) if is_one_look else ()),
        *(_timed(parts[:count]) for count in range(len(parts) - 1, 0, -1)),
        *(_timed([(text, time)]) for text in alone),
        *alone,
        shortened(alone[0], MAX_LENGTH),
    )
    # A last word that stands alone is held to the one before: the time says more than a line.
    return next(text for text in candidates if text and len(text) <= MAX_LENGTH)


def _timed(parts: Sequence[tuple[str, str]]) -> str:
    """Statements, each run of one time with that time behind it."""
    told = []
    for time, run in groupby(parts, lambda part: part[1]):
        text = "; ".join(_as_title(text) for text, _ in run)
        told.append(f"{text}, {time}" if time else text)
    return capitalised("; ".join(told))


def labs_title(
    abnormal: Sequence[str],
    test_count: int,
    *,
    all_normal: bool = False,
    with_range: int = 0,
    graded: Sequence[str] = (),
    rule: str = "",
) -> str:
    """The latest results outside their own range, as many as fit, then grades that need none.

    `all_normal`: every test has a range, and its latest result lies within. `with_range` is
    the number of tests whose latest result has one; `graded` are grades of those without,
    "platelets grade 4", by `rule`.
    """
    if all_normal and test_count == 1:
        return "Latest result of the one test within its reference range"
    if all_normal and test_count:
        return f"Latest results of all {test_count} tests within their reference ranges"
    grades = [f"{head} ({rule})" for head in _heads(graded, "; ".join)]
    if abnormal:
        tests = f"{len(abnormal)} of {test_count} tests"
        part = f"Latest results of {tests} outside their reference ranges"
        heads = [*map(capitalised, _heads(abnormal, "; ".join)), part]
        joint = [f"{head}; {grade}" for head in heads[:1] for grade in grades]
        return first_fitting(*joint, *heads)
    if with_range:
        calms = [f"{with_range} of {test_count} laboratory tests with a range, none outside it"]
    elif graded:
        calms = ["No reference range given", "No reference range"]
    else:
        calms = [f"{counted(test_count, 'laboratory test')}, no reference range given"]
    joint = [f"{calm}; {grade}" for grade in grades for calm in calms]
    return first_fitting(*joint, calms[0])


def toxicity_title(
    terms: Sequence[str], highest: str = "", count: int = 0, sos: Sequence[str] = ()
) -> str:
    """SOS/VOD where it is stated, else the complications by name.

    Of many it is their number with those of the highest stated grade.

    `terms` name the rows of the table; `highest` says the highest grade stated and what
    had it ("grade 3 as stated: oral mucositis"); `count` is the number of complications;
    `sos` are wordings of SOS/VOD as stated, the fullest first.
    """
    if not terms:
        return "Complications: none reported"
    number = counted(count or len(terms), "complication reported", "complications reported")
    names = ", ".join(terms)
    named = (f"Complications: {names}", capitalised(names)) if len(terms) < 7 else ()
    graded = [f"{number}; {highest}"] if highest else []
    return first_fitting(*map(capitalised, sos), *named, *graded, number)


def cycles_title(
    name: str, count: int, cycles: Sequence[int], of_cycles: int, worst_grade: int
) -> str:
    """How many complications began in which cycles of a therapy, and the worst grade there.

    `count` is the number of complications with a certain cycle, `cycles` these cycles;
    `worst_grade` that of any laboratory result, told from grade 1.
    """
    if count:
        where = f"{noun(len(cycles), 'cycle')} {listed([str(number) for number in cycles])}"
        told = f"{counted(count, 'complication')} in {where} of {name}"
    else:
        total = counted(of_cycles, "cycle").lower()
        told = f"No complication stated in {total} of {name}"
    graded = f"{told}; worst laboratory grade {worst_grade}" if worst_grade else told
    return first_fitting(graded, told, f"Complications by cycle of {name}")


def work_up_title(question: str, conclusion: str, not_done: Sequence[str] = ()) -> str:
    """What the work-up concluded and left undone, else what it asked."""
    asked = f"Work-up: {question}"
    if not conclusion:
        return first_fitting(asked, "Work-up")
    found = opening(conclusion)
    gap = f"; not done: {listed(not_done)}" if not_done else ""
    return first_fitting(f"{found}{gap}", found, asked, "Work-up")


def goals_title(latest: str, by: str, intents: Sequence[str]) -> str:
    """How the intent changed, else what was wanted last and by whom.

    `intents` are those of all goals in order of time.
    """
    if not latest:
        return "Goals of patient and family: not reported"
    known = list(dict.fromkeys(text for text in intents if text))
    wanted = _as_title(latest)
    told = f"{capitalised(by)}: {lowered(wanted)}" if by else wanted
    neutral = f"Goals; latest intent: {known[-1]}" if known else "Goals of patient and family"
    if len(known) == 2 and not known[1].startswith(known[0]):
        return first_fitting(f"Goals: {known[0]} intent, then {known[1]}", told)
    return first_fitting(told, neutral, "Goals of patient and family")


def images_title(captions: Sequence[str], absent: int) -> str:
    """What the images show, by caption; `absent` of them are shown by radiology."""
    number = counted(len(captions), "key image")
    if absent == len(captions):
        return f"{number}, to be shown by radiology"
    return first_fitting(f"{number}: {listed(captions)}", number)


def options_title(names: Sequence[str], *, is_dead: bool = False) -> str:
    """The options by name where they fit, else their number; never a rank.

    "A and B" would be one option that is both. Of a patient who died none is one to discuss:
    they are told as stated.
    """
    if not names:
        return "Options for discussion: none stated in the case"
    told = counted(len(names), "option")
    head = f"{told} as stated (the patient died)" if is_dead else f"{told} to discuss, unranked"
    return first_fitting(f"{head}: {parted(names)}", head)


def recommendation_title(decision: str) -> str:
    """The decision where one is minuted; else that it is the board's."""
    if not decision:
        return "Recommendation: the board decides, not the program"
    return first_fitting(
        f"The board recommends: {_as_title(decision)}", "Recommendation of the board, as minuted"
    )


def relapses_title(
    relapses: int, remissions: int, disease_free: int = 0, words: DiseaseWords = _WORDS
) -> str:
    """How many relapses and stated remissions there are, in the words of the disease.

    `disease_free` counts the stretches that the source does not call a remission.
    """
    parts = [_counted_turns(relapses, words)] if relapses else []
    if remissions:
        parts.append(counted(remissions, "remission stated", "remissions stated"))
    if disease_free:
        parts.append("no evidence of disease stated")
    none = f"{words.turn}s: none reported"
    return capitalised(listed([part.lower() for part in parts]) or none)


def _progressions_title(
    relapses: str, line_count: int, progressions: Sequence[str], then: str, latest: str
) -> str:
    """The progressions in words where they are few and there is no relapse, else by number.

    Two that are told alike are counted: words would tell one of them.
    """
    after = f", then {then}" if then else ""
    has_repeats = len(set(progressions)) < len(progressions)
    is_named = not (relapses or has_repeats)
    named = f"{capitalised('; then '.join(progressions))}{after}" if is_named else ""
    after = after or (f"; the latest: {latest}" if latest else "")
    count = counted(len(progressions), "progression")
    numbers = listed([relapses, count.lower()] if relapses else [count])
    where = f" in {counted(line_count, 'line').lower()} of therapy" if line_count > 1 else ""
    return most_telling(named, f"{numbers}{where}{after}", f"{numbers}{where}", numbers)


def _heads(texts: Sequence[str], join: Callable[[Sequence[str]], str]) -> list[str]:
    """All texts joined, then all but the last, and so on down to the first alone."""
    return [join(texts[:count]) for count in range(len(texts), 0, -1)]


def _as_title(text: str) -> str:
    """A sentence without its full stop; one stop inside stays."""
    return text.strip().removesuffix(".")


def _in_order(texts: Sequence[str]) -> str:
    """What follows the number of relapses: their sites, said once where they repeat.

    ": marrow, CNS"; ": marrow twice, then CNS"; ", both marrow".
    """
    runs = [(text, len(list(run))) for text, run in groupby(texts)]
    if len(runs) == len(texts):
        return f": {', '.join(texts)}"
    if len(runs) == 1:
        return f", {'both' if len(texts) == 2 else 'all'} {texts[0]}"
    return f": {', then '.join(f'{text} {times(count)}'.strip() for text, count in runs)}"


def _sites_text(sites: Sequence[str]) -> str:
    return " + ".join(map(short_site, sites)) or "site not reported"
