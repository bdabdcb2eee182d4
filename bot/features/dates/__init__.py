"""A circle's dates as its members change them: moved, left out, taken back. Command: `/circle dates`."""
