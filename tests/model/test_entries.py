"""The model: what an actor and a place are called."""

import pytest

from build_scripts.model.entries import Actor, Place
from build_scripts.model.rows import Name


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("River Watch", ("River Watch",)),
        ("River Watch (RW)", ("River Watch (RW)", "River Watch", "RW")),
        ("Jamaat-ul-Ahrar (JuA)", ("Jamaat-ul-Ahrar (JuA)", "Jamaat-ul-Ahrar", "JuA")),
        ("Council (Upper Marrow)", ("Council (Upper Marrow)", "Council")),
        ("Council (Marrow)", ("Council (Marrow)", "Council")),
        ("(Watch)", ("(Watch)",)),
        ("The (RW) watch", ("The (RW) watch",)),
    ],
)
def test_names_of_an_actor(name: str, names: tuple[str, ...]) -> None:
    """Its name, the name without brackets, an abbreviation in them, and its aliases."""
    actor = Actor(id="a", path="", name=name, kind="service", aliases=(Name(text="Gauge"),))
    assert actor.names == (*names, "Gauge")


def test_names_of_a_place() -> None:
    """Its name, the name without brackets, and its names in other languages; what is in the brackets is none."""
    native, alias = (Name(text="مارو", lang="fa"),), (Name(text="Old Mill"),)
    place = Place(id="p", path="", name="Mill (NW)", kind="site", native=native, aliases=alias)
    assert place.names == ("Mill (NW)", "Mill", "مارو", "Old Mill")
