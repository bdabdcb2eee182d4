"""People: who somebody is, which language and zone they have. Command: `/zirkel language`. Table: people."""
