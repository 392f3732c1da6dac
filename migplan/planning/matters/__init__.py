"""Which of the values that nobody gave matter most to the dates and yen of a plan."""
