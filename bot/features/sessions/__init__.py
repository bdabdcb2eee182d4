"""Sessions: what one is, its topic, its card, who comes. Tables: sessions, attendances."""
