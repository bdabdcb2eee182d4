"""`zirkel demo`: the practice workspace and the app, two parts that know each other by the wire and by one clock."""
