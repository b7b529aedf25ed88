"""Advice: reads what happened, ranks and explains it; knows neither database nor screen, and cannot post."""
