"""Messages that may be there or not, and channels that let none in: who is responsible is asked or told. No tables."""
