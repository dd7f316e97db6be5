"""Lets ``python -m envoyage`` do what the command does."""

from envoyage.cli import main

if __name__ == "__main__":
    main()
