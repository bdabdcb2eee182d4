"""The App Home, help, language and somebody's own pause. Command: `/zirkel`. No tables of its own."""
