"""AdventureWorks: purchasing of Microsoft's simulated manufacturer (MIT licence), orders dated before 2025, as commands."""
