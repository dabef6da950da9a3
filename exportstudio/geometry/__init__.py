"""From buildings to shapes: a census, two kernels, and the router that joins them."""
