"""The course as a strip of blocks in order, for where no axis could say true lengths."""
