"""The solver's unknowns behind domain names; the solver halves of the rules talk to these."""
