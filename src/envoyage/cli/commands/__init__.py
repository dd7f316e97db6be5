"""The commands, one a file. Heavy packages are imported inside them, so that help answers at once."""
