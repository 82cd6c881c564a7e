"""One module for each family of files that leave; the `exports` of each are found. Heavy libraries load when a file is made."""
