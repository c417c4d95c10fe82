"""Papers: PDFs and the site's own documents that count for the lists of documents which a government must publish."""
