"""The roof: the modules that join the book, its queries and the reports for whoever asks, on the command line or on the desktop."""
