"""The words after `/circle` about how a circle goes on."""

VERBS = {
    "pause": ("pause", "pausieren"),
    "resume": ("resume", "weiter", "weitermachen"),
    "end": ("end", "beenden"),
    "merge": ("merge", "zusammenlegen"),
}
