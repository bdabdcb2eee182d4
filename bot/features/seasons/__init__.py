"""Another season with the same people: each says so with one tap. Columns: circles.season_until, memberships.again."""
