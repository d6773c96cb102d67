"""Charts and the timeline as shapes that PowerPoint can edit."""
