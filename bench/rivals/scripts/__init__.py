"""Run by the rivals, in environments of their own."""
