"""What the site's settings must be, and what is proposed where they are not that."""

import pytest

from build_scripts.site.settings import explain_contact, explain_edit_uri, explain_web_address

REPOSITORY = "https://example.org/project/record"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mailto:safety@example.org",
        "mailto:a.b+c@mail.example.org?subject=Timeline",
        "mailto:a@example.org,b@example.org",
        "MAILTO:a@example.org",
        "https://example.org/form?x=1#y",
        "http://127.0.0.1:8000/form",
    ],
)
def test_contacts(text: str) -> None:
    """A mailbox with `mailto:` and an address of the web can be followed."""
    assert explain_contact(text) == ""


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("safety@example.org", "write `mailto:safety@example.org`"),
        ("Safety <safety@example.org>", "write `mailto:safety@example.org`"),
        ("mailto: safety@example.org", "write `mailto:safety@example.org`"),
        ("mailto://safety@example.org", "write `mailto:safety@example.org`"),
        ("www.example.org/form", "write `https://www.example.org/form`"),
        ("//example.org/form", "write `https://example.org/form`"),
        ("example.org", "write `https://example.org`"),
        ("mailto:", "write `mailto:safety@example.org`, or an address that begins with `https://`"),
        ("mailto:safety", "write `mailto:safety@example.org`, or an address that begins with `https://`"),
        ("javascript:alert(1)", "write `mailto:safety@example.org`, or an address that begins with `https://`"),
        ("tel:+93", "write `mailto:safety@example.org`, or an address that begins with `https://`"),
        ("/form", "write `mailto:safety@example.org`, or an address that begins with `https://`"),
        ("https://", "write `mailto:safety@example.org`, or an address that begins with `https://`"),
    ],
)
def test_no_contacts(text: str, remedy: str) -> None:
    """Of anything else it is said what was meant, where that can be told."""
    assert explain_contact(text) == f"`{text}` is no address that a link can lead to: {remedy}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ""),
        ("https://example.org/a/", ""),
        ("example.org/a/", "`example.org/a/` is no address of the web: write `https://example.org/a/`"),
        ("https:///a", "`https:///a` is no address of the web: write one that begins with `https://`"),
        ("ftp://a.example/", "`ftp://a.example/` is no address of the web: write one that begins with `https://`"),
    ],
)
def test_addresses_of_the_web(text: str, problem: str) -> None:
    """The addresses of the site and of its repository have a scheme and a host."""
    assert explain_web_address(text) == problem


@pytest.mark.parametrize("text", ["", "edit/main", "/edit/main/", "-/edit/main", "src/branch/main"])
def test_edit_uris(text: str) -> None:
    """What stands between the repository and a file is a path, with or without slashes around it."""
    assert explain_edit_uri(text, REPOSITORY) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{REPOSITORY}/edit/main", "holds `repo_url`, which stands before it: write `edit/main`"),
        ("https://example.net/edit", "is not a part of an address below `repo_url`: write for example `edit/main`"),
        ("../edit", "is not a part of an address below `repo_url`: write for example `edit/main`"),
        ("edit main", "is not a part of an address below `repo_url`: write for example `edit/main`"),
        ("?query=root/", "is not a part of an address below `repo_url`: write for example `edit/main`"),
    ],
)
def test_no_edit_uris(text: str, problem: str) -> None:
    """Anything that would lead out of the repository is refused."""
    assert explain_edit_uri(text, REPOSITORY) == f"`{text}` {problem}"


def test_edit_uri_without_a_repository() -> None:
    """A part of an address needs the part before it."""
    problem = "`edit/main` stands behind `repo_url`, which is not set: set it, or leave `edit_uri` out"
    assert explain_edit_uri("edit/main", "") == problem
