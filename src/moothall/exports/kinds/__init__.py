"""One module for each family of files that leave; every `EXPORTS` in here is found. Heavy libraries load when a file is made."""
