"""A programme begins: with those who said yes, each circle in its channel and with its plan."""
