"""What an entry states, for a second reader: every row and paragraph, each with its sources."""

from build_scripts.contribute.read import statements
from build_scripts.language.interface import read_strings
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD

GAZETTE, WATCH = ("gazette-2031",), ("watch-report",)


def test_statements() -> None:
    """Nothing that the entry says of the event is left out, in the order of the page."""
    record = load_record(read_files(RECORD / "events"), None)
    entry = record.events["2031-04-02-mill-dike-breach"]
    assert list(statements(entry, record, read_strings("en", RECORD))) == [
        (
            (
                "Breach of the mill dike. The mill dike broke in the night; sources differ on how many "
                "people had to leave."
            ),
            (),
        ),
        ("2–3 April 2031, 23:40+01:00 (The gauge stopped at midnight.)", GAZETTE),
        ("Mill dike, Lower Marrow (The upper end of the dike.)", ()),
        ("10.505, -20.254, to 200 m (where the water came through)", WATCH),
        ("River Watch: Investigator", WATCH),
        ("Volunteers of the rowing club: Responder (with four boats)", GAZETTE),
        ("Displaced at least 36, households' members, according to River Watch; as of 20 April 2031", WATCH),
        (
            (
                "Displaced 60, according to Mayor's office (through A spokeswoman); as of 4 April 2031; "
                "replaced by River Watch"
            ),
            GAZETTE,
        ),
        ("Displaced 12, Children, according to River Watch; including two newborns", WATCH),
        ("Injured dozens, in the publisher's own voice; without Helpers (no number is given)", GAZETTE),
        ("Cost 1,200, according to Council of Lower Marrow; of 2031", GAZETTE),
        (("Council of Lower Marrow: Accused, according to Rowing club; April 2031 (for want of repairs)"), GAZETTE),
        (("Council of Lower Marrow: Denied, according to Council of Lower Marrow (through The town clerk)"), GAZETTE),
        (
            (
                "“The dike had not been inspected: not once in ten years.”, according to Rowing club "
                "(through Its chair): Disputed; for: watch-report; against: 2031-04-inquiry (The inquiry "
                "found two inspections.)"
            ),
            ("gazette-2031", "watch-report", "2031-04-inquiry"),
        ),
        ("The dike broke in the night. The inquiry came later, and so did the vote.", ("gazette-2031", "watch-report")),
        ("Gauge Metres", ()),
        ("Old 4.1", ()),
        ("The gauge is described here.", WATCH),
    ]
