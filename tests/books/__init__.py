"""Books, a dump and a workstation as each released revision left them; every later build has to open them."""
