"""Several bodies: the folder of a group, and groups from the national list."""
