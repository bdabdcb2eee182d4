"""What the buttons and the modal at a circle's door carry."""
