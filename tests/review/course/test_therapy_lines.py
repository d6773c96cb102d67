"""Phases and lines of therapy."""

import pytest

from boardapp.case.therapy import Agent, Cells, Cycle, Radiation, Schedule, Therapy, Transplant
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.course.therapy_lines import agent_text, details, lines, phases
from boardapp.review.model.course import Phase
from boardapp.review.model.review import Review
from boardapp.words.times import duration_text, stated_time
from tests.review.building import a_case, moments_of


def _phases(*therapies: Therapy) -> tuple[Phase, ...]:
    case = a_case(therapies=therapies)
    return phases(case.therapies, moments_of(case))


@pytest.mark.parametrize(
    ("agent", "text"),
    [
        (Agent(name="cytarabine"), "cytarabine"),
        (Agent(name="cytarabine", dose=Value("not reported")), "cytarabine (dose not reported)"),
        (
            Agent(name="cytarabine", dose=Value(75), unit="mg/m2", route="IV", schedule="days 1–4"),
            "cytarabine 75 mg/m² IV days 1–4",
        ),
        (Agent(name="ursodiol", dose=Value("10..15"), unit="mg/kg"), "ursodiol 10–15 mg/kg"),
        (
            Agent(name="cytarabine", dose=Value(3), unit="g/m2", basis="by age"),
            "cytarabine 3 g/m² by age",
        ),
    ],
)
def test_a_drug_is_told_as_far_as_it_is_stated(agent: Agent, text: str) -> None:
    assert agent_text(agent) == text


@pytest.mark.parametrize(
    ("therapy", "texts"),
    [
        (Therapy(name="x"), []),
        (
            Therapy(name="x", radiation=(Radiation(site="cranium", dose=Value(1200), unit="Gy"),)),
            ["cranium 1200 Gy"],
        ),
        (
            Therapy(
                name="x",
                radiation=(
                    Radiation(site="cranium", dose=Value(12), unit="Gy", fractions=Value(8)),
                    Radiation(site="spine"),
                ),
            ),
            ["cranium 12 Gy in 8 fractions", "spine dose not reported"],
        ),
        (Therapy(name="x", cells=Cells()), ["product and target not reported"]),
        (
            Therapy(
                name="x", cells=Cells(product="tisa-cel", target="CD19", lymphodepletion="Flu")
            ),
            ["product tisa-cel, target CD19", "lymphodepletion Flu"],
        ),
        (
            Therapy(
                name="x",
                transplant=Transplant(
                    donor="father", match="haploidentical", conditioning=("Flu", "Cy")
                ),
            ),
            ["father, haploidentical", "conditioning Flu, Cy"],
        ),
        (Therapy(name="x", transplant=Transplant()), []),
    ],
)
def test_the_details_are_what_is_stated(therapy: Therapy, texts: list[str]) -> None:
    assert details(therapy) == texts


def test_a_phase_says_what_is_not_reported() -> None:
    (phase,) = _phases(Therapy(name="AALL1331"))

    assert (phase.key, phase.place, phase.line) == ("therapies[0]", "therapies[0]", None)
    assert (phase.cycles, phase.best_response, phase.best_mrd, phase.reason_stopped) == (("",) * 4)
    assert (phase.start.is_reported, phase.end.is_reported) == (False, False)
    assert duration_text(phase.duration) == ""


def test_a_phase_that_goes_on_is_not_stopped() -> None:
    (phase,) = _phases(Therapy(name="tacrolimus", status="ongoing"))

    assert (phase.is_ongoing, phase.reason_stopped) == (True, "ongoing")


def test_cycles_are_counted_by_the_source_else_by_their_own_times() -> None:
    when = [When.parse(f"dx + {day} d") for day in (0, 28)]
    courses = tuple(Cycle(number=n, start=start) for n, start in enumerate(when, start=1))

    stated, counted = _phases(
        Therapy(name="x", cycles=Value("2..3"), courses=courses), Therapy(name="y", courses=courses)
    )

    assert (stated.cycles, counted.cycles) == ("2–3", "2")
    assert counted.course_days == (0, 28)


def test_schedules_name_their_cycles_where_stated() -> None:
    (phase,) = _phases(
        Therapy(
            name="x",
            schedules=(
                Schedule(text="weekly", cycles="1..5"),
                Schedule(text="monthly", cycles="not reported"),
            ),
        )
    )

    assert phase.schedule == "cycles 1–5: weekly; monthly"


def test_a_line_joins_its_phases_and_starts_with_the_one_known_to_be_first() -> None:
    intent = "curative"
    case = a_case(
        therapies=(
            Therapy(name="reinduction", line=2, start=When.parse("dx + 20 d"), intent=intent),
            Therapy(name="radiation", kind="RT", line=2, start=When.parse("dx + 15 d")),
            Therapy(name="induction", line=1, start=When.parse("dx"), cycles=Value(1)),
            Therapy(name="tacrolimus"),
        )
    )
    moments = moments_of(case)

    first, second = lines(phases(case.therapies, moments), (), moments)

    assert (first.number, first.name, first.cycles) == (1, "induction", "1")
    assert (second.number, second.name, second.intent) == (2, "reinduction + radiation", intent)
    assert stated_time(second.start) == "15 d after diagnosis"


@pytest.mark.parametrize(
    ("therapies", "intent", "is_shared"),
    [
        ((("pola", "bridge"), ("CAR-T", "not reported")), "pola: bridge", False),
        ((("pola", "bridge"), ("CAR-T", "curative")), "pola: bridge; CAR-T: curative", False),
        ((("pola", "bridge"), ("bendamustine", "bridge")), "bridge", True),
        ((("a", "not reported"), ("b", "not reported")), "", True),
    ],
)
def test_an_intent_of_one_therapy_is_not_that_of_its_line(
    therapies: tuple[tuple[str, str], ...], intent: str, is_shared: bool
) -> None:
    case = a_case(therapies=tuple(Therapy(name=n, line=1, intent=i) for n, i in therapies))
    moments = moments_of(case)
    (line,) = lines(phases(case.therapies, moments), (), moments)
    assert (line.intent, line.has_one_intent) == (intent, is_shared)


def test_where_the_order_is_not_known_a_line_starts_with_what_is_told_first(
    letter: Review,
) -> None:
    sixth = letter.lines[5]

    assert stated_time(sixth.start) == "after relapse 4"
    assert [phase.key for phase in sixth.phases] == ["ino-2", "it-2", "cranial-rt"]


def test_the_letter_has_seven_lines(letter: Review) -> None:
    assert [(x.number, x.name, x.intent, x.cycles, x.ended_by) for x in letter.lines] == [
        (1, "AALL15P1", "", "", "relapse 1 (marrow)"),
        (2, "AALL1331", "", "", "relapse 2 (marrow)"),
        (3, "blinatumomab", "bridge", "", "relapse 3 (CNS + extramedullary)"),
        (
            4,
            "inotuzumab ozogamicin + triple intrathecal chemotherapy",
            "bridge (inferred)",
            "2",
            "",
        ),
        (5, "CAR-T therapy", "", "", "relapse 4 (CNS + extramedullary)"),
        (
            6,
            "inotuzumab ozogamicin (resumed) + triple intrathecal therapy + cranial radiation",
            "palliative",
            "9",
            "",
        ),
        (7, "haploidentical stem cell transplant", "curative", "", ""),
    ]
    assert duration_text(letter.lines[5].duration) == "6–18 mo"  # "about a year"


def test_what_was_planned_in_the_letter_is_no_line(letter: Review) -> None:
    assert [(p.key, p.status) for p in letter.not_given] == [
        ("hsct-planned", "not given"),
        ("car-t-planned", "postponed"),
    ]
    assert [p.key for p in letter.supportive] == ["ursodiol", "aminocaproic-acid"]
    assert letter.outside_lines == ()


def test_the_radiation_of_the_letter_stays_as_printed(letter: Review) -> None:
    (radiation,) = (p for p in letter.phases if p.key == "cranial-rt")

    assert radiation.details == "cranium 1200 Gy"


def test_the_minimal_case_has_no_line(minimal: Review) -> None:
    assert (minimal.lines, minimal.supportive, minimal.phases) == ((), (), ())
