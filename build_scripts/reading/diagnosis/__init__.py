"""What is wrong with a file that was refused, where, and what to write instead; not imported for a right file."""
