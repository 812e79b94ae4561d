"""The events in their order, with every index that a page needs, and the scale of the years."""
