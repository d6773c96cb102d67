"""Published rules as pure functions: named, versioned and cited."""
