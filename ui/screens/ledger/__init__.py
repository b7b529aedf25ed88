"""Owns looking at the ledger: balances, journal lines, entries, and the stock moves behind them."""
