"""What is wrong with a file that was refused, where, and what to write instead.

Everything that knows hints, guesses, places and partial reading is in this package, and for a right file none of it is
imported: others import it inside the function that has something to explain, and only what is in this module.
"""

from build_scripts.reading.diagnosis.body_places import find_citations
from build_scripts.reading.diagnosis.characters import explain_characters
from build_scripts.reading.diagnosis.file import Part, diagnose, place_in_file, place_in_part, read_part
from build_scripts.reading.diagnosis.files import explain_refused_files
from build_scripts.reading.diagnosis.front_matter import explain_yaml
from build_scripts.reading.diagnosis.hints.addresses import explain_address, only_address
from build_scripts.reading.diagnosis.hints.calendars import ask_calendar, read_solar, without_era
from build_scripts.reading.diagnosis.hints.counts import count_in_words, explain_count, only_count
from build_scripts.reading.diagnosis.hints.dates import explain_date, only_reading
from build_scripts.reading.diagnosis.hints.degrees import decimal_degrees
from build_scripts.reading.diagnosis.hints.distances import intended_distance
from build_scripts.reading.diagnosis.hints.ids import intended_event_ids
from build_scripts.reading.diagnosis.hints.times import only_time
from build_scripts.reading.diagnosis.partial import as_far_as_read
from build_scripts.reading.diagnosis.places import locate

__all__ = [
    "Part",
    "as_far_as_read",
    "ask_calendar",
    "count_in_words",
    "decimal_degrees",
    "diagnose",
    "explain_address",
    "explain_characters",
    "explain_count",
    "explain_date",
    "explain_refused_files",
    "explain_yaml",
    "find_citations",
    "intended_distance",
    "intended_event_ids",
    "locate",
    "only_address",
    "only_count",
    "only_reading",
    "only_time",
    "place_in_file",
    "place_in_part",
    "read_part",
    "read_solar",
    "without_era",
]
