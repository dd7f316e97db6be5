"""What an arrangement has to keep, checked in plain Python; nothing here is shared with what makes arrangements."""
