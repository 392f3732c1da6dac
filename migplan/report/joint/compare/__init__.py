"""The comparison of several plans as a page; ``page_of`` puts it together."""
