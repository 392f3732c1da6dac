"""The parts of an invented body, each drawn from the catalogue and one source of chance."""
