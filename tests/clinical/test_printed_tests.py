"""What laboratories print is led to the tests of the tables, or to none."""

import pytest

from boardapp.clinical.printed_tests import Doubt, printed_test

PRINTED = """
Creatinine, Serum = creatinine
Creatinine (Serum) = creatinine
CREATININE SERUM = creatinine
Creatinine [Mass/volume] in Serum or Plasma = creatinine
S-Kreatinin = creatinine
Kreatinin i.S. = creatinine
Kreatinin im Serum = creatinine
Kreatinin (enzymatisch) = creatinine
Créatinine = creatinine
AST (SGOT) = AST
ALT (SGPT) = ALT
SGOT (AST) = AST
ALT/GPT = ALT
ASAT (GOT) = AST
GOT = AST
TGO = AST
Aspartate Aminotransferase (AST) = AST
Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma = AST
Alanine aminotransferase = ALT
Gamma-GT = GGT
gGT = GGT
Alkaline Phosphatase, Serum = alkaline phosphatase
Alk Phos = alkaline phosphatase
Phosphatases alcalines = alkaline phosphatase
Bilirubin, Total = bilirubin
Bilirubin Total, Serum = bilirubin
Total Bilirubin = bilirubin
Bilirubin gesamt = bilirubin
Bilirubin.total [Mass/volume] in Serum or Plasma = bilirubin
Bilirubin, Direct = direct bilirubin
Bilirubine conjuguée = direct bilirubin
Neutrophils (Absolute) = neutrophils
Neutrophils Absolute = neutrophils
Absolute Neutrophils = neutrophils
Neutrophils, Abs = neutrophils
Neutrophils Abs. = neutrophils
NEUT# = neutrophils
Neut # = neutrophils
NEUT% = neutrophils, share
Neutrophils % = neutrophils, share
Neutrophils (%) = neutrophils, share
% Neutrophils = neutrophils, share
Neutrophils, Relative = neutrophils, share
Neutrophile absolut = neutrophils
Neutrophile relativ = neutrophils, share
Polynucléaires neutrophiles = neutrophils
Neutrophils [#/volume] in Blood by Automated count = neutrophils
Neutrophils/100 leukocytes in Blood by Automated count = neutrophils, share
Lymphs (Absolute) = lymphocytes
Lymphocytes, Absolute = lymphocytes
LYMPH% = lymphocytes, share
Lymphozyten = lymphocytes
Lymphozyten absolut = lymphocytes
Monocytes(Absolute) = monocytes
Eos (Absolute) = eosinophils
Baso (Absolute) = basophils
Eosinophile = eosinophils
Leukozyten = leukocytes
Leucocytes = leukocytes
Globules blancs = leukocytes
WBC = leukocytes
WBC, Blood = leukocytes
White Blood Cell Count = leukocytes
White Blood Cells (WBC) = leukocytes
Leukocytes [#/volume] in Blood by Automated count = leukocytes
Erythrozyten = erythrocytes
RBC Count = erythrocytes
Hémoglobine = haemoglobin
Hämoglobin = haemoglobin
Hemoglobin (Hgb) = haemoglobin
HGB = haemoglobin
Haemoglobin, Blood = haemoglobin
Hemoglobin [Mass/volume] in Blood = haemoglobin
Hemoglobin A1c = none
% Hemoglobin A1c = none
Hemoglobin, free plasma = none
Hématocrite = haematocrit
Hct = haematocrit
Hematocrit, Calculated = haematocrit
Thrombozyten = platelets
Plaquettes = platelets
Platelets (PLT) = platelets
Platelet Count, Automated = platelets
Platelet Smear = none
Large Platelets = none
MCV = MCV
MCH = MCH
RDW-CV = RDW
RDW-SD = none
Retikulozyten absolut = reticulocytes
Sodium, Serum = sodium
Na+ = sodium
Natrium = sodium
Potassium, Whole Blood = potassium
Kalium im Serum = potassium
Chloride, Serum = chloride
Carbon Dioxide, Total = none
Bicarbonate = bicarbonate
Calcium, Serum = calcium
Calcium, Ionized = ionised calcium
Phosphorus, Serum = phosphate
Phosphat anorganisch = phosphate
Magnesium, Plasma = magnesium
Uric Acid, Serum = uric acid
Harnsäure = uric acid
BUN = urea nitrogen
Urea Nitrogen (BUN) = urea nitrogen
BUN/Creatinine Ratio = none
Harnstoff = urea
Urée = urea
Glucose, Serum = glucose
Glucose, Fasting = fasting glucose
Glycémie = glucose
LDH = LDH
Lactate Dehydrogenase (LDH) = LDH
Laktatdehydrogenase = LDH
Total Protein, Serum = total protein
Gesamteiweiß = total protein
Albumin, Serum = albumin
Albumin/Globulin Ratio = none
C-Reactive Protein = CRP
CRP, Serum = CRP
Ferritin, Serum = ferritin
eGFR (CKD-EPI) = eGFR
INR = INR
Prothrombin Time (PT) = prothrombin time
PT (sec) = prothrombin time
Quick = prothrombin activity
aPTT (sec) = aPTT
Partial Thromboplastin Time = aPTT
Fibrinogène = fibrinogen
D-Dimer = D-dimer
Antithrombin III = antithrombin
Triglycerides = triglycerides
Cholesterol, Total = cholesterol
HDL Cholesterol = HDL cholesterol
Immunoglobulin G = IgG
Lipase, Serum = lipase
Amylase, Serum = amylase
Methotrexate Level = methotrexate
Methotrexate% = none
Creatinine % = none
"""
CASES = [tuple(line.split(" = ")) for line in PRINTED.strip().splitlines()]


@pytest.mark.parametrize(("printed", "expected"), CASES)
def test_a_printed_name_is_led_to_its_test(printed: str, expected: str) -> None:
    found = printed_test(printed)
    assert (found.analyte.name if found.analyte else "none") == expected
    assert found.doubt is None


def test_a_name_that_the_program_knows_stays_as_printed() -> None:
    assert printed_test("Leukozyten").test == "Leukozyten"
    assert printed_test("Creatinine, Serum").test == "creatinine"
    assert printed_test("Anisocytosis", "702-1").test == "Anisocytosis"


@pytest.mark.parametrize(
    ("printed", "specimen", "test", "where"),
    [
        ("Glucose", "Urine", "Glucose", "Urine"),
        ("Glucose, Urine", "", "Glucose", "urine"),
        ("U-Glucose", "", "Glucose", "urine"),
        ("Glukose im Urin", "", "Glukose", "urine"),
        ("WBC", "Urine", "WBC", "Urine"),
        ("WBC, Ascites", "Ascites", "WBC", "Ascites"),
        ("Lymphocytes", "Other Body Fluid", "Lymphocytes", "Other Body Fluid"),
        ("Urine Color", "Urine", "Urine Color", "Urine"),
    ],
)
def test_in_another_specimen_it_is_another_test(
    printed: str, specimen: str, test: str, where: str
) -> None:
    found = printed_test(printed, specimen=specimen)
    assert (found.analyte, found.test, found.specimen) == (None, test, where)


def test_in_spinal_fluid_the_tests_of_spinal_fluid_are_meant() -> None:
    found = printed_test("WBC", specimen="CSF")
    assert found.analyte is not None
    assert found.analyte.name == "CSF leukocytes"
    assert (found.test, found.specimen) == ("WBC", "CSF")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2160-0", "creatinine"),
        ("30239-8", "AST"),
        ("1743-4", "ALT"),
        ("26511-6", "neutrophils, share"),
        ("26485-3", "monocytes, share"),
        ("6299-2", "urea nitrogen"),
        ("98979-8", "eGFR"),
    ],
)
def test_a_code_names_the_test_where_the_name_does_not(code: str, expected: str) -> None:
    assert printed_test("LAB 0815", code).test == expected


def test_the_unit_wins_over_a_code_of_another_kind() -> None:
    found = printed_test("Lymphocytes", "731-0", "Blood", "%")
    assert found.test == "lymphocytes, share"
    assert (found.code, found.doubted_code) == ("", "731-0")
    assert found.doubt is Doubt.UNIT_AGAINST_CODE
    assert printed_test("MCHC", "786-4", "Blood", "%").doubt is Doubt.UNIT_AGAINST_CODE
    assert printed_test("Lymphocytes", "736-9", "Blood", "%").doubt is None
    assert printed_test("Lymphocytes", "731-0", "Blood", "K/uL").doubt is None
    assert printed_test("Lymphocytes", "", "", "%").test == "lymphocytes, share"
    assert printed_test("Lymphocytes %", "", "", "10*9/L").test == "lymphocytes"


def test_without_a_unit_the_code_tells_a_count_from_a_share() -> None:
    assert printed_test("Neutrophils", "770-8").test == "neutrophils, share"
    assert printed_test("Neutrophils", "751-8").test == "Neutrophils"


def test_a_code_of_another_test_is_doubted_and_the_name_stays() -> None:
    found = printed_test("Sodium", "2823-3", unit="mmol/L")
    assert (found.test, found.code, found.doubted_code) == ("Sodium", "", "2823-3")
    assert found.doubt is Doubt.NAME_AGAINST_CODE


def test_a_code_of_blood_is_doubted_beside_urine() -> None:
    found = printed_test("Glucose", "2345-7", "Urine", "mg/dL")
    assert found.doubt is Doubt.SPECIMEN_AGAINST_CODE
    assert found.code == ""


def test_a_unit_of_no_such_test_is_doubted() -> None:
    assert printed_test("Sodium", unit="g/L").doubt is None  # by its molar mass
    assert printed_test("Sodium", unit="fL").doubt is Doubt.UNIT_AGAINST_TEST
    assert printed_test("Sodium", unit="furlongs").doubt is None  # a unit that nobody knows
