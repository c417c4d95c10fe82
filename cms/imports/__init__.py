"""Upload, look, accept: how figures come in. The only part of the CMS that uses the importers."""
