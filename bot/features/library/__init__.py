"""The circle's library: its minutes, searched, read, exported. Command: `/circle library`. Reads: minutes, sessions."""
