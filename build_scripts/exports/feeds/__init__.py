"""What others can follow: feeds of what is new and of what was changed, a calendar, and a file for TimelineJS."""
