"""Roles that two people swap, or one hands to another: nothing changes before both have said so. Table: role_swaps."""
