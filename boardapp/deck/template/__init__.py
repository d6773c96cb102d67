"""An institution's template: opened with care, its places, fonts and colours taken over."""
