"""The App Home, help and language. Command: `/zirkel`. No tables of its own."""
