"""Further names and LOINC codes of the tests, as laboratories of several countries print them.

English, German, French, then Spanish, Italian and Dutch. Each name belongs to one test; what may
mean two ("GB", "VS", "mono") is left out. A code stands here only if its component, property and
specimen are those of the test: a cell count and a share of cells have codes of their own.
"""

from boardapp.clinical.analyte import words

NAMES: dict[str, tuple[str, ...]] = {
    "leukocytes": words(
        "leukocyte; leuko; leukos; Leukozytenzahl; Leukozyten gesamt; Gesamtleukozyten; leucocyte; "
        "leucocyte count; total leukocyte count; total leucocyte count; total white cell count; "
        "total WBC; total WBC count; white count; white cell; globules blancs; leucocitos; "
        "leucociti; globuli bianchi; leukocyten"
    ),
    "haemoglobin": words(
        "haemoglobin concentration; hemoglobin concentration; hemoglobina; emoglobina; "
        "hemoglobine; total hemoglobin; total haemoglobin; Hämoglobin gesamt"
    ),
    "haematocrit": words("Hkt; Hk; packed red cell volume; hematocrito; ematocrito; hematocriet"),
    "erythrocytes": words(
        "erythrocyte; erythrocyte count; red cell count; red blood cell; red count; total RBC; "
        "RBC count; Ery; Erys; Erythrozytenzahl; érythrocytes; globules rouges; hématies; "
        "eritrocitos; hematíes; eritrociti; globuli rossi; erytrocyten"
    ),
    "MCV": words(
        "mean corpuscular vol; mean cell vol; mittleres Zellvolumen; volume globulaire moyen; VGM"
    ),
    "MCH": words("mean cell hemoglobin; mean cell haemoglobin; TCMH"),
    "MCHC": words(
        "mean cell hemoglobin concentration; mean cell haemoglobin concentration; mean corpuscular "
        "Hb conc; CCMH; TGMH/CCMH"
    ),
    "RDW": words(
        "red blood cell distribution width; erythrocyte distribution width; RDW CV; EVB; "
        "Erythrozytenverteilungsbreite"
    ),
    "platelets": words(
        "PLT count; platelets count; blood platelets; thrombocyte; thrombocyte count; Thrombo; "
        "Thrombos; Thrombozytenzahl; plaquettes sanguines; numération plaquettaire; thrombocytes "
        "(plaquettes); plaquetas; piastrine; bloedplaatjes; trombocyten"
    ),
    "MPV": words("mean thrombocyte volume; volume plaquettaire moyen; VPM"),
    "reticulocytes": words("reticulocyte; retics; retic count; réticulocytes; reticulocitos"),
    "reticulocytes, share": words("retic %; reticulocyte percent; reticulocyte %"),
    "neutrophils": words(
        "neutrophil; neut; neuts; neutro; neutrophil granulocyte; neutrophilic granulocytes; "
        "absolute neut; total neutrophils; neutrophile Granulocyten; Neutrophile gesamt; "
        "granulocytes neutrophiles; PNN; neutrófilos; neutrofili; neutrofielen; "
        "absolute granulocyte count (ANC)"
    ),
    "neutrophils, share": words("neutrophil %; neut %; neutrophil percent; neutrophils percent"),
    "segmented neutrophils": words(
        "segmented neutrophil; neutrophil segs; polymorphonuclear segmented; Segmentkernige "
        "Neutrophile; segmentkernige Granulozyten"
    ),
    "bands": words(
        "band; band neutrophil; neutrophil bands; neutrophils, band; band form neutrophils; "
        "Stabkernige Neutrophile; stabkernige Granulozyten"
    ),
    "lymphocytes": words(
        "lymphocyte; lymph; lymphs; lymphos; absolute lymph; total lymphocytes; linfocitos; "
        "linfociti; lymfocyten"
    ),
    "lymphocytes, share": words("lymphocyte %; lymph %; lymphocyte percent; lymphocytes percent"),
    "monocytes": words("monocyte; monos; absolute mono; absolute monocytes; monocitos; monociti"),
    "monocytes, share": words("monocyte %; mono %; monocyte percent; monocytes percent"),
    "eosinophils": words(
        "eosinophil; eos; absolute eos; absolute eosinophils; eosinophile Granulozyten; "
        "polynucléaires éosinophiles; PNE; eosinófilos; eosinofili"
    ),
    "eosinophils, share": words("eosinophil %; eos %; eosinophil percent; eosinophils percent"),
    "basophils": words(
        "basophil; baso; basos; absolute baso; absolute basophils; basophile Granulozyten; "
        "polynucléaires basophiles; PNB; basófilos; basofili"
    ),
    "basophils, share": words("basophil %; baso %; basophil percent; basophils percent"),
    "ESR": words(
        "sed rate; sedimentation rate, westergren; ESR (Westergren); Blutsenkung; "
        "Blutsenkungsgeschwindigkeit; vitesse de sédimentation"
    ),
    "ALT": words(
        "alanine aminotransférase; Alanin-Aminotransferase; Alaninaminotransferase; TGP; "
        "glutamic-pyruvic transaminase; ALT/GPT; GPT/ALT; GPT (ALT); GPT (ALAT); ALAT (GPT)"
    ),
    "AST": words(
        "aspartate aminotransférase; Aspartat-Aminotransferase; Aspartataminotransferase; TGO; "
        "glutamic-oxaloacetic transaminase; AST/GOT; GOT/AST; GOT (AST); GOT (ASAT); ASAT (GOT)"
    ),
    "GGT": words(
        "gamma glutamyltransferase; gamma-glutamyltranspeptidase; gamma-glutamyl transpeptidase; "
        "gamma-Glutamyl-Transferase; gamma-glutamyltransférase; g-GT; GGT (gamma-GT)"
    ),
    "alkaline phosphatase": words(
        "alk phosphatase; alkaline phos; alkaline phosphatase, total; AP (alkalische Phosphatase); "
        "phosphatases alcalines; phosphatase alcaline; PAL; fosfatasa alcalina; fosfatasi alcalina"
    ),
    "bilirubin": words(
        "total bili; bili total; bili, total; tot bili; bilirubine; bilirubin gesamt; bilirubin, "
        "gesamt; Bilirubin (gesamt); bilirubina total; bilirubina totale; bilirubina; "
        "bilirubin.total"
    ),
    "direct bilirubin": words(
        "bilirubin, conjugated; bilirubin conjugated; direct bili; bili direct; bilirubin direkt; "
        "bilirubin, direkt; konjugiertes Bilirubin; bilirubine directe; bilirubine conjuguée; "
        "bilirubina directa; bilirubina diretta; "
        "bilirubin.direct; bilirubin.conjugated"
    ),
    "albumin": words("albumine; albúmina; albumina; Albumin (BCG); Albumin (BCP)"),
    "total protein": words(
        "protein gesamt; Gesamteiweiss; Eiweiß gesamt; Eiweiß, gesamt; Totalprotein; protéines "
        "totales; protides totaux; proteínas totales; proteine totali"
    ),
    "ammonia": words("ammonium; ammoniac; ammoniémie; Ammoniak (NH3)"),
    "LDH": words(
        "Lactatdehydrogenase; lactate déshydrogénase; lacticodéshydrogénase; lactato "
        "deshidrogenasa; lattato deidrogenasi; LDH total; LDH, total"
    ),
    "haptoglobin": words("haptoglobina"),
    "amylase": words("alpha-Amylase gesamt; amylase, total; total amylase; amilasa; amilasi"),
    "lipase": words("lipasa; lipasi"),
    "CPK": words(
        "CK gesamt; CK, total; CK-NAC; creatine kinase, total; Creatinkinase; créatine kinase; "
        "creatina quinasa"
    ),
    "creatinine": words(
        "Krea; Kreatinin (enzymatisch); Kreatinin (Jaffé); creatinine (enzymatic); créatininémie; "
        "creatinina; creatinine, blood; creatinine level"
    ),
    "eGFR": words(
        "eGFR (CKD-EPI); eGFR CKD-EPI; eGFR, CKD-EPI; eGFR (MDRD); eGFR MDRD; GFR (CKD-EPI); GFR "
        "(MDRD); GFR, estimated; GFR estimated; GFR nach CKD-EPI; GFR n. CKD-EPI; eGFR CKD-EPI "
        "2021; CKD-EPI GFR; DFG; DFG estimé; DFG (CKD-EPI); débit de filtration glomérulaire; "
        "glomerular filtration rate/1.73 sq M.predicted"
    ),
    "cystatin C": words("cystatin-C; Cystatine C"),
    "urea": words("blood urea; serum urea; urée sanguine; azotemia (urea); ureum"),
    "urea nitrogen": words(
        "urea nitrogen, blood; urea nitrogen (BUN); BUN (urea nitrogen); Harnstoff-N; "
        "Harnstoff-Stickstoff"
    ),
    "sodium": words("sodium level; natrémie; sodio; sodium (Na); Natrium (Na)"),
    "potassium": words("potassium level; kaliémie; potasio; potassio; Kalium (K)"),
    "chloride": words("chloride level; chlorures; chlore; cloro; cloruro; Chlorid (Cl)"),
    "bicarbonate": words("bicarb; bicarbonates; bicarbonato; Standardbikarbonat; HCO3 standard"),
    "calcium": words(
        "calcium level; calcium gesamt; Gesamtkalzium; Gesamtcalcium; calcémie; calcio; Kalzium "
        "gesamt; calcium total"
    ),
    "ionised calcium": words(
        "calcium ionized; calcium ionised; ionisiertes Calcium; calcium ionisé; calcio ionizado; "
        "calcium, free; calcium.ionized"
    ),
    "magnesium": words("magnesium level; magnésium; magnésémie; magnesio"),
    "phosphate": words(
        "phosphorus level; inorganic phosphorus; phosphate, inorganic; Phosphat anorganisch; "
        "anorganisches Phosphat; phosphates; phosphore; phosphorémie; fósforo; fosforo; fosfato"
    ),
    "uric acid": words("uricémie; ácido úrico; acido urico; urinezuur"),
    "glucose": words(
        "glucose, random; random blood glucose; random blood sugar; glucose level; Blutzucker; "
        "Blutglukose; Glucose (Blutzucker); glucosa; glucosio; glicemia"
    ),
    "fasting glucose": words("glucose (fasting); fasting blood sugar"),
    "lactate": words("lactic acid level; Lactat; lactates; lactato"),
    "anion gap": words("Anionenlücke; trou anionique"),
    "base excess": words("base excess (BE); Basenüberschuss; excès de base"),
    "cholesterol": words(
        "Cholesterin gesamt; Gesamtcholesterin; cholestérol total; colesterol total"
    ),
    "HDL cholesterol": words(
        "HDL-Cholesterin; HDL cholestérol; cholestérol HDL; cholesterol in HDL"
    ),
    "LDL cholesterol": words(
        "LDL-Cholesterin; LDL cholestérol; cholestérol LDL; LDL cholesterol, calculated; LDL "
        "cholesterol calculated; LDL calculated; LDL, direct; cholesterol in LDL"
    ),
    "triglycerides": words("triglycérides; triglicéridos; trigliceridi; Neutralfette"),
    "CRP": words(
        "C reactive protein; C-reaktives Protein; protéine C-réactive; protéine C réactive; CRP "
        "quantitative; CRP (C-reactive protein); proteína C reactiva; proteina C reattiva"
    ),
    "procalcitonin": words("Procalcitonin (PCT); Prokalzitonin (PCT); procalcitonine"),
    "interleukin-6": words("interleukin 6; interleukine 6; interleukin-6 (IL-6)"),
    "ferritin": words("Ferritin (S); ferritina; ferritine sérique"),
    "iron": words("iron, total; fer; fer sérique; hierro; ferro"),
    "IgG": words("immunoglobulin G (IgG); immunoglobuline G; Immunglobulin G"),
    "IgA": words("immunoglobulin A (IgA); immunoglobuline A; Immunglobulin A"),
    "IgM": words("immunoglobulin M (IgM); immunoglobuline M; Immunglobulin M"),
    "methotrexate": words("methotrexat; méthotrexate; methotrexate (MTX); Methotrexatspiegel"),
    "INR": words("INR (PT); PT/INR; prothrombin time INR; INR (TPZ); TP-INR; Quick INR"),
    "prothrombin time": words("pro time; protime; PT (sec); PT, seconds; PT seconds"),
    "prothrombin activity": words(
        "Thromboplastinzeit (Quick); Quick (TPZ); TPZ (Quick); taux de prothrombine; TP (taux)"
    ),
    "aPTT": words(
        "aPTT (sec); PTT (sec); PTT, activated; activated PTT; partial thromboplastin time, "
        "activated; aktivierte partielle Thromboplastinzeit; aPTT patient; temps de céphaline "
        "activée"
    ),
    "fibrinogen": words("fibrinogène; Fibrinogen (abgeleitet); fibrinógeno; fibrinogeno"),
    "D-dimer": words(
        "d dimer; d dimers; D-Dimer quantitative; D-Dimer, quantitative; dímero D; "
        "fibrin D-dimer FEU"
    ),
    "antithrombin": words("AT-III; antithrombin 3; Antithrombin (AT III); antithrombine"),
    "CSF leukocytes": words("Zellzahl im Liquor; Leukozyten im Liquor; leucocytes (LCR)"),
    "CSF protein": words("Gesamteiweiß im Liquor; protein, total, CSF; Liquoreiweiß"),
    "CSF glucose": words("Glukose im Liquor; Liquorglukose"),
}
"""Names by the name of the test in `analytes`; compared as that module compares them."""

CODES: dict[str, tuple[str, ...]] = {
    "leukocytes": words("49498-9; 33256-9"),
    "haemoglobin": words("20509-6; 30313-1; 30350-3; 59260-0; 55782-7"),
    "haematocrit": words("32354-3; 31100-1"),
    "erythrocytes": words("26453-1; 790-6"),
    "MCV": words("30428-7"),
    "MCH": words("28539-5"),
    "MCHC": words("28540-3"),
    "RDW": words("30385-9"),
    "platelets": words("49497-1"),
    "MPV": words("28542-9"),
    "reticulocytes": words("14196-0"),
    "reticulocytes, share": words("4679-7; 31112-6"),
    "neutrophils": words("753-4"),
    "neutrophils, share": words("26511-6; 23761-0"),
    "segmented neutrophils": words("32200-8; 26505-8"),
    "bands": words("26508-2; 35332-6"),
    "lymphocytes": words("732-8"),
    "lymphocytes, share": words("26478-8; 737-7"),
    "monocytes": words("26484-6; 743-5"),
    "monocytes, share": words("26485-3; 744-3"),
    "eosinophils": words("26449-9; 712-0"),
    "eosinophils, share": words("26450-7; 714-6"),
    "basophils": words("26444-0; 705-4"),
    "basophils, share": words("30180-4; 707-0"),
    "blasts in blood": words("30376-8; 708-8"),
    "blasts in blood, share": words("709-6"),
    "ESR": words("30341-2"),
    "ALT": words("1743-4; 1744-2"),
    "AST": words("30239-8; 88112-8"),
    "bilirubin": words("42719-5"),
    "direct bilirubin": words("15152-2"),
    "albumin": words("61151-7; 61152-5"),
    "LDH": words("14805-6"),
    "creatinine": words("38483-4; 59826-8"),
    "eGFR": words("62238-1; 77147-7; 88293-6; 88294-4; 98979-8; 69405-9"),
    "urea nitrogen": words("6299-2"),
    "sodium": words("32717-1; 39791-9"),
    "potassium": words("32713-0; 39789-3"),
    "calcium": words("49765-1"),
    "ionised calcium": words("12180-6"),
    "magnesium": words("21377-7"),
    "bicarbonate": words("1962-0"),
    "phosphate": words("2774-8"),
    "glucose": words("41653-7; 2341-6; 32016-8"),
    "lactate": words("2518-9; 2519-7"),
    "anion gap": words("33037-3; 10466-1"),
    "base excess": words("1925-7; 1927-3"),
    "pH": words("2746-6; 2745-8"),
    "LDL cholesterol": words("2089-1"),
    "triglycerides": words("3043-7"),
    "CRP": words("30522-7; 71426-1"),
    "procalcitonin": words("75241-0"),
    "ferritin": words("20567-4; 24373-3"),
    "INR": words("46418-0; 38875-1"),
    "prothrombin time": words("5964-2"),
    "factor II": words("3289-6"),
    "factor V": words("3193-0"),
    "factor VII": words("3198-9"),
    "factor X": words("3218-5"),
    "factor XI": words("3226-8"),
    "factor XII": words("3232-6"),
    "von Willebrand factor antigen": words("27816-8"),
    "von Willebrand factor activity": words("6014-5"),
    "protein C": words("27818-4"),
    "protein S": words("27822-6"),
    "CSF erythrocytes": words("26454-9"),
    "CSF glucose": words("14744-7"),
}
"""LOINC codes by the name of the test; those of `analytes` are the usual ones of each."""
