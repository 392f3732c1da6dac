"""Turns a plan into a page, drawings and their DOT text; everything here is a function of the plan."""
