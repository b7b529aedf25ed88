"""Every state table adds up to a digest that is sealed with each decision, and a seal names its version."""
