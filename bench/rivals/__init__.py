"""Our planner and what a user would otherwise pick, side by side on the same instances."""
