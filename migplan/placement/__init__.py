"""Where each out-of-scope system should live, at the least cost over some years."""
