"""Messages that may be there or not: who is responsible is asked, and says what becomes of them. No tables."""
