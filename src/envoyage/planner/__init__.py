"""The planner: values in, values out; it knows no file, no document and no screen."""
