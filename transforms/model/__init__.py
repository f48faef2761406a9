"""The nouns: every row type, declared once, and the values that stages hand to each other."""
