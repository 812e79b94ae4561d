"""Files beside the pages: feeds, sitemap, redirects, search documents, schemas, assets; `exporters` lists them."""
