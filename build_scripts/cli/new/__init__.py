"""`timeline new`: questions, answers and the file made of them."""
