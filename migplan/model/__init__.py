"""What a landscape, its case and its plan are; frozen values that read and write nothing."""
