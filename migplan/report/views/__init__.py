"""Views: frozen rows in which every number is a text already, so that templates only place them."""
