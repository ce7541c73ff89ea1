// Django's own words for its scripts, named here only to be in this site's catalogue: see overrides.py.
ngettext("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected", 0);
