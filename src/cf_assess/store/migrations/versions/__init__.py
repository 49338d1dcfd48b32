"""One file a revision; a file's number is its place in the order."""
