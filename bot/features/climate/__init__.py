"""The climate check: five sentences, three times a season, without names. Tables: climate_answers, climate_tickets."""
