"""Mail about what became public, to whoever asked for it: the form (`views`), what there is to tell
(`looking`), the letters (`letters`). Nothing is planned for a time to come: the worker looks back."""
