"""What the record may say: values, entries, the keys of the format, the layout of the folder, ranges of counts."""
