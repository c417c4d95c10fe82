"""A budget year at a glance, the list of years, and the front page, which tells of one of them."""
