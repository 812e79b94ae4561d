"""Lists of names by their letters: every name is on one page, and no page has more than fit."""

from build_scripts.pages.names import MANY, Letters, all_letters, split_names


def _leaves(names: dict[str, str]) -> list[Letters]:
    parts = all_letters(names)
    return [
        part for part in parts if part.is_share or not split_names({id_: names[id_] for id_ in part.ids}, part.prefix)
    ]


def test_few_names_are_one_list() -> None:
    """A thousand names are on one page."""
    assert split_names({f"{number}": f"Name {number}" for number in range(MANY)}) == []


def test_names_by_first_letter() -> None:
    """Names are under their first letter, without case and accents, in any script; the parts know those beside them."""
    names = {f"n{number}": f"{letter}ort {number}" for number in range(400) for letter in ("Á",)}
    names |= {f"b{number}": f"a bay {number}" for number in range(400)} | {
        f"k{number}": f"کوه {number}" for number in range(400)
    }
    parts = all_letters(names)
    assert [(part.folder, len(part.ids), part.number, part.total) for part in parts] == [
        ("letters/a/", 800, 1, 2),
        ("letters/ک/", 400, 2, 2),
    ]
    assert parts[0].after is not None
    assert (parts[0].before, parts[0].after.folder) == (None, "letters/ک/")


def test_letters_with_too_many_names_go_on() -> None:
    """Names that begin alike are told apart by the letter that follows; one that ends there has a page beside them."""
    names = {"end": "Kala"} | {f"n{number}": f"Kala {number}" for number in range(2_500)} | {"z": "Zor"}
    leaves = _leaves(names)
    assert [part.folder for part in leaves][:3] == ["letters/kala-/", "letters/kala0/", "letters/kala1-/"]
    assert sorted(id_ for part in leaves for id_ in part.ids) == sorted(names)
    assert max(len(part.ids) for part in leaves) <= MANY


def test_names_that_are_all_alike_are_numbered_shares() -> None:
    """Where nothing tells names apart they are split by number."""
    names = {f"n{number}": "Abad" for number in range(2_300)}
    leaves = _leaves(names)
    assert [(part.folder, len(part.ids)) for part in leaves] == [
        ("letters/a-part-1/", 1_000),
        ("letters/a-part-2/", 1_000),
        ("letters/a-part-3/", 300),
    ]


def test_addresses_of_names_do_not_clash() -> None:
    """No two parts have one address."""
    names = {f"{number}": "k" * (number % 40 + 1) + "a" * (number % 3) for number in range(6_000)}
    folders = [part.folder for part in all_letters(names)]
    assert len(folders) == len(set(folders))
