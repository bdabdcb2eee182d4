"""What circles do together: session formats, programmes and questions, as TOML files that people can edit."""
