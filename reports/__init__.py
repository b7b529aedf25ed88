"""Rows in, printed pages, workbooks and text out; knows neither the book's tables nor any screen."""
