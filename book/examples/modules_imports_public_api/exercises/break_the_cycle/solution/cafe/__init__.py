"""A repair café: visits, and the volunteers who help."""
