"""Topics: the circle's backlog, dots, choice; offers and wishes. Command: `/topics`. Tables: topics, dots, skills."""
