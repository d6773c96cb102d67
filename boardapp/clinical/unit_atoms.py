"""The unit atoms and prefixes of UCUM that clinical results use, each with its exact size.

Source: the Unified Code for Units of Measure (UCUM), version 2.1, tables 1 to 20. Three
departures, all towards caution: amount of substance (mol), charge equivalents (eq) and
osmoles are dimensions of their own and no mere numbers, so that 1 mmol/L never becomes a
cell count; absorbed (Gy) and equivalent (Sv) dose don't convert into each other; each
arbitrary unit, such as [IU], is comparable only with itself.
"""

from fractions import Fraction

Dimensions = tuple[tuple[str, int], ...]

PREFIXES: dict[str, Fraction] = {
    symbol: Fraction(10) ** power
    for symbol, power in (
        *(("Y", 24), ("Z", 21), ("E", 18), ("P", 15), ("T", 12), ("G", 9), ("M", 6), ("k", 3)),
        *(("h", 2), ("da", 1), ("d", -1), ("c", -2), ("m", -3), ("u", -6), ("n", -9)),
        *(("p", -12), ("f", -15), ("a", -18), ("z", -21), ("y", -24)),
    )
}

BASE = ("m", "s", "g", "rad", "K", "C", "cd", "mol", "eq", "osm", "Gy", "Sv")
"""Atoms that are dimensions of their own and take prefixes."""

ARBITRARY = (
    *("[IU]", "[arb'U]", "[USP'U]", "[GPL'U]", "[MPL'U]", "[APL'U]", "[beth'U]", "[anti'Xa'U]"),
    *("[todd'U]", "[dye'U]", "[smgy'U]", "[bdsk'U]", "[ka'U]", "[knk'U]", "[mclg'U]", "[tb'U]"),
    *("[CFU]", "[FFU]", "[PFU]", "[Lf]", "[PNU]", "[BAU]", "[AU]", "[Amb'a'1'U]", "[EID_50]"),
    *("[TCID_50]", "[CCID_50]", "[D'ag'U]", "[ELU]", "[EU]", "[FEU]", "[pH]", "[hp'_X]"),
    *("B", "B[SPL]", "B[V]", "B[mV]", "B[uV]", "B[10.nV]", "B[W]", "B[kW]", "[S]", "[GPL]"),
)
"""Units without a size in others: results in one compare only with results in the same."""

ARBITRARY_WITH_PREFIX = frozenset(
    {"[IU]", "[BAU]", "[AU]", "B", "B[SPL]", "B[V]", "B[mV]", "B[uV]", "B[10.nV]", "B[W]", "B[kW]"}
)

SAME = {"[iU]": "[IU]", "l": "L", "10^": "10*"}
"""Atoms with two symbols in UCUM."""

DERIVED: dict[str, tuple[str, str]] = {
    # number
    "%": ("1", "10*-2"),
    "[ppth]": ("1", "10*-3"),
    "[ppm]": ("1", "10*-6"),
    "[ppb]": ("1", "10*-9"),
    "[pptr]": ("1", "10*-12"),
    "[HPF]": ("1", "1"),
    "[LPF]": ("1", "1"),
    "[pi]": ("3.1415926535897932384626433832795028841971693993751", "1"),
    # time
    "min": ("60", "s"),
    "h": ("60", "min"),
    "d": ("24", "h"),
    "wk": ("7", "d"),
    "a": ("365.25", "d"),
    "a_j": ("365.25", "d"),
    "a_g": ("365.2425", "d"),
    "a_t": ("365.24219", "d"),
    "mo": ("30.4375", "d"),
    "mo_j": ("30.4375", "d"),
    # volume and the eye of the microscope
    "L": ("1", "dm3"),
    "ar": ("100", "m2"),
    "[drp]": ("1/20", "mL"),
    # enzymes
    "kat": ("1", "mol/s"),
    "U": ("1", "umol/min"),
    # radiation
    "Bq": ("1", "s-1"),
    "Ci": ("37000000000", "Bq"),
    "RAD": ("1/100", "Gy"),
    "REM": ("1/100", "Sv"),
    # mechanics
    "t": ("1000", "kg"),
    "N": ("1", "kg.m/s2"),
    "Pa": ("1", "N/m2"),
    "bar": ("100000", "Pa"),
    "m[Hg]": ("133.322", "kPa"),
    "m[H2O]": ("9.80665", "kPa"),
    "[in_i'Hg]": ("1", "m[Hg].[in_i]/m"),
    "dyn": ("1", "g.cm/s2"),
    "J": ("1", "N.m"),
    "W": ("1", "J/s"),
    "cal": ("4.184", "J"),
    "eV": ("1.60217733", "10*-19.J"),
    "Hz": ("1", "s-1"),
    # electricity and light
    "A": ("1", "C/s"),
    "V": ("1", "J/C"),
    "F": ("1", "C/V"),
    "Ohm": ("1", "V/A"),
    "S": ("1", "Ohm-1"),
    "Wb": ("1", "V.s"),
    "H": ("1", "Wb/A"),
    "T": ("1", "Wb/m2"),
    "G": ("1", "10*-4.T"),
    "[mu_0]": ("4", "[pi].10*-7.N/A2"),
    "sr": ("1", "rad2"),
    "lm": ("1", "cd.sr"),
    "deg": ("2", "[pi].rad/360"),
    "[c]": ("299792458", "m/s"),
    "[ly]": ("1", "[c].a_j"),
    # English measures
    "[in_i]": ("2.54", "cm"),
    "[ft_i]": ("12", "[in_i]"),
    "[yd_i]": ("3", "[ft_i]"),
    "[mi_i]": ("5280", "[ft_i]"),
    "[sin_i]": ("1", "[in_i]2"),
    "[sft_i]": ("1", "[ft_i]2"),
    "[syd_i]": ("1", "[yd_i]2"),
    "[ft_us]": ("1200/3937", "m"),
    "[in_us]": ("1/12", "[ft_us]"),
    "[yd_us]": ("3", "[ft_us]"),
    "[mi_us]": ("5280", "[ft_us]"),
    "[lb_av]": ("453.59237", "g"),
    "[oz_av]": ("1/16", "[lb_av]"),
    "[gal_us]": ("231", "[in_i]3"),
    "[qt_us]": ("1/4", "[gal_us]"),
    "[pt_us]": ("1/8", "[gal_us]"),
    "[cup_us]": ("1/16", "[gal_us]"),
    "[foz_us]": ("1/128", "[gal_us]"),
    "[tbs_us]": ("1/256", "[gal_us]"),
    "[tsp_us]": ("1/768", "[gal_us]"),
    "[gal_br]": ("4.54609", "L"),
    "[qt_br]": ("1/4", "[gal_br]"),
    "[pt_br]": ("1/8", "[gal_br]"),
    "[foz_br]": ("1/160", "[gal_br]"),
}
"""Each atom as a number of another unit."""

DERIVED_WITH_PREFIX = frozenset(
    (
        *("L", "ar", "kat", "U", "Bq", "Ci", "RAD", "REM", "t", "N", "Pa", "bar", "m[Hg]"),
        *("m[H2O]", "dyn", "J", "W", "cal", "eV", "Hz", "A", "V", "F", "Ohm", "S", "Wb", "H"),
        *("T", "G", "sr", "lm"),
    )
)

MODEST = frozenset({"U", "kat", "L", "[IU]", "mol", "eq", "osm"})
MODEST_PREFIX = PREFIXES["M"]
"""Atoms that no laboratory takes by billions: "EU" is no exa-unit but an Ehrlich unit."""

CELSIUS_ZERO_K = Fraction("273.15")
SCALES: dict[str, tuple[Fraction, Fraction]] = {
    "Cel": (Fraction(1), CELSIUS_ZERO_K),
    "[degF]": (Fraction(5, 9), CELSIUS_ZERO_K - 32 * Fraction(5, 9)),
}
"""Temperature scales with a zero of their own: kelvin = factor × number + offset."""
