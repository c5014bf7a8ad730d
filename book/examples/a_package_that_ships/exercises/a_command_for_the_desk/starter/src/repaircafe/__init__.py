"""Who can repair what."""
