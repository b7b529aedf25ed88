"""Business documents with a layout of their own; each takes one frozen value and gives a PDF."""
