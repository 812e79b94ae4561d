"""TimelineJS in a browser: every event is a slide, with the date in the record's words, and no other host is asked."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build_scripts.exports.feeds.timelinejs import PATH, latest
from tests.readers.node_programs import installed, named_node
from tests.readers.published import Published
from tests.readers.reading import Reading
from tests.support.browser import find_browser
from tests.support.dom import parse

PROGRAM = named_node("@knight-lab/timelinejs")
PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A timeline</title>
<link rel="stylesheet" href="dist/css/timeline.css"><script src="dist/js/timeline.js"></script></head>
<body><div id="timeline" style="width: 1000px; height: 600px"></div>
<script>
const slides = {slides};
const timeline = new TL.Timeline("timeline", slides, {{hash_bookmark: false, font: null, ga_measurement_id: null}});
const finish = () => {{
  const all = timeline.config.events.map((event) => event.unique_id);
  for (const id of all) timeline.goToId(id);
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = JSON.stringify({{events: all, title: timeline.config.title.text.headline}});
  document.body.append(report);
}};
timeline.on("loaded", finish);
</script></body></html>
"""
_ADDRESS = re.compile(r'"url":"(https?://[^"]+)"')


def read(published: Published) -> Iterator[Reading]:
    """Load the file, go to each slide, and read the page back."""
    slides = (published.site / PATH).read_text("utf-8")
    events = latest(published.timeline)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(installed() / "node_modules/@knight-lab/timelinejs/dist", folder / "dist")
        (folder / "page.html").write_text(PAGE.format(slides=slides.replace("<", "\\u003c")), "utf-8")
        html = _render(folder)
        asked = sorted(set(_ADDRESS.findall((folder / "net.json").read_text("utf-8"))))
    page = parse(_without_scripts(html))
    (report,) = [json.loads(each.text) for each in page.find("pre") if each.attributes.get("id") == "report"]
    dates = [each.text for each in page.find("h3") if each.attributes.get("class") == "tl-headline-date"]
    shown = [parse(slide["display_date"]).text for slide in json.loads(slides)["events"]]
    is_right = report["events"] == [event.id for event in events] and not asked
    is_right &= sorted(date for date in dates if date) == sorted(shown)
    told = f"{len(report['events'])} slides of {len(events)} events, each with its date in words"
    result = f"{told}; asked {asked or 'nobody'}"
    yield Reading(PATH, result, is_right)


def _render(folder: Path) -> str:
    """Return the page as it is once the program has drawn it."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom")
    quiet = ("--disable-background-networking", "--disable-component-update", "--no-first-run")
    time = ("--virtual-time-budget=30000", f"--log-net-log={folder / 'net.json'}")
    command = [str(find_browser(os.environ)), *options, *quiet, *time, (folder / "page.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return done.stdout


def _without_scripts(html: str) -> str:
    return re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
