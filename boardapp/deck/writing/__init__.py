"""What was fitted, written as PowerPoint: texts, tables, pictures, notes, package."""
