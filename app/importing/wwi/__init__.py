"""Wide World Importers: Microsoft's simulation of a wholesale distributor (MIT licence), 2013-01-01 to 2016-05-31, as commands."""
