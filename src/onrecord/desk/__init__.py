"""Where people sit. The only room that talks to a person, and the only one that catches what nobody foresaw."""
