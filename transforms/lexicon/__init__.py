"""What several stages know of the language: sentence ends, number words, countries."""
