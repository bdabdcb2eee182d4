"""What people see at a crossroads: modals and lines about a pause or an end, the question, offers to merge."""
