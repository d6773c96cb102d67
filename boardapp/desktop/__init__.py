"""The desktop program: window, panels, document, jobs. All Qt code lives here."""
