"""The files of a project, made of templates: those that are its own from the first day, and those of the toolkit.

The delimiters of the templates are `[= … =]` and `[% … %]`: workflows have braces of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from build_scripts.base.yaml_text import scalar
from build_scripts.contribute.forms.form import FIELDS
from build_scripts.contribute.project.answers import LICENSES, Answers, ProjectError
from build_scripts.model.meanings import meanings
from build_scripts.model.vocabulary import Vocabulary, default_word

FILES = Path(__file__).with_name("files")
SAMPLE = "events/2019/2019-05-04-footbridge-northport.md"
EXECUTABLE = frozenset({".ci/propose", ".ci/sheet"})
"""Files that are run."""
OWN: Mapping[str, str] = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    **{f"docs/{name}.md": f"docs/{name}.md" for name in ("index", "reading", "methodology", "policy", "corrections")},
}
"""The files that a project is given once, by path, each with its template."""
KEPT: Mapping[str, str] = {
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".editorconfig": "editorconfig",
    "requirements.txt": "requirements.txt",
    **{f"docs/{name}.md": f"docs/{name}.md" for name in ("contributing", "format", "import", "publishing")},
}
"""The files that `upgrade` brings forward, by path, each with its template."""
WORKFLOWS = ("check", "links", "new-event", "publish", "sheet")
FORGE: Mapping[str, Mapping[str, str]] = {
    "github": {
        **{f".github/workflows/{name}.yml": f"github/workflows/{name}.yml" for name in WORKFLOWS},
        **{f".github/ISSUE_TEMPLATE/{n}.yml": f"github/forms/{n}.yml" for n in ("config", "correction", "new-event")},
        ".github/pull_request_template.md": "github/pull_request_template.md",
        ".github/dependabot.yml": "github/dependabot.yml",
        ".ci/propose": "github/propose",
        ".ci/sheet": "github/sheet",
        "sheets/README.md": "sheets.md",
    },
    "gitlab": {
        ".gitlab-ci.yml": "gitlab/ci.yml",
        ".gitlab/issue_templates/New event.md": "gitlab/new-event.md",
        ".gitlab/issue_templates/Correction.md": "gitlab/correction.md",
        ".gitlab/merge_request_templates/Default.md": "gitlab/merge_request.md",
    },
    "none": {},
}
"""More files that `upgrade` brings forward, by the forge that needs them."""
_PROJECT = {
    "is_toolkit": False,
    "install": "python -m pip install --requirement requirements.txt",
    "tools": "python -m pip install --requirement requirements.txt",
    "site": "timeline build",
    "timeline": "timeline",
    "lock": "requirements.txt",
    "guide": "docs/publishing.md",
    "links_guide": "docs/publishing.md",
}
_TOOLKIT = {
    "is_toolkit": True,
    "install": "make install",
    "tools": "make tools",
    "site": "make site",
    "timeline": ".venv/bin/timeline",
    "lock": "requirements.lock",
    "guide": "docs/publishing.md",
    "links_guide": "docs/link-check.md",
}
_PARTS = {
    "Event": (
        "Keys of an event",
        "Required: `title`, `date`, `kind`, `status`, `summary`, and at least one source.",
        "",
    ),
    "Source": ("Sources", "Each has a name of its own, by which rows and the account cite it.", ""),
    "Figure": ("Figures", "Each row is one count by one speaker. The measure is the key.", "figures"),
    "Attribution": ("Attribution", "Who did it, according to whom.", "attribution"),
    "Participant": ("Actors of an event", "Who took part. It is not a finding of guilt.", "actors"),
    "Claim": ("Claims", "Statements weighed one by one.", ""),
    "Relation": ("Related events", "Ties to other events.", ""),
    "Change": ("Changes", "The public log of corrections, the newest last.", ""),
    "Actor": ("Actors", "A file in `events/_actors/` each.", ""),
    "Place": ("Places", "A file in `events/_places/` each.", ""),
}


def check_words(vocabulary: Vocabulary) -> None:
    """Check that a vocabulary has the words that forms and guides show.

    :raises ProjectError: when one of its lists is empty.
    """
    for name in ("kinds", "statuses", "measures", "stances", "roles"):
        if not getattr(vocabulary, name):
            raise ProjectError(f"the vocabulary has no word under `{name}`: add one")


def own_files(answers: Answers, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the files that a project is given once, text by path."""
    values = _values(answers, vocabulary)
    licence = {"LICENSE": "LICENSE"} if answers.license != "none" else {}
    return {path: render(template, values) for path, template in {**OWN, **licence}.items()}


def kept_files(answers: Answers, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the files that stay the toolkit's, text by path; their choices are words of the vocabulary."""
    values = _values(answers, vocabulary)
    return {path: render(template, values) for path, template in {**KEPT, **FORGE[answers.forge]}.items()}


def toolkit_workflows() -> dict[str, str]:
    """Return the workflows of the repository that holds the toolkit itself, text by path."""
    files = {
        path: template for path, template in FORGE["github"].items() if "/workflows/" in path or path == ".ci/propose"
    }
    del files[".github/workflows/sheet.yml"]
    return {path: render(template, _TOOLKIT) for path, template in files.items()}


def sample_event(vocabulary: Vocabulary) -> str:
    """Return the text of an event that shows what one needs."""
    return render("sample.md", _words(vocabulary))


def _values(answers: Answers, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return everything that templates may name."""
    licence = LICENSES[answers.license]
    return {
        **_PROJECT,
        **_words(vocabulary),
        "name": answers.name,
        "about": answers.about,
        "forge": answers.forge,
        "license": answers.license,
        "license_name": licence.name,
        "license_title": licence.title,
        "license_url": licence.url,
        "requirement": answers.requirement,
        "sample": sample_event(vocabulary),
        "fields": [label for key, label in FIELDS.items() if key != "agreed"],
        "parts": list(_parts(vocabulary)),
    }


def _words(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the words of a vocabulary that forms and guides show."""
    statuses = {name: word for name, word in vocabulary.statuses.items() if not word.withdraws}
    plain = next((name for name, word in statuses.items() if not word.origins), default_word(statuses))
    return {
        "first_kind": default_word(vocabulary.kinds),
        "plain_status": plain,
        "plain_status_at": [*statuses, plain].index(plain),
        "kinds": list(vocabulary.kinds.values()),
        "statuses": list(statuses.values()),
        "measures": list(vocabulary.measures),
        "stances": list(vocabulary.stances),
    }


def _parts(vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """Yield the tables of keys: what each key means, as everywhere else."""
    measure, stance, role = map(default_word, (vocabulary.measures, vocabulary.stances, vocabulary.roles))
    rows = {
        "figures": f"{measure}: 12, by: Northport town council",
        "attribution": f"name: Northport town council, stance: {stance}",
        "actors": f"name: Northport town council, role: {role}",
    }
    examples = {key: f"{key}:\n  - {{{row}, sources: [example-gazette-2019]}}" for key, row in rows.items()}
    for name, (title, note, example) in _PARTS.items():
        yield {
            "title": title,
            "note": note,
            "example": examples.get(example, ""),
            "rows": list(meanings()[name].items()),
        }


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill in a template."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FILES),
        autoescape=False,
        undefined=StrictUndefined,
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[=",
        variable_end_string="=]",
        comment_start_string="[##",
        comment_end_string="##]",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = scalar
    return environment
