"""One small module a verb. Each offers VERB; none knows another."""
