"""Excel workbooks: one sheet a view, made for people who filter, print and send on."""
