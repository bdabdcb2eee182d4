"""From applications to circles: formed, proposed to everybody, answered, begun. Table: `proposed_circles`."""
