"""Files beside the pages: feed, sitemap, redirects, search documents, schemas, assets; `exporters` lists them."""
