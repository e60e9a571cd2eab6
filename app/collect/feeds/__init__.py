"""What a feed says, read from its bytes; when to look again; which items are new. All pure."""
