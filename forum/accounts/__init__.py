"""Accounts of the team: signing in with two factors, invitations, lockout, where each is signed in."""
