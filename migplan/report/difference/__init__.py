"""What two versions of a plan differ in, for people: one view, written as text or Markdown."""
