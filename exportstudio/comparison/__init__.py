"""Two states of a building held against each other, element by element."""
