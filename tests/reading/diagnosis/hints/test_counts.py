"""What is said of texts that are no counts."""

import pytest

from build_scripts.reading.diagnosis.hints.counts import count_in_words, explain_count

FORMS = (
    "Write `13`, `at least 36`, `at most 40`, `about 150`, `60 to 62` or `3 (0 to 20)`, or the source's words without"
    " digits."
)
NO_FORM = "`{}` is not one of the forms for a count."


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("", "There is no number and no word here.", FORMS),
        ("  ", "There is no number and no word here.", FORMS),
        ("-5", "`-5` is negative; a count is not.", "Write `5` if that is meant."),
        ("−1,200", "`−1,200` is negative; a count is not.", "Write `1,200` if that is meant."),
        ("fewer than 0", "`fewer than 0` would be fewer than none.", "Write `0` if there were none."),
        ("62 to 60", "`62 to 60` runs from more to fewer.", "Write `60 to 62` if that is meant."),
        ("62-60", "`62-60` runs from more to fewer.", "Write `60 to 62` if that is meant."),
        ("1000000000001", "This number is larger than a million millions.", "Check the number of zeros."),
        ("9" * 201, "This is too long for a count.", FORMS),
        ("12.5", "`12.5` is not a whole number.", "Write a whole number, such as `1200` or `1,200`."),
        ("1,20", "`1,20` is not a whole number.", "Write a whole number, such as `1200` or `1,200`."),
        ("1.200", NO_FORM, "Write `1200`."),
        ("۱۳", NO_FORM, "Write `13`."),
        ("up to 40", NO_FORM, "Write `at most 40`."),
        ("<40", NO_FORM, "Write `fewer than 40`."),
        ("40 or fewer", NO_FORM, "Write `at most 40`."),
        (">200", NO_FORM, "Write `more than 200`."),
        ("40+", NO_FORM, "Write `at least 40`."),
        ("40 or more", NO_FORM, "Write `at least 40`."),
        ("around 150", NO_FORM, "Write `about 150`."),
        ("between 60 and 62", NO_FORM, "Write `60 to 62`."),
        ("60/62", NO_FORM, "Write `60 to 62`."),
        ("at least 36 civilians", NO_FORM, "Write `at least 36`."),
        ("3 (0-20)", NO_FORM, "Write `3 (0 to 20)`."),
        ("3 [0–20]", NO_FORM, "Write `3 (0 to 20)`."),
        ("about 1,500 (between 1,200 and 2,000)", NO_FORM, "Write `about 1500 (1200 to 2000)`."),
        ("3 (95% CI: 0—20)", NO_FORM, "Write `3 (0 to 20)`."),
        ("0-20 (best: 3)", NO_FORM, "Write `3 (0 to 20)`."),
        ("best 3, low 0, high 20", NO_FORM, "Write `3 (0 to 20)`."),
        ("more than 1.2 million", NO_FORM, "Write `more than 1200000`."),
        ("1.2m displaced", NO_FORM, "Write `1200000`."),
        ("2–3 million people", NO_FORM, "Write `2000000 to 3000000`."),
        ("5 or 6 thousand", NO_FORM, "Write `5000 to 6000`."),
        ("about 3k", NO_FORM, "Write `about 3000`."),
        ("2 lakhs", NO_FORM, "Write `200000`."),
        ("1.2345 thousand", "`{}` is not a whole number.", "Write a whole number, such as `1200` or `1,200`."),
        ("3m", NO_FORM, FORMS),
        ("under 40", NO_FORM, "Write `fewer than 40`."),
        ("at least 5, up to 8", NO_FORM, "Write `5 to 8`."),
        (
            "5 (including 2 children)",
            "`{}` has more than one count.",
            "Write each in a row of its own, a part with its `group:`.",
        ),
        ("12 + 3", "`{}` has more than one count.", "Write each in a row of its own, a part with its `group:`."),
        ("25 (0-20)", NO_FORM, FORMS),
        (
            "25 (0 to 20)",
            "In `25 (0 to 20)`, the estimate lies outside its bounds.",
            "Correct the estimate or the bounds.",
        ),
        ("3 (20 to 0)", "The bounds of `3 (20 to 0)` run from more to fewer.", "Write `3 (0 to 20)` if that is meant."),
        ("30 (20 to 0)", "The bounds of `30 (20 to 0)` run from more to fewer.", "Write the lower bound first."),
        ("½", NO_FORM, FORMS),
        ("12a", NO_FORM, FORMS),
        ("at least", NO_FORM, FORMS),
        *(
            (sign, f"`{sign}` only fills an empty cell.", "Remove this row.")
            for sign in ("~", "?", "-", "—", "…", "--")
        ),
        ("60 62", NO_FORM, FORMS),
    ],
)
def test_advice(text: str, message: str, remedy: str) -> None:
    """A refused text gets a sentence for what is wrong and a sentence for what to write instead."""
    assert explain_count(text) == (message.format(text), remedy)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("zero", "0"),
        ("no one", "0"),
        ("Twelve", "12"),
        ("twelve people", "12"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("twenty-five", "25"),
        ("a hundred", "100"),
        ("two hundred and five", "205"),
        ("between two hundred and three hundred", "200 to 300"),
        ("two to three hundred people", "200 to 300"),
        ("two or three hundred", "200 to 300"),
        ("one thousand", "1000"),
        ("at least twelve", "at least 12"),
        ("twelve or more", "at least 12"),
        ("up to thirty", "at most 30"),
        ("ten or twelve", "10 to 12"),
        ("between two and three", "2 to 3"),
        ("dozens", ""),
        ("several", ""),
        ("several hundred", ""),
        ("a few dozen", ""),
        ("a dozen or so", ""),
        ("more than a dozen", ""),
        ("about a thousand families", ""),
        ("two families", ""),
        ("one of the two", ""),
        ("two thousand", ""),
        ("twenty twelve", ""),
        ("someone", ""),
        ("none reported", ""),
        ("دوازده", ""),
    ],
)
def test_numbers_in_words(text: str, count: str) -> None:
    """English words for a number up to a thousand stand for it; a loose phrase, and part of a sentence, do not."""
    assert count_in_words(text) == count
