"""What every area stands on: the site's root, plain pages, cleaned text, the record of who did what, the preview."""
