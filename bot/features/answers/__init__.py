"""Answers over days: written in a modal, one's own before the others', shown together. Table: answers."""
