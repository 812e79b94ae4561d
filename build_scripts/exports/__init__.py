"""What stands beside the pages: feed, sitemap, redirects, search documents, schemas; `exporters` lists them."""
