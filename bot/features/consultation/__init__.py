"""Help on demand: colleagues think about a case, or one shows something. Command: `/coach case`. Tables: tandems'."""
