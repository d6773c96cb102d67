"""The names that `boardapp.clinical.names` knows, in their usual spelling.

Drugs that leukemia and lymphoma boards meet, with the drugs whose names are like theirs,
so that none of these is taken for a misspelling. Case is kept as the owners write it.
"""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


DRUGS = _lines(
    """
    asparaginase; pegaspargase; calaspargase; crisantaspase; erwinase; azacitidine; azacytidine
    decitabine; bendamustine; bleomycin; blinatumomab; bortezomib; carfilzomib; ixazomib
    busulfan; treosulfan; melphalan; thiotepa; carboplatin; cisplatin; oxaliplatin; carmustine
    lomustine; chlorambucil; cladribine; clofarabine; nelarabine; fludarabine; cytarabine
    cyclophosphamide; ifosfamide; trofosfamide; mafosfamide; dacarbazine; procarbazine
    temozolomide; dactinomycin; mitomycin; daunorubicin; doxorubicin; epirubicin; idarubicin
    pirarubicin; aclarubicin; valrubicin; amrubicin; mitoxantrone; pixantrone; etoposide
    teniposide; topotecan; irinotecan; gemcitabine; capecitabine; fluorouracil; hydroxyurea
    hydroxycarbamide; mercaptopurine; thioguanine; tioguanine; methotrexate; pemetrexed
    pralatrexate; pentostatin; paclitaxel; docetaxel; cabazitaxel; vinblastine; vincristine
    vindesine; vinorelbine; vinflunine; trabectedin; eribulin; plerixafor; motixafortide
    dexamethasone; prednisone; prednisolone; methylprednisolone; hydrocortisone; cortisone
    betamethasone; budesonide; fludrocortisone; triamcinolone; imatinib; dasatinib; nilotinib
    ponatinib; bosutinib; asciminib; ruxolitinib; fedratinib; pacritinib; momelotinib
    tofacitinib; baricitinib; upadacitinib; ibrutinib; acalabrutinib; zanubrutinib
    pirtobrutinib; idelalisib; copanlisib; duvelisib; gilteritinib; midostaurin; quizartinib
    crenolanib; lestaurtinib; sorafenib; regorafenib; sunitinib; lenvatinib; pazopanib
    cabozantinib; axitinib; crizotinib; ceritinib; alectinib; brigatinib; lorlatinib
    larotrectinib; entrectinib; repotrectinib; trametinib; cobimetinib; binimetinib
    selumetinib; dabrafenib; vemurafenib; encorafenib; tovorafenib; venetoclax; navitoclax
    revumenib; ziftomenib; bleximenib; enzomenib; pinometostat; ivosidenib; enasidenib
    olutasidenib; glasdegib; vorinostat; panobinostat; romidepsin; belinostat; tretinoin
    inotuzumab ozogamicin; gemtuzumab ozogamicin; moxetumomab pasudotox; epratuzumab
    rituximab; obinutuzumab; ofatumumab; ocrelizumab; alemtuzumab; brentuximab vedotin
    polatuzumab vedotin; loncastuximab tesirine; daratumumab; isatuximab; elotuzumab
    dinutuximab; naxitamab; nivolumab; pembrolizumab; ipilimumab; atezolizumab; mosunetuzumab
    glofitamab; epcoritamab; teclistamab; tocilizumab; sarilumab; siltuximab; siltuximab
    emapalumab; anakinra; canakinumab; basiliximab; infliximab; adalimumab; vedolizumab
    eculizumab; ravulizumab; narsoplimab; bevacizumab; trastuzumab; cetuximab; panitumumab
    ramucirumab; denosumab; tagraxofusp; tisagenlecleucel; brexucabtagene autoleucel
    obecabtagene autoleucel; axicabtagene ciloleucel; lisocabtagene maraleucel
    idecabtagene vicleucel; ciltacabtagene autoleucel; tacrolimus; sirolimus; everolimus
    temsirolimus; ciclosporin; cyclosporine; cyclosporin; mycophenolate mofetil; mycophenolic
    azathioprine; leucovorin; levoleucovorin; folinate; glucarpidase; mesna; dexrazoxane
    rasburicase; allopurinol; febuxostat; defibrotide; ursodiol; ursodeoxycholic
    aminocaproic; tranexamic; desmopressin; romiplostim; eltrombopag; avatrombopag
    filgrastim; pegfilgrastim; lenograstim; sargramostim; erythropoietin; darbepoetin
    palifermin; deferoxamine; deferasirox; deferiprone; heparin; enoxaparin; dalteparin
    tinzaparin; fondaparinux; rivaroxaban; apixaban; dabigatran; edoxaban; argatroban
    bivalirudin; alteplase; antithrombin; aciclovir; acyclovir; valaciclovir; valacyclovir
    ganciclovir; valganciclovir; famciclovir; foscarnet; cidofovir; brincidofovir; letermovir
    maribavir; ribavirin; remdesivir; oseltamivir; fluconazole; voriconazole; posaconazole
    isavuconazole; itraconazole; ketoconazole; micafungin; caspofungin; anidulafungin
    amphotericin; meropenem; imipenem; ertapenem; doripenem; piperacillin; tazobactam
    ceftazidime; cefepime; ceftriaxone; cefotaxime; cefazolin; cefuroxime; vancomycin
    teicoplanin; daptomycin; linezolid; tedizolid; clindamycin; gentamicin; tobramycin
    amikacin; ciprofloxacin; levofloxacin; moxifloxacin; colistin; metronidazole
    clarithromycin; azithromycin; cotrimoxazole; trimethoprim; sulfamethoxazole; pentamidine
    atovaquone; dapsone; ondansetron; granisetron; palonosetron; aprepitant; fosaprepitant
    olanzapine; metoclopramide; omeprazole; pantoprazole; esomeprazole; lansoprazole
    spironolactone; furosemide; frusemide; levetiracetam; fosphenytoin; phenytoin; morphine
    hydromorphone; fentanyl; gabapentin; pregabalin; immunoglobulin; thymoglobulin; anakinra
    """
)
ASSAYS = _lines(
    """
    clonoSEQ; LymphoTrack; EuroClonality; ClonoSight; ddPCR; RQ-PCR; RT-PCR; qPCR; ELISA
    cytogenetics; immunophenotyping; immunohistochemistry; karyotyping; MLPA
    FoundationOne; TruSight; RNA sequencing; whole-genome sequencing; flow cytometry
    """
)
PROTOCOLS = _lines(
    """
    AALL0031; AALL0232; AALL0331; AALL0433; AALL0434; AALL0622; AALL0631; AALL0932; AALL1122
    AALL1131; AALL1231; AALL1331; AALL1521; AALL15P1; AALL1621; AALL1631; AALL1731; AALL1732
    AALL1821; ADVL1411; CCG-1941; CCG-1961; Interfant-99; Interfant-06; Interfant-21
    IntReALL; ALL-REZ BFM 2002; AIEOP-BFM ALL 2009; AIEOP-BFM ALL 2017; ALLTogether1
    UKALL 2003; UKALL 2011; ALL IC-BFM 2009; EsPhALL2017; EsPhALL2010; NOPHO ALL2008
    MLL-10; INO-VATE; TOWER; BLAST; ELIANA; RIALTO; ITCC-059; FORUM
    """
)
DISEASES = _lines(
    """
    veno-occlusive; venoocclusive; sinusoidal obstruction syndrome; leukemia; leukaemia
    leukemias; leukaemias; lymphoma; lymphoblastic; lymphoblasts; lymphoblast; lymphatic
    lymphocytic; lymphocyte; lymphocytes; lymphocytosis; myeloid; myelogenous; neutropenia
    neutropenic; thrombocytopenia; thrombocytopenic; pancytopenia; lymphopenia; leukopenia
    leukocytosis; leucocytosis; leucopenia; leukocytes; leucocytes; anemia; anaemia
    coagulopathy; hepatomegaly; splenomegaly; hepatosplenomegaly; hepatotoxicity
    cardiotoxicity; neurotoxicity; nephrotoxicity; mucositis; pancreatitis; osteonecrosis
    encephalopathy; leukoencephalopathy; leucoencephalopathy; hypofibrinogenemia
    hypofibrinogenaemia; hyperbilirubinemia; hyperbilirubinaemia; hypertriglyceridemia
    hypertriglyceridaemia; hypogammaglobulinemia; hypogammaglobulinaemia; aspergillosis
    candidemia; candidaemia; bacteremia; bacteraemia; microangiopathy; lymphohistiocytosis
    hemophagocytic; haemophagocytic; cytomegalovirus; adenovirus; Pneumocystis; Pseudomonas
    extramedullary; intrathecal; haploidentical; autologous; allogeneic; mucocutaneous
    """
)
PLAIN_WORDS = _lines(
    """
    lymphoid; anemic; anaemic; leukemic; leukaemic; leukemoid; allogenic; allogeneous
    autologously; neurotoxic; hepatotoxic; cardiotoxic; nephrotoxic; cytogenetic
    cytogenetically; karyotype; karyotyped; karyotypes; immunophenotype; immunophenotypes
    immunophenotypic; heparan; infant; infants; hydroxyureas; blast; blasts; tower; forum
    leukemoids; lymphomas; lymphomatous; pneumocysts; intrathecally; haplo-identical
    adenoviral; adenoviruses; cytomegaloviral; mucositides; cortisol; asparagine; thymoglobuline
    citrulline; rituximabs; thrombocytosis; thrombocytes; thrombocytopathy; pancytopenic
    lymphopenic; leukopenic; immunoglobulins; neutrophilic; neutrophilia; immunoglobuline
    lymphadenopathy; antithrombins; morphin; heparins; heparinized; heparinised; lymphatics
    """
)
"""Words that are right and so like a name that they would be doubted."""
