"""Topics: the circle's backlog, dots, choice; offers and wishes. Command: `/topic`. Tables: topics, dots, skills."""
