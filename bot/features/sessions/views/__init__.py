"""What people see of sessions: cards, what is said while one is led, whispers and modals."""
