"""Several bodies at once: reading their inventories and plans, planning them, comparing them."""
