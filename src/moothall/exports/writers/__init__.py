"""One module a format: a document in, bytes out. Nothing here knows what a session is."""
