"""Names that keep their capital wherever they stand: of people, places, microbes and brands.

What has a capital or a digit within it needs no entry: "CNS", "CD19", "p53". Nor has a compound
whose other part begins with a capital, save after a prefix: "Li-Fraumeni", but "non-Hodgkin".
"""

EPONYMS = frozenset({
    # Diseases and syndromes
    "Addison", "Askin", "Beckwith", "Birt", "Burkitt", "Castleman", "Chediak", "Costello",
    "Cowden", "Crohn", "Cushing", "Denys", "Ewing", "Fanconi", "Gardner", "Gaucher", "Gilbert",
    "Gorlin", "Guillain", "Hashimoto", "Hirschsprung", "Hodgkin", "Hurler", "Kaposi", "Kasabach",
    "Klinefelter", "Kostmann", "Krukenberg", "Langerhans", "Leydig", "Louis", "Lynch", "Maffucci",
    "Meckel", "Merkel", "Nijmegen", "Noonan", "Ollier", "Paget", "Pancoast", "Pearson", "Peutz",
    "Philadelphia", "Raynaud", "Richter", "Rosai", "Rothmund", "Schwachman", "Sertoli", "Sézary",
    "Shwachman", "Sjögren", "Sotos", "Spitz", "Stevens", "Turcot", "Waldenström", "Wegener",
    "Werner", "Whipple", "Wilms", "Wiskott", "Zollinger",
    # Cells, signs, stains, tests, scales, devices
    "Auer", "Babinski", "Barr", "Birbeck", "Boyden", "Breslow", "Broviac", "Coombs", "Deauville",
    "Döhle", "Fuhrman", "Giemsa", "Glasgow", "Gleason", "Gram", "Heinz", "Hickman", "Horner",
    "Howell", "Karnofsky", "Kernohan", "Kiel", "Lansky", "Lugano", "Murphy", "Ommaya",
    "Papanicolaou", "Pelger", "Reed", "Romberg", "Romanowsky", "Sanger", "Southern",
    "Sternberg", "Sudan", "Tanner",
})  # fmt: skip
"""Names of people and places after which something is called."""

ALSO_WORDS = frozenset({
    "Ann", "Bloom", "Clark", "Diamond", "Down", "Graves", "Kidd", "Lewis", "Ringer", "Still",
    "Sweet", "Turner", "Wells", "Wright",
})  # fmt: skip
"""Names that are words too: names only before what is called after them, or as a genitive."""
CALLED_AFTER = frozenset({
    "agent", "anemia", "anaemia", "Arbor", "antigen", "criteria", "disease", "lactate", "level",
    "score", "sign", "stage", "stain", "syndrome",
})  # fmt: skip

GENERA = frozenset({
    "Acinetobacter", "Aspergillus", "Bacillus", "Bacteroides", "Bordetella", "Candida",
    "Citrobacter", "Clostridioides", "Clostridium", "Corynebacterium", "Cryptococcus",
    "Cryptosporidium", "Enterobacter", "Enterococcus", "Escherichia", "Fusarium", "Fusobacterium",
    "Haemophilus", "Helicobacter", "Klebsiella", "Legionella", "Leishmania", "Listeria", "Mucor",
    "Mycobacterium", "Mycoplasma", "Neisseria", "Nocardia", "Pneumocystis", "Proteus",
    "Pseudomonas", "Rhizopus", "Salmonella", "Serratia", "Staphylococcus", "Stenotrophomonas",
    "Streptococcus", "Toxoplasma", "Trichosporon",
})  # fmt: skip
"""Genera of microbes, which are written with a capital; the names of viruses are not."""
BRANDS = frozenset({
    "Besponsa", "Blincyto", "Defitelio", "Erwinase", "Gleevec", "Glivec", "Kymriah", "Mylotarg",
    "Oncaspar", "Sprycel", "Tecartus", "Unituxin", "Yescarta",
})  # fmt: skip
SYMBOLS = frozenset({
    "Bcl", "Ca", "Cl", "Gy", "Hb", "Hct", "Ig", "Ki", "Mg", "Na", "Ph", "Rh", "Th", "Tn",
})  # fmt: skip
"""Symbols and short names that have one capital, as in "Ph-positive" and "Ki-67"."""

PREFIXES = frozenset({
    "anti", "ex", "extra", "inter", "intra", "mid", "near", "non", "peri", "post", "pre", "pro",
    "pseudo", "re", "semi", "sub",
})  # fmt: skip
"""First parts of a compound that are words of their own: "non-Hodgkin", "post-Wilms"."""

NAMES = EPONYMS | GENERA | BRANDS | SYMBOLS


def begins_with_name(text: str) -> bool:
    """Whether the first word of a text keeps its capital: "Ewing sarcoma", "Down's syndrome"."""
    word, _, rest = text.partition(" ")
    parts = word.replace("–", "-").replace("/", "-").rstrip(",.;:)+").split("-")
    first, is_genitive = _bare(parts[0])
    if first in NAMES:
        return True
    if first in ALSO_WORDS:
        following = parts[1] if len(parts) > 1 else rest.partition(" ")[0].rstrip(",.;:)")
        if is_genitive or following in CALLED_AFTER:
            return True
    is_pair = len(parts) > 1 and parts[1][:1].isupper() and parts[1][1:2].islower()
    return is_pair and first.lower() not in PREFIXES


def _bare(word: str) -> tuple[str, bool]:
    """A word without the ending of a genitive, and whether it had one."""
    for ending in ("'s", "’s"):
        if word.endswith(ending):
            return word[: -len(ending)], True
    return word, False
