"""Forming lots: which bodies buy which businesses together, by stated rules of scale."""
