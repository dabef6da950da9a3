"""Where outputs go: names, collisions, verification and publishing."""
