"""Tables in and out of the desk: a file is read, checked row by row, shown, and only then saved."""
