"""The control API, by which tests and scripts act for people."""
