"""Then and now: what members want to be able to do by the end of a season; a circle's wall. Table: goals."""
