"""Every word that a person reads, in English and German (Fluent), and the check that keeps the two in step."""
