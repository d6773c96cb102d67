"""Clinical chemistry: liver, kidney, electrolytes, tumour lysis, lipids, inflammation, levels.

Molar masses in g/mol by the IUPAC standard atomic weights; triglycerides by the convention
of triolein, phosphate as phosphorus, urea nitrogen as the two nitrogens of urea. LOINC
codes stand only where they were seen in real exports or looked up.
"""

from fractions import Fraction

from boardapp.clinical.analyte import Analyte, words

LIVER = (
    Analyte(
        "ALT",
        "liver",
        "U/L",
        "U/L",
        words(
            "SGPT; GPT; ALAT; alanine aminotransferase; alanine aminotransferase (ALT); alanine "
            "transaminase; ALT (GPT)"
        ),
        ("1742-6",),
        is_enzyme=True,
    ),
    Analyte(
        "AST",
        "liver",
        "U/L",
        "U/L",
        words(
            "SGOT; GOT; ASAT; aspartate aminotransferase; aspartate aminotransferase (AST); "
            "asparate aminotransferase (AST); aspartate transaminase; AST (GOT)"
        ),
        ("1920-8",),
        is_enzyme=True,
    ),
    Analyte(
        "GGT",
        "liver",
        "U/L",
        "U/L",
        words(
            "gamma-GT; γ-GT; gammaGT; gamma GT; gamma-glutamyl transferase; "
            "gamma-glutamyltransferase; gamma glutamyl transferase; GGTP"
        ),
        ("2324-2",),
        is_enzyme=True,
    ),
    Analyte(
        "alkaline phosphatase",
        "liver",
        "U/L",
        "U/L",
        words("ALP; alk phos; ALKP; alkaline phosphatase (ALP); alkalische Phosphatase"),
        ("6768-6",),
        is_enzyme=True,
    ),
    Analyte(
        "bilirubin",
        "liver",
        "mg/dL",
        "umol/L",
        words(
            "total bilirubin; bilirubin, total; bilirubin total; T bili; TBIL; bili; "
            "Gesamtbilirubin; bilirubine totale"
        ),
        ("1975-2", "14631-6"),
        molar_mass=Fraction("584.66"),
    ),
    Analyte(
        "direct bilirubin",
        "liver",
        "mg/dL",
        "umol/L",
        words(
            "conjugated bilirubin; bilirubin, direct; bilirubin direct; DBIL; direktes Bilirubin"
        ),
        ("1968-7", "14629-0"),
        molar_mass=Fraction("584.66"),
    ),
    Analyte(
        "albumin",
        "liver",
        "g/dL",
        "g/L",
        words("serum albumin; ALB; Albumin (S)"),
        ("1751-7",),
    ),
    Analyte(
        "total protein",
        "liver",
        "g/dL",
        "g/L",
        words("protein, total; protein total; Gesamteiweiß"),
        ("2885-2",),
    ),
    Analyte(
        "ammonia",
        "liver",
        "umol/L",
        "umol/L",
        words("NH3; Ammoniak"),
        ("16362-6",),
        molar_mass=Fraction("17.031"),
    ),
    Analyte(
        "LDH",
        "liver",
        "U/L",
        "U/L",
        words(
            "LD; lactate dehydrogenase; lactate dehydrogenase (LD); lactate dehydrogenase (LDH); "
            "lactic dehydrogenase; Laktatdehydrogenase"
        ),
        ("2532-0", "14804-9"),
        is_enzyme=True,
    ),
    Analyte(
        "haptoglobin",
        "liver",
        "mg/dL",
        "g/L",
        words("haptoglobine"),
        ("4542-7",),
    ),
    Analyte(
        "amylase",
        "liver",
        "U/L",
        "U/L",
        words("serum amylase; alpha-amylase; AMY"),
        ("1798-8",),
        is_enzyme=True,
    ),
    Analyte(
        "lipase",
        "liver",
        "U/L",
        "U/L",
        words("serum lipase; LIP"),
        ("3040-3",),
        is_enzyme=True,
    ),
    Analyte(
        "CPK",
        "liver",
        "U/L",
        "U/L",
        words(
            "CK; creatine kinase; creatine kinase (CK); creatine phosphokinase; total CK; CK "
            "total; Kreatinkinase"
        ),
        ("2157-6",),
        is_enzyme=True,
    ),
)

KIDNEY = (
    Analyte(
        "creatinine",
        "kidney",
        "mg/dL",
        "umol/L",
        words("serum creatinine; creat; CREA; Cr; Kreatinin; créatinine"),
        ("2160-0", "14682-9"),
        molar_mass=Fraction("113.12"),
    ),
    Analyte(
        "creatinine clearance",
        "kidney",
        "mL/min",
        "mL/min",
        words("CrCl; CCr; Kreatinin-Clearance"),
        ("2164-2",),
    ),
    Analyte(
        "eGFR",
        "kidney",
        "mL/min/{1.73_m2}",
        "mL/min/{1.73_m2}",
        words(
            "GFR; estimated GFR; glomerular filtration rate; estimated glomerular filtration "
            "rate; estimated GFR (MDRD equation)"
        ),
        ("33914-3", "48642-3", "48643-1"),
    ),
    Analyte(
        "cystatin C",
        "kidney",
        "mg/L",
        "mg/L",
        words("CysC"),
        ("33863-2",),
    ),
    Analyte(
        "urea",
        "kidney",
        "mmol/L",
        "mmol/L",
        words("Harnstoff; urée"),
        ("3091-6", "22664-7"),
        molar_mass=Fraction("60.056"),
    ),
    Analyte(
        "urea nitrogen",
        "kidney",
        "mg/dL",
        "mmol/L",
        words("BUN; blood urea nitrogen"),
        ("3094-0", "14937-7"),
        molar_mass=Fraction("28.0134"),
    ),
)

ELECTROLYTES_AND_TUMOUR_LYSIS = (
    Analyte(
        "sodium",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("Na; Na+; sodium, whole blood; serum sodium; Natrium"),
        ("2951-2", "2947-0"),
        molar_mass=Fraction("22.98977"),
        valence=1,
    ),
    Analyte(
        "potassium",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("K; K+; potassium, whole blood; serum potassium; Kalium"),
        ("2823-3", "6298-4"),
        molar_mass=Fraction("39.0983"),
        valence=1,
    ),
    Analyte(
        "chloride",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("Cl; Cl-; chloride, whole blood; Chlorid"),
        ("2075-0", "2069-3"),
        molar_mass=Fraction("35.453"),
        valence=1,
    ),
    Analyte(
        "bicarbonate",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("HCO3; HCO3-; standard bicarbonate; calculated bicarbonate, whole blood; Bikarbonat"),
        ("1963-8", "1959-6"),
        molar_mass=Fraction("61.0168"),
        valence=1,
    ),
    Analyte(
        "calcium",
        "electrolytes and tumour lysis",
        "mg/dL",
        "mmol/L",
        words("Ca; total calcium; calcium, total; serum calcium; Kalzium"),
        ("2000-8", "17861-6"),
        molar_mass=Fraction("40.078"),
        valence=2,
    ),
    Analyte(
        "corrected calcium",
        "electrolytes and tumour lysis",
        "mg/dL",
        "mmol/L",
        words(
            "calcium, corrected; albumin-corrected calcium; calcium corrected for albumin; "
            "corrected serum calcium; adjusted calcium"
        ),
        ("29265-6",),
        molar_mass=Fraction("40.078"),
        valence=2,
    ),
    Analyte(
        "ionised calcium",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words(
            "ionized calcium; iCa; Ca++; Ca2+; free calcium; calcium, ionized; calcium, ionised; "
            "calcium (ionized); ionisiertes Kalzium"
        ),
        ("1994-3", "1995-0"),
        molar_mass=Fraction("40.078"),
        valence=2,
    ),
    Analyte(
        "magnesium",
        "electrolytes and tumour lysis",
        "mg/dL",
        "mmol/L",
        words("Mg; Mg++; Mg2+; serum magnesium"),
        ("2601-3", "19123-9"),
        molar_mass=Fraction("24.305"),
        valence=2,
    ),
    Analyte(
        "phosphate",
        "electrolytes and tumour lysis",
        "mg/dL",
        "mmol/L",
        words("phosphorus; PO4; inorganic phosphate; phosphorus, inorganic; Phosphat"),
        ("2777-1", "14879-1"),
        molar_mass=Fraction("30.973762"),
    ),
    Analyte(
        "uric acid",
        "electrolytes and tumour lysis",
        "mg/dL",
        "umol/L",
        words("urate; Harnsäure; acide urique"),
        ("3084-1", "14933-6"),
        molar_mass=Fraction("168.11"),
    ),
    Analyte(
        "glucose",
        "electrolytes and tumour lysis",
        "mg/dL",
        "mmol/L",
        words(
            "blood glucose; blood sugar; serum glucose; plasma glucose; random glucose; Glukose; "
            "glycémie"
        ),
        ("2345-7", "2339-0", "14749-6", "15074-8"),
        molar_mass=Fraction("180.156"),
    ),
    Analyte(
        "fasting glucose",
        "electrolytes and tumour lysis",
        "mg/dL",
        "mmol/L",
        words(
            "glucose, fasting; fasting blood glucose; fasting plasma glucose; Nüchternglukose; "
            "glycémie à jeun"
        ),
        ("1558-6",),
        molar_mass=Fraction("180.156"),
    ),
    Analyte(
        "lactate",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("lactic acid; Laktat"),
        ("2524-7", "32693-4"),
        molar_mass=Fraction("90.078"),
    ),
    Analyte(
        "anion gap",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("AG (anion gap)"),
        ("1863-0",),
        valence=1,
        may_be_negative=True,
    ),
    Analyte(
        "base excess",
        "electrolytes and tumour lysis",
        "mmol/L",
        "mmol/L",
        words("BE"),
        ("11555-0",),
        valence=1,
        may_be_negative=True,
    ),
    Analyte(
        "pH",
        "electrolytes and tumour lysis",
        "[pH]",
        "[pH]",
        words("blood pH; arterial pH; venous pH"),
        ("2744-1", "11558-4"),
        needs_no_unit=True,
    ),
)

LIPIDS = (
    Analyte(
        "cholesterol",
        "lipids",
        "mg/dL",
        "mmol/L",
        words("total cholesterol; cholesterol, total; Cholesterin"),
        ("2093-3", "14647-2", "35200-5"),
        molar_mass=Fraction("386.65"),
    ),
    Analyte(
        "HDL cholesterol",
        "lipids",
        "mg/dL",
        "mmol/L",
        words("HDL; HDL-C; cholesterol, HDL; high density lipoprotein cholesterol"),
        ("2085-9", "14646-4"),
        molar_mass=Fraction("386.65"),
    ),
    Analyte(
        "LDL cholesterol",
        "lipids",
        "mg/dL",
        "mmol/L",
        words(
            "LDL; LDL-C; cholesterol, LDL, calculated; cholesterol, LDL; low density lipoprotein "
            "cholesterol"
        ),
        ("13457-7", "2090-9", "18262-6", "22748-8"),
        molar_mass=Fraction("386.65"),
    ),
    Analyte(
        "triglycerides",
        "lipids",
        "mg/dL",
        "mmol/L",
        words("triglyceride; TRIG; Triglyzeride"),
        ("2571-8", "1644-4", "14927-8", "35217-9"),
        molar_mass=Fraction("885.4"),
    ),
)

INFLAMMATION_AND_IRON = (
    Analyte(
        "CRP",
        "inflammation and iron",
        "mg/L",
        "mg/L",
        words("C-reactive protein; hsCRP"),
        ("1988-5",),
    ),
    Analyte(
        "procalcitonin",
        "inflammation and iron",
        "ug/L",
        "ug/L",
        words("Prokalzitonin"),
        ("33959-8",),
    ),
    Analyte(
        "interleukin-6",
        "inflammation and iron",
        "pg/mL",
        "ng/L",
        words("IL-6; IL6"),
        ("26881-3",),
    ),
    Analyte(
        "ferritin",
        "inflammation and iron",
        "ng/mL",
        "ug/L",
        words("Ferritine"),
        ("2276-4",),
    ),
    Analyte(
        "iron",
        "inflammation and iron",
        "ug/dL",
        "umol/L",
        words("serum iron; Fe; Eisen"),
        ("2498-4", "14798-3"),
        molar_mass=Fraction("55.845"),
    ),
)

IMMUNOGLOBULINS = (
    Analyte(
        "IgG",
        "immunoglobulins",
        "mg/dL",
        "g/L",
        words("immunoglobulin G"),
        ("2465-3",),
    ),
    Analyte(
        "IgA",
        "immunoglobulins",
        "mg/dL",
        "g/L",
        words("immunoglobulin A"),
        ("2458-8",),
    ),
    Analyte(
        "IgM",
        "immunoglobulins",
        "mg/dL",
        "g/L",
        words("immunoglobulin M"),
        ("2472-9",),
    ),
)

DRUG_LEVELS = (
    Analyte(
        "methotrexate",
        "drug levels",
        "umol/L",
        "umol/L",
        words("MTX; methotrexate level; MTX level"),
        ("14836-1",),
        molar_mass=Fraction("454.44"),
    ),
)
