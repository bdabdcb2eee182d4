"""A circle gathers until three are in; then it begins. Whoever founded it is asked once if that takes long."""
